package org.claimscreener.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.launcher.explain.EngineReEvaluation;
import org.claimscreener.launcher.packs.CompiledOnDemand;
import org.claimscreener.launcher.packs.PackLibrary;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.ReportJson;
import org.claimscreener.verifier.ReportText;
import org.claimscreener.verifier.Verification;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.VerifySettings;
import org.claimscreener.verifier.log.LogSource;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges the topics. */
@Command(
        name = "verify",
        header = "Checks over the topics that what is promised held.",
        description = {
            "Reads settlements, decisions and dead letters up to their ends and checks: one binding answer a settlement,"
                    + " all copies equal (I1); every input answered or dead-lettered, once (I2); every fen of every line"
                    + " accounted for (I3); with --re-evaluate, deciding again gives the same bytes (I4); effects in"
                    + " input order (I5); nothing came out that did not go in (I6); what was remembered is what the log"
                    + " says (I7); one pack set a decision, which the job said was in force (I8); no audit"
                    + " chain was touched (I9); what was withheld opened one hold, which ends once and in time (I10);"
                    + " every answer committed; every record legible.",
            "",
            "Packs are found by the digests that decisions name: on the topic of orders first, then among --packs. A"
                    + " settlement may be decided some seconds after another set came in force, so I8 looks at no order"
                    + " in time. Without statuses about packs on the topics, I8 says that it was not checked.",
            "",
            "It shares no code with what it checks beyond the schemas. Each violation is printed with its settlement id,"
                    + " the records concerned as topic-partition@offset, the accused one first, and what it means. What"
                    + " could not be checked is counted with its reason.",
            "",
            "A settlement takes about 400 bytes of memory, with --re-evaluate some thousand. A log that is larger than"
                    + " the memory ends the run; give it more with SCREENER_JAVA_OPTS=-Xmx4g."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:no promise was seen broken",
            "1:some was, there was nothing to check, or the log could not be read; standard error says which",
            "2:the command line makes no sense",
            "130:--follow only: stopped by Ctrl-C, and no promise was seen broken"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener verify --bootstrap-servers 127.0.0.1:9092",
            "  screener verify --recorded logs/2026-11-24 --json | jq .violations",
            "  screener verify --bootstrap-servers kafka:9092 --follow --metrics-port 9465"
        })
final class VerifyCommand implements Callable<Integer> {
    private final Console console;
    private final Installation installation;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private LogPlace log = new LogPlace();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "An answer may be missing, or not committed, for so long before it is a violation (default:"
                    + " 60s; of a recorded folder 0s). More than the job's checkpoint interval.")
    private @Nullable Duration grace;

    @Option(names = "--json", description = "Print one JSON object at the end; progress goes to standard error.")
    private boolean json;

    @Option(names = "--re-evaluate", description = "Decide everything again with this build's engine (I4). Slow.")
    private boolean reEvaluate;

    @Mixin
    private PackOptions packs = new PackOptions();

    @Option(
            names = "--allow-pack-changes",
            description = "In a log without statuses about packs: a set that comes back after another is no violation.")
    private boolean allowPackChanges;

    @Option(
            names = "--max-settlements",
            paramLabel = "N",
            description = "How many settlements may be held in memory (default: what this heap has room for).")
    private @Nullable Long maxSettlements;

    @Option(names = "--follow", description = "Go on and on, with metrics, until Ctrl-C or --for.")
    private boolean follow;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "With --follow: how long, e.g. 60s, 2h.")
    private @Nullable Duration length;

    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "With --follow: where Prometheus reads screener_verify_* at /metrics; 0 for any free port"
                    + " (default: ${DEFAULT-VALUE}).")
    private int metricsPort = 9465;

    @Option(
            names = "--remember",
            paramLabel = "DAYS",
            description = "With --follow: forget settlements so many days of the log after their last record; 41 or"
                    + " more (default: ${DEFAULT-VALUE}).")
    private int rememberDays = (int) VerifySettings.USUAL_MEMORY.toDays();

    VerifyCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        checkUsage();
        VerifySettings settings = settings();
        RunFolder folder = RunFolder.create("verify");
        try (TidyUp tidyUp = new TidyUp(folder)) {
            if (reEvaluate) {
                PackLibrary library = packs.library(folder.path().resolve("packs"), installation);
                CompiledOnDemand compiled = new CompiledOnDemand(library);
                var unused = tidyUp.careFor((TidyUp.Part) compiled::close);
                settings = settings.withReEvaluation(new EngineReEvaluation(library, compiled));
            }
            return follow ? follow(settings) : once(settings);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private void checkUsage() throws CommandFailure {
        if (follow && log.isRecorded()) {
            throw CommandFailure.usage(
                    "--follow makes no sense of a recorded folder: nothing more comes; leave it out");
        }
        if (!follow && length != null) {
            throw CommandFailure.usage("--for is for --follow; add it, or leave --for out");
        }
        if (!reEvaluate && packs.namesAny()) {
            String option = packs.namesPacks() ? "--packs" : "--keys";
            throw CommandFailure.usage(option + " is for --re-evaluate; add it, or leave " + option + " out");
        }
        if (metricsPort < 0 || metricsPort > 65_535) {
            throw CommandFailure.usage("--metrics-port is " + metricsPort + ", expected 0 to 65535");
        }
    }

    private VerifySettings settings() throws CommandFailure {
        try {
            VerifySettings settings = VerifySettings.usual()
                    .withGrace(grace())
                    .withRemember(Duration.ofDays(rememberDays))
                    .withAllowPackChanges(allowPackChanges);
            return maxSettlements == null ? settings : settings.withMaxSettlements(maxSettlements);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage());
        }
    }

    /** A recording was made when all was over, and whoever made it earlier says so. */
    private Duration grace() {
        if (grace != null) {
            return grace;
        }
        return log.isRecorded() ? Duration.ZERO : VerifySettings.USUAL_GRACE;
    }

    private int once(VerifySettings settings) throws VerifyFailure, CommandFailure {
        Report report;
        try (LogSource source = log.open();
                ReadingProgress progress = new ReadingProgress(console, "verify")) {
            report = Verification.run(source, settings, progress);
        }
        if (report.empty()) {
            throw CommandFailure.failed(
                    "there is nothing to verify: neither settlements nor decisions nor dead letters are on the topics."
                            + " Check that this is the log that was meant",
                    null);
        }
        print(report);
        return report.clean() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private int follow(VerifySettings settings) throws VerifyFailure, CommandFailure {
        Stop stop = new Stop();
        stop.listen();
        try (LogSource source = log.open()) {
            Report report = new VerifyFollowing(console, json, stop, length).run(source, settings, metricsPort);
            print(report);
            if (!report.clean()) {
                return ExitCodes.FAILED;
            }
            return stop.requested() ? ExitCodes.INTERRUPTED : ExitCodes.OK;
        } finally {
            stop.done();
        }
    }

    private void print(Report report) {
        if (json) {
            console.out().println(ReportJson.of(report));
        } else {
            ReportText.of(report).forEach(console.out()::println);
        }
        console.out().flush();
    }
}
