package org.claimscreener.authorkit.deploy;

import java.io.IOException;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.wire.record.PackControlKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

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
    @Parameters(index = "0", paramLabel = "ID", description = "Id from pack.yaml.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "VERSION|DIGEST",
            description = "A version that is staged, or at least 8 digits of its digest.")
    private String pick = "";

    /** Does nothing before it is called. */
    public ShadowCommand(Console console) {
        super(console, "shadow");
    }

    @Override
    void order(Promotion promotion) throws IOException, CommandFailure {
        promotion.order(PackControlKind.SHADOW, PackPick.of(promotion.orders().of(id), pick), null);
    }
}
