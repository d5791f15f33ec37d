package org.claimscreener.authorkit.deploy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.engine.approval.PackApprovals;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.FactSchema;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackSignature;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Puts a pack where jobs take it from. */
@Command(
        name = "stage",
        header = "Puts an approved archive into the log; jobs compile it, and it decides nothing yet.",
        description = "The signatures are read from ARCHIVE.signatures.json. An archive that is not rightly approved is"
                + " not written.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  packctl stage my-pack-1.1.0.pack --bootstrap-servers 127.0.0.1:9092 \\",
            "    --keys trusted-keys.yaml --key promoter.key --reason \"new price list\" --wait"
        })
public final class StageCommand extends OrderCommand {
    @Parameters(index = "0", paramLabel = "ARCHIVE", description = "What packctl build has made.")
    private Path archive = Path.of("");

    /** Does nothing before it is called. */
    public StageCommand(Console console, OrderAudit audit) {
        super(console, audit, "stage");
    }

    @Override
    void check(TrustedKeys keys) throws CommandFailure {
        RulePack pack = Archives.read(archive);
        List<String> problems = PackApprovals.problems(pack.manifestBytes(), SignaturesFile.read(archive, pack), keys);
        if (!problems.isEmpty()) {
            throw CommandFailure.failed(
                    Archives.inWords(pack) + ", is not rightly approved; nothing was written:\n  "
                            + String.join("\n  ", problems),
                    null);
        }
    }

    @Override
    void order(Promotion promotion) throws IOException, CommandFailure {
        RulePack pack = Archives.read(archive);
        List<PackSignature> signatures = SignaturesFile.read(archive, pack);
        if (promotion.orders().staged(pack.id(), pack.digest()).isPresent()) {
            throw CommandFailure.failed(Archives.inWords(pack) + ", is staged already; nothing was written", null);
        }
        if (!pack.factSchema().equals(FactSchema.fingerprint())) {
            promotion.say("it was built against other facts than this engine's; whether it compiles decides");
        }
        promotion.stage(pack, signatures);
    }
}
