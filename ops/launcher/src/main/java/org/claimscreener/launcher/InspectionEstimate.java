package org.claimscreener.launcher;

import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.inspection.InspectionBook;
import org.claimscreener.engine.inspection.MissEstimate;
import org.claimscreener.engine.inspection.PublishedSeed;
import org.claimscreener.launcher.inspection.InspectionText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Estimates what the rules missed. */
@Command(
        name = "estimate",
        header = "Estimates from inspections what the rules missed in a month.",
        description = {
            "For all that was released, for what no rule said anything about, for what a rule noted, and by region: the share"
                    + " of settlements and of money that was not due, with its interval of 95 percent in brackets.",
            "Nothing found does not mean that there is nothing: the upper end of the interval says how much there may be. What"
                    + " is open or could not be inspected is taken to be like the rest."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {"  screener inspection estimate --month 2026-12 \\", "    --bootstrap-servers 127.0.0.1:9092"})
final class InspectionEstimate implements Callable<Integer> {
    private final Console console;

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "Which, as 2026-12.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    InspectionEstimate(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        InspectionReading reading = new InspectionReading(console, "inspection estimate", bootstrapServers);
        InspectionBook book = reading.book(Optional.of(month));
        PublishedSeed seed = book.seed(month)
                .orElseThrow(() -> CommandFailure.failed(
                        "nobody committed to a seed of " + month
                                + ", so nothing was drawn that tells of the rest; see screener inspection commit --help",
                        null));
        MissEstimate estimate = new MissEstimate(seed.terms());
        book.draws().forEach(draw -> estimate.draw(draw, book.result(draw)));
        reading.decisions(month, estimate::decision);
        InspectionText.estimate(estimate.groups()).forEach(console.out()::println);
        console.out().flush();
        return ExitCodes.OK;
    }
}
