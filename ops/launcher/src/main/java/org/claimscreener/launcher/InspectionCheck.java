package org.claimscreener.launcher;

import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.inspection.DrawCheck;
import org.claimscreener.engine.inspection.DrawReport;
import org.claimscreener.launcher.inspection.InspectionText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks a month's draw. */
@Command(
        name = "check",
        header = "Proves a month's draw, or says what is wrong with it.",
        description = {
            "Reads the inspections and the month's decisions, draws again by the seed that was revealed, and compares. Before"
                    + " the seed is revealed it checks rates, amounts and institutions of what was drawn.",
            "Exit code 1 when anything is wrong."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {"  screener inspection check --month 2026-12 \\", "    --bootstrap-servers 127.0.0.1:9092"})
final class InspectionCheck implements Callable<Integer> {
    private final Console console;

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "Which, as 2026-12.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    InspectionCheck(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        InspectionReading reading = new InspectionReading(console, "inspection check", bootstrapServers);
        // Decisions after draws: whatever was drawn was decided before, so no draw waits for its decision.
        DrawCheck check = reading.book(Optional.of(month)).check(month);
        reading.decisions(month, check::decision);
        DrawReport report = check.report();
        InspectionText.check(report).forEach(console.out()::println);
        console.out().flush();
        return report.problems().isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
