package org.claimscreener.launcher;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.inspection.InspectionBook;
import org.claimscreener.launcher.inspection.InspectionText;
import org.claimscreener.wire.record.InspectionDraw;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists draws. */
@Command(
        name = "list",
        header = "Lists what was drawn, and what was found.",
        description = "One line a settlement, by the time at which it came.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {"  screener inspection list --month 2026-12 --open \\", "    --bootstrap-servers 127.0.0.1:9092"})
final class InspectionListing implements Callable<Integer> {
    private final Console console;

    @Option(names = "--month", paramLabel = "MONTH", description = "Only of this one, as 2026-12.")
    private @Nullable YearMonth month;

    @Option(names = "--open", description = "Only those without a result.")
    private boolean open;

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    InspectionListing(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        InspectionBook book =
                new InspectionReading(console, "inspection list", bootstrapServers).book(Optional.ofNullable(month));
        List<InspectionDraw> wanted = book.draws().stream()
                .filter(draw -> !open || book.result(draw).isEmpty())
                .sorted(Comparator.comparing(InspectionDraw::getReceivedAt)
                        .thenComparing(InspectionDraw::getSettlementId))
                .toList();
        wanted.forEach(draw -> console.out().println(InspectionText.draw(draw, book.result(draw))));
        console.out().flush();
        console.err()
                .println(InspectionCommands.NAME + "list: " + Text.count(wanted.size()) + " settlements"
                        + (open ? " are open" : " are drawn"));
        return ExitCodes.OK;
    }
}
