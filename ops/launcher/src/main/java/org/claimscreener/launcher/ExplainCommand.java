package org.claimscreener.launcher;

import java.io.IOException;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.replay.Replayed;
import org.claimscreener.launcher.explain.Explanation;
import org.claimscreener.launcher.explain.ExplanationJson;
import org.claimscreener.launcher.explain.ExplanationText;
import org.claimscreener.launcher.packs.CompiledOnDemand;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.verifier.VerifyFailure;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains one decision. */
@Command(
        name = "explain",
        header = "Says why a settlement was decided as it was, and evaluates it again.",
        description = {
            "Finds the binding decision of a settlement in the log of decisions, rebuilds what the screener remembered of"
                    + " the person then, evaluates the same packs again and compares the bytes.",
            "",
            "The log is read twice from its beginning. The settlement itself and the earlier ones of the person must"
                    + " still be in the topic of settlements. Packs are found by the digests that the decision names: on"
                    + " the topic of orders first, then among --packs. It says since when they were in force and who"
                    + " signed them."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the same came of it, byte for byte",
            "1:something else came of it, it cannot be evaluated again, or it was not decided",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener explain 430100G000000042 --bootstrap-servers 127.0.0.1:9092",
            "  screener explain 430100G000000042 --recorded logs/2026-11-24 --json | jq .findings"
        })
final class ExplainCommand implements Callable<Integer> {
    private final Console console;
    private final Installation installation;

    @Parameters(index = "0", paramLabel = "SETTLEMENT_ID", description = "setl_id of the settlement.")
    private String settlementId = "";

    @ArgGroup(exclusive = true, multiplicity = "1")
    private LogPlace log = new LogPlace();

    @Mixin
    private PackOptions packs = new PackOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    ExplainCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        return print(explanation());
    }

    private Explanation.Result explanation() throws CommandFailure, IOException {
        RunFolder folder = RunFolder.create("explain");
        try (TidyUp tidyUp = new TidyUp(folder);
                ReadingProgress progress = new ReadingProgress(console, "explain")) {
            PackLibrary library = packs.library(folder.path().resolve("packs"), installation);
            CompiledOnDemand compiled = new CompiledOnDemand(library);
            var unused = tidyUp.careFor((TidyUp.Part) compiled::close);
            return Explanation.of(settlementId, log::open, library, compiled, progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private int print(Explanation.Result result) throws CommandFailure {
        if (result instanceof Explanation.Decided decided) {
            return print(decided.explanation());
        }
        Explanation.NotDecided not = (Explanation.NotDecided) result;
        if (not.letters().isEmpty()) {
            throw CommandFailure.failed(
                    "the log knows no settlement " + settlementId
                            + ": neither a decision nor a dead letter names it. Check the id, and that this is its log",
                    null);
        }
        ExplanationText.notDecided(settlementId, not.letters()).forEach(console.out()::println);
        return ExitCodes.FAILED;
    }

    private int print(Explanation explanation) {
        if (json) {
            console.out().println(ExplanationJson.of(explanation));
        } else {
            ExplanationText.of(explanation).forEach(console.out()::println);
        }
        return explanation.replayed() instanceof Replayed.Same ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
