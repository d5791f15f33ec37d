package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.Causes;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.screening.FileScreening;
import org.claimscreener.screening.packs.PackArchives;
import org.claimscreener.screening.standing.GivenStanding;
import org.claimscreener.screening.standing.StandingSource;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Screens a file. */
@Command(
        name = "screen",
        header = "Screens a file of settlements in the national form.",
        description = {
            "Runs the screening job over JSON lines, each a settlement (infno 2207, 2304, 2102) or a reversal (2208,"
                    + " 2305, 2103) as a hospital system has it, in the file's order. Writes one line a settlement, in"
                    + " the same order. The same file and packs give the same bytes.",
            "",
            "A line that cannot be screened costs that line only: it goes to the dead-letter file with its number, the"
                    + " reason and the field. That file is always written, empty when there is nothing to say.",
            "Results take their place only when they are whole; a run that fails leaves what was there before."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the file was screened",
            "1:it could not be; standard error says why",
            "2:the command line makes no sense",
            "3:with --strict: it was screened, and some lines became dead letters"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener screen --in day.jsonl --out day.results.jsonl",
            "  screener screen --in day.jsonl --out - --strict | jq -c 'select(.verdict != \"RELEASE\")'",
            "  screener screen --in day.jsonl --out try.jsonl --packs my-pack/ --packs other-pack.zip"
        })
final class ScreenCommand implements Callable<Integer> {
    private static final String DEAD_LETTERS = "dead-letters.jsonl";

    private final Console console;
    private final Installation installation;

    @Option(names = "--in", required = true, paramLabel = "FILE", description = "JSON lines; - for standard input.")
    private String in = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Results; - for standard output.")
    private String out = "";

    @Option(
            names = "--packs",
            paramLabel = "PACK",
            description = "A rule pack, as a folder or built archive; may be repeated. Given, only these packs decide;"
                    + " else all that come with the screener (rule-packs/packs).")
    private List<Path> packs = List.of();

    @Option(
            names = "--standing",
            paramLabel = "FILE",
            description =
                    "What is in force about whom, for the whole run: JSON lines as screener standing put reads them,"
                            + " one subject a line (default: nothing about anybody).")
    private @Nullable String standing;

    @Option(
            names = "--dead-letters",
            paramLabel = "FILE",
            description = "What could not be screened (default: the results' file name and .dead-letters.jsonl, or"
                    + " dead-letters.jsonl in the current folder with --out -).")
    private @Nullable String deadLetters;

    @Option(names = "--strict", description = "Exit with 3 when there are dead letters.")
    private boolean strict;

    @Option(names = "--quiet", description = "Say nothing on standard error unless it fails.")
    private boolean quiet;

    ScreenCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        RunFolder folder = RunFolder.create("screen");
        try (TidyUp tidyUp = new TidyUp(folder)) {
            List<RulePack> chosen = PackChoice.read(packs, installation);
            StandingSource inForce = standing();
            InputFile input = InputFile.of(in, folder.path());
            OutputFile results = tidyUp.careFor(OutputFile.of(out, folder.path()));
            OutputFile letters = tidyUp.careFor(OutputFile.of(deadLetterFile(), folder.path()));
            refuseToOverwrite(input, results, letters);
            return screen(new Job(input, results, letters, chosen, inForce), folder);
        }
    }

    private record Job(
            InputFile input, OutputFile results, OutputFile letters, List<RulePack> packs, StandingSource inForce) {
        FileScreening.Request request(RunFolder folder) {
            return new FileScreening.Request(
                    input.path(),
                    input.name(),
                    results.partial(),
                    letters.partial(),
                    new PackArchives(packs.stream().map(RulePack::archive).toList()),
                    inForce,
                    folder.path().resolve("state"));
        }
    }

    private StandingSource standing() throws CommandFailure {
        if (standing == null) {
            return GivenStanding.NONE;
        }
        if (standing.equals(StandardStreams.NAME) && in.equals(StandardStreams.NAME)) {
            throw CommandFailure.usage("settlements and standings cannot both come from standard input");
        }
        return new GivenStanding(StandingFile.read(standing));
    }

    private String deadLetterFile() {
        return Optional.ofNullable(deadLetters)
                .orElse(out.equals(StandardStreams.NAME) ? DEAD_LETTERS : out + "." + DEAD_LETTERS);
    }

    private static void refuseToOverwrite(InputFile input, OutputFile results, OutputFile letters)
            throws CommandFailure, IOException {
        for (OutputFile output : List.of(results, letters)) {
            if (output.isSameAs(input.path())) {
                throw CommandFailure.usage(output.given() + " is the input; results would overwrite it");
            }
        }
        if (results.given().equals(letters.given())) {
            throw CommandFailure.usage("results and dead letters cannot both go to " + letters.given());
        }
    }

    private int screen(Job job, RunFolder folder) throws CommandFailure, IOException {
        long begin = System.nanoTime();
        run(job, folder);
        ScreenSummary summary =
                ScreenSummary.of(job.results().partial(), job.letters().partial());
        job.letters().finish(console.out());
        job.results().finish(console.out());
        if (!quiet) {
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            console.err()
                    .println("screener screen: "
                            + summary.inWords(took, job.letters().given()));
        }
        return strict && summary.deadLetters() > 0 ? ExitCodes.DEAD_LETTERS : ExitCodes.OK;
    }

    private void run(Job job, RunFolder folder) throws CommandFailure {
        try (ScreenProgress progress = new ScreenProgress(console)) {
            if (!quiet) {
                progress.begin();
            }
            PackChoice.Compiled compiled = PackChoice.compile(job.packs(), false);
            try {
                FileScreening.run(job.request(folder));
            } finally {
                compiled.close();
            }
        } catch (CommandFailure e) {
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted; nothing was written", e);
        } catch (Exception e) { // As Flink declares it.
            folder.keepLogs();
            throw CommandFailure.failed(
                    "the screening failed: " + Causes.innermost(e) + ". Nothing was written; the log is "
                            + folder.log(),
                    e);
        }
    }
}
