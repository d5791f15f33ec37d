package org.claimscreener.authorkit.deploy;

import java.io.IOException;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.wire.record.PackControlKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lets a pack go. */
@Command(
        name = "retire",
        header = "Lets a pack go: what decides, waits, is evaluated beside, or is only staged.",
        description = {
            "When it decides, the version that decided before it does so again; once the last one is retired, no version"
                    + " of the pack does."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  packctl retire fraud-patterns 1.5.0 --bootstrap-servers 127.0.0.1:9092 \\",
            "    --keys trusted-keys.yaml --key promoter.key --reason \"overtaken by 1.6.0\" --wait"
        })
public final class RetireCommand extends OrderCommand {
    @Mixin
    private final StagedPackParameters which = new StagedPackParameters();

    /** Does nothing before it is called. */
    public RetireCommand(Console console, OrderAudit audit) {
        super(console, audit, "retire");
    }

    @Override
    void order(Promotion promotion) throws IOException, CommandFailure {
        promotion.order(PackControlKind.RETIRE, which.in(promotion.orders()), null);
    }
}
