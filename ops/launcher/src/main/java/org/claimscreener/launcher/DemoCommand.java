package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.approval.KeysRefusedException;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.launcher.demo.Board;
import org.claimscreener.launcher.demo.Contract;
import org.claimscreener.launcher.demo.Demo;
import org.claimscreener.launcher.demo.DemoFailure;
import org.claimscreener.launcher.demo.DemoSettings;
import org.claimscreener.launcher.demo.DemoView;
import org.claimscreener.launcher.demo.Display;
import org.claimscreener.launcher.demo.Stop;
import org.claimscreener.launcher.demo.SummaryJson;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the whole of it, live. */
@Command(
        name = "demo",
        header = "Runs everything on this machine and shows it live.",
        description = {
            "Starts a real Kafka broker, the screening job with its rule packs, the holds and the supervision job, and the review"
                    + " desk with a PostgreSQL server; warms them up (at most 60 s, not counted), sends invented settlements by"
                    + " schedule and shows what becomes of them.",
            "",
            "At the desk's address, on the screen, people work the holds; nobody asks for a password there. With --stay it"
                    + " remains open when the traffic is over.",
            "",
            "Latency 'from append' runs from the broker's append time of a settlement to its decision being in a"
                    + " consumer's hands; append times are whole milliseconds rounded down, so up to 1 ms too much is"
                    + " shown. 'From schedule' runs from the moment at which it should have been sent.",
            "",
            "A fraud counts as caught when its settlement was held or refused; only frauds that could be told when they"
                    + " arrived are counted. A run succeeds when every settlement got exactly one binding decision or a"
                    + " dead letter."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every settlement was answered once",
            "1:not so, or something did not start; standard error says which",
            "2:the command line makes no sense",
            "130:stopped by Ctrl-C"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener demo",
            "  screener demo --rate 500 --for 2m --seed 42",
            "  screener demo --for 30s --stay",
            "  screener demo --for 60s --rate 200 --json | jq .latency_ms"
        })
final class DemoCommand implements Callable<Integer> {
    private final Console console;
    private final Installation installation;

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long to send, e.g. 60s, 2m, 1m30s (default: ${DEFAULT-VALUE}).")
    private Duration length = Duration.ofSeconds(60);

    @Option(names = "--json", description = "Print one JSON object at the end; progress goes to standard error.")
    private boolean json;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of the traffic; the same gives the same settlements (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "Take orders about packs by these persons too while it runs: a trust file, as packctl keygen"
                    + " makes it.")
    private @Nullable Path keys;

    @Option(
            names = "--stay",
            description = "Leave everything running after that, with the review desk open, until Ctrl-C.")
    private boolean stay;

    @Option(names = "--keep", description = "Keep the run's folder: Kafka's data, state and logs.")
    private boolean keep;

    DemoCommand(Console console, Installation installation) {
        this.console = console;
        this.installation = installation;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        DemoSettings settings = settings();
        Stop stop = new Stop();
        stop.listen();
        try (RunFolder folder = RunFolder.create("demo")) {
            if (keep) {
                folder.keepAll();
            }
            return run(settings, PackChoice.read(List.of(), installation), folder, stop);
        } finally {
            stop.done();
        }
    }

    private DemoSettings settings() throws CommandFailure {
        try {
            return new DemoSettings(rate, length, seed, stay);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private int run(DemoSettings settings, List<RulePack> packs, RunFolder folder, Stop stop) throws CommandFailure {
        Demo demo = new Demo(settings, packs, trusted(), folder.path(), stop);
        Board.Status end;
        try (Display display = display(demo.board());
                demo) {
            display.start();
            demo.run();
            end = demo.board().status();
        } catch (DemoFailure | IOException e) {
            folder.keepLogs();
            throw CommandFailure.failed(e.getMessage() + ". Logs are in " + folder.path(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.failed("interrupted", e);
        }
        return finish(end, demo.strangers(), folder, stop);
    }

    private TrustedKeys trusted() throws CommandFailure {
        if (keys == null) {
            return TrustedKeys.none();
        }
        try {
            return TrustedKeys.parse(keys.toString(), Files.readString(keys));
        } catch (IOException e) {
            throw CommandFailure.failed("the keys in " + keys + " cannot be read: " + FileMessages.of(e), e);
        } catch (KeysRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    private Display display(Board board) {
        if (json) {
            return Display.lines(board, console.err());
        }
        return console.outIsTerminal() ? Display.live(board, console) : Display.lines(board, console.out());
    }

    private int finish(Board.Status end, long strangers, RunFolder folder, Stop stop) {
        if (json) {
            console.out().println(SummaryJson.of(end));
        } else {
            new DemoView(console.columns(), console.rows(), ZoneId.systemDefault())
                    .report(end)
                    .forEach(console.out()::println);
        }
        if (keep) {
            console.err().println("screener demo: kept " + folder.path());
        }
        if (stop.requested()) {
            return ExitCodes.INTERRUPTED;
        }
        List<String> breaches = Contract.breaches(end.totals(), strangers);
        if (breaches.isEmpty()) {
            return ExitCodes.OK;
        }
        folder.keepLogs();
        console.err().println("screener demo: " + String.join("; ", breaches) + ". Logs are in " + folder.path());
        return ExitCodes.FAILED;
    }
}
