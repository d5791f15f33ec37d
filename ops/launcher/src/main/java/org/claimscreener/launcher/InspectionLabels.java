package org.claimscreener.launcher;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.inspection.InspectionBook;
import org.claimscreener.launcher.inspection.LabelLine;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes results as labels. */
@Command(
        name = "labels",
        header = "Writes what inspections found as labels for rule authors.",
        description = {
            "JSON lines, one an inspected settlement, by its id (setl_id) as screener screen writes its answers: whether it"
                    + " was undue, how much, which rule should have found it, and how many it stands for (weight).",
            "Honest ones are labels too: a rule that is new must leave them alone. No person is named."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener inspection labels --month 2026-12 --out labels.jsonl \\",
            "    --bootstrap-servers 127.0.0.1:9092"
        })
final class InspectionLabels implements Callable<Integer> {
    private final Console console;

    @Option(names = "--month", paramLabel = "MONTH", description = "Only of this one, as 2026-12.")
    private @Nullable YearMonth month;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "-",
            description = "File to write, - for standard output (default: ${DEFAULT-VALUE}).")
    private String out = "-";

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    InspectionLabels(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        InspectionBook book =
                new InspectionReading(console, "inspection labels", bootstrapServers).book(Optional.ofNullable(month));
        List<String> lines = book.draws().stream()
                .sorted(Comparator.comparing(InspectionDraw::getSettlementId))
                .flatMap(draw -> book
                        .result(draw)
                        .filter(result -> result.getFound() != InspectionFinding.NOT_INSPECTED)
                        .map(result -> LabelLine.of(draw, result))
                        .stream())
                .toList();
        RunFolder folder = RunFolder.create("labels");
        try (TidyUp tidyUp = new TidyUp(folder)) {
            OutputFile file = tidyUp.careFor(OutputFile.of(out, folder.path()));
            write(file, lines);
            file.finish(console.out());
        }
        console.err().println(InspectionCommands.NAME + "labels: " + Text.count(lines.size()) + " labels");
        return ExitCodes.OK;
    }

    private static void write(OutputFile file, List<String> lines) throws CommandFailure {
        try (BufferedWriter writer = Files.newBufferedWriter(file.partial(), StandardCharsets.UTF_8)) {
            for (String line : lines) {
                writer.write(line);
                writer.write('\n');
            }
        } catch (IOException e) {
            throw CommandFailure.failed(file.given() + " cannot be written: " + FileMessages.of(e), e);
        }
    }
}
