package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.launcher.rebuild.InstitutionRebuild;
import org.claimscreener.launcher.rebuild.PatientRebuild;
import org.claimscreener.launcher.rebuild.Rebuilt;
import org.claimscreener.launcher.rebuild.RebuiltJson;
import org.claimscreener.launcher.rebuild.RebuiltText;
import org.claimscreener.screening.saved.SavedState;
import org.claimscreener.verifier.VerifyFailure;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Rebuilds one subject's memory from the log. */
@Command(
        name = "rebuild",
        header = "Folds what is remembered of an institution or a person anew from the log, and compares.",
        description = {
            "Reads the log from its beginning, folds the subject's settlements and reversals by the engine's own rules, and"
                    + " compares what comes of it with what each recorded decision says it rested on (invariant I7).",
            "",
            "Of an institution, each settlement is counted by the features of the packs that decided it, which are found on"
                    + " the topic of orders, so that a feature which joined later counts from then on; with --packs, by those"
                    + " of these packs all along. What a pack counted beside, before it was in force, is not compared.",
            "",
            "With --state it also compares, entry by entry, with the state in a savepoint or retained checkpoint: the"
                    + " folder that holds _metadata. Only what that state has seen is folded then.",
            "",
            "Settlements of several persons at one institution are folded in the order in which the log took them. Those"
                    + " that overtook each other by milliseconds in the job show as differences of one."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that was compared is equal",
            "1:something differs, the log does not know the subject, or something cannot be read",
            "2:the command line makes no sense"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener rebuild --institution P43010200001 --bootstrap-servers 127.0.0.1:9092",
            "  screener rebuild --patient P00000000077 --recorded logs/2026-11-24 --state checkpoints/ab12/chk-40"
        })
final class RebuildCommand implements Callable<Integer> {
    private final Console console;
    private final Installation installation;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Subject subject = new Subject();

    @ArgGroup(exclusive = true, multiplicity = "1")
    private LogPlace log = new LogPlace();

    @Option(
            names = "--state",
            paramLabel = "FOLDER",
            description = "A savepoint or checkpoint of the job to compare with: the folder that holds _metadata.")
    private @Nullable Path state;

    @Mixin
    private PackOptions packs = new PackOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Whose memory: one of them is given. */
    static final class Subject {
        @Option(names = "--institution", required = true, paramLabel = "ID", description = "fixmedins_code.")
        private @Nullable String institutionId;

        @Option(names = "--patient", required = true, paramLabel = "ID", description = "psn_no.")
        private @Nullable String patientId;
    }

    RebuildCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        Rebuilt rebuilt = rebuilt();
        if (rebuilt.settlements() == 0) {
            throw CommandFailure.failed(
                    "the log holds no settlement of " + rebuilt.subject() + ". Check the id, and that this is its log",
                    null);
        }
        if (json) {
            console.out().println(RebuiltJson.of(rebuilt));
        } else {
            RebuiltText.of(rebuilt).forEach(console.out()::println);
        }
        return rebuilt.equal() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    @SuppressWarnings("try") // What it tidies up is the folder that it was made with.
    private Rebuilt rebuilt() throws CommandFailure, IOException {
        RunFolder folder = RunFolder.create("rebuild");
        try (TidyUp tidyUp = new TidyUp(folder);
                ReadingProgress progress = new ReadingProgress(console, "rebuild")) {
            Optional<SortedMap<String, String>> saved = saved();
            if (subject.patientId != null) {
                return PatientRebuild.of(subject.patientId, log::open, saved, progress);
            }
            return InstitutionRebuild.of(
                    String.valueOf(subject.institutionId),
                    log::open,
                    packs.library(folder.path().resolve("packs"), installation),
                    packs.namesPacks(),
                    saved,
                    progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private Optional<SortedMap<String, String>> saved() throws CommandFailure {
        if (state == null) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(state.resolve("_metadata"))) {
            throw CommandFailure.usage("--state: " + state
                    + " holds no _metadata; name the folder of one savepoint or checkpoint, such as chk-40");
        }
        try {
            return Optional.of(
                    subject.patientId != null
                            ? SavedState.ofPatient(state.toUri(), subject.patientId)
                            : SavedState.ofInstitution(state.toUri(), String.valueOf(subject.institutionId)));
        } catch (Exception e) {
            throw CommandFailure.failed(
                    "the state in " + state + " cannot be read: " + e.getMessage()
                            + ". It must be of this job, and of this build's version or an older one",
                    e);
        }
    }
}
