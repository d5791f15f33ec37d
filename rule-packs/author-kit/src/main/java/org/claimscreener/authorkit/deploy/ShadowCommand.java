package org.claimscreener.authorkit.deploy;

import java.io.IOException;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.wire.record.PackControlKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Has a pack evaluated beside what decides. */
@Command(
        name = "shadow",
        header = "Has a staged pack evaluated beside what decides; it decides nothing.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  packctl shadow fraud-patterns 1.5.0 --bootstrap-servers 127.0.0.1:9092 \\",
            "    --keys trusted-keys.yaml --key promoter.key --reason \"compare for a week\" --wait"
        })
public final class ShadowCommand extends OrderCommand {
    @Mixin
    private final StagedPackParameters which = new StagedPackParameters();

    /** Does nothing before it is called. */
    public ShadowCommand(Console console, OrderAudit audit) {
        super(console, audit, "shadow");
    }

    @Override
    void order(Promotion promotion) throws IOException, CommandFailure {
        promotion.order(PackControlKind.SHADOW, which.in(promotion.orders()), null);
    }
}
