package org.claimscreener.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.national.NationalWriter;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes invented traffic as a file. */
@Command(
        name = "traffic",
        header = "Writes invented settlements in the national form.",
        description = {
            "One JSON line each, in the order of sending: settlements, of which 1 to 2 %% belong to a fraud, retries and"
                    + " reversals. People, institutions and ids are invented; the same options give the same bytes.",
            "Messages that nobody can decode, which the demo sends too, have no national form and are left out."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener traffic --count 1000 --seed 7 --out in.jsonl",
            "  screener traffic --count 1000 | screener screen --in - --out out.jsonl"
        })
final class TrafficCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--count", paramLabel = "N", description = "Lines to write (default: ${DEFAULT-VALUE}).")
    private long count = 1_000;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of the traffic (default: ${DEFAULT-VALUE}).")
    private long seed = 7;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            defaultValue = "2026-06-01",
            description = "First simulated day, e.g. 2026-06-01 (default: ${DEFAULT-VALUE}).")
    private LocalDate from = LocalDate.of(2026, 6, 1);

    @Option(
            names = "--population",
            paramLabel = "N",
            description = "Insured persons; a thousand make about 15 settlements a day (default: ${DEFAULT-VALUE}).")
    private int population = 20_000;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "File to write, - for standard output (default: ${DEFAULT-VALUE}).")
    private String out = "-";

    TrafficCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        Traffic traffic = traffic();
        if (count < 0) {
            throw CommandFailure.usage("--count is " + count + ", expected 0 or more");
        }
        try (BufferedWriter writer = writer()) {
            write(traffic, writer);
        } catch (IOException e) {
            throw CommandFailure.failed(out + " cannot be written: " + FileMessages.of(e), e);
        }
        return ExitCodes.OK;
    }

    private Traffic traffic() throws CommandFailure {
        try {
            return new Traffic(TrafficSettings.defaults(seed, from).withPopulation(population));
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private BufferedWriter writer() throws IOException {
        return out.equals(StandardStreams.NAME)
                ? new BufferedWriter(
                        new OutputStreamWriter(StandardStreams.unclosed(console.out()), StandardCharsets.UTF_8))
                : Files.newBufferedWriter(Path.of(out));
    }

    private void write(Traffic traffic, BufferedWriter writer) throws IOException {
        for (long written = 0; written < count; ) {
            Optional<String> line = line(traffic.next());
            if (line.isPresent()) {
                writer.write(line.get());
                writer.write('\n');
                written++;
            }
            // Nobody reads any more, as when piped into head.
            if (console.out().checkError()) {
                return;
            }
        }
    }

    private static Optional<String> line(TrafficEvent event) {
        return event.settlement()
                .map(NationalWriter::line)
                .or(() -> event.reversal().map(NationalWriter::line));
    }
}
