package org.claimscreener.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.PublishedSeed;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reveals a month's seed. */
@Command(
        name = "reveal",
        header = "Reveals the seed of a month that is over.",
        description =
                "From then on everybody can prove each draw, and each settlement that was not drawn (screener inspection"
                        + " check). Before, it is refused: who knew the seed could steer what still comes.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener inspection reveal --month 2026-12 --seeds inspection.seeds \\",
            "    --bootstrap-servers 127.0.0.1:9092 --actor zhang.wei \\",
            "    --audit-key zhang.audit"
        })
final class InspectionReveal implements Callable<Integer> {
    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "Which, as 2026-12.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--seeds", required = true, paramLabel = "FILE", description = "The secret file.")
    private Path seeds = Path.of("");

    InspectionReveal(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        DrawPlan plan = InspectionCommit.plan(seeds, month);
        if (now.isBefore(plan.terms().end())) {
            throw CommandFailure.failed(
                    "the seed of " + month + " stays secret until the month is over, at "
                            + CivilTime.format(plan.terms().end())
                            + ": who knew it before could steer what still comes",
                    null);
        }
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(new ActingOptions.Deed(
                        "",
                        "inspection of " + month + ": revealed the seed of "
                                + plan.seed().commitment())));
        refuseWithoutCommitment(plan);
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.INSPECTIONS,
                List.of(new Sending.Message(
                        month.toString(), new WireEncoder().encode(PublishedSeed.reveal(plan, acting.actor(), now)))));
        console.err()
                .println(InspectionCommands.NAME + "reveal: the seed of " + month
                        + " is public; check the draw with screener inspection check --month " + month);
        console.out().println(plan.seed().reveal());
        console.out().flush();
        return ExitCodes.OK;
    }

    private void refuseWithoutCommitment(DrawPlan plan) throws CommandFailure {
        Optional<PublishedSeed> published = new InspectionReading(
                        console, "inspection reveal", acting.bootstrapServers())
                .book(Optional.of(month))
                .seed(month);
        if (published.isEmpty()
                || !published.get().commitment().equals(plan.seed().commitment())) {
            throw CommandFailure.failed(
                    "nothing was revealed: the seed in " + seeds + " is not the one that was committed to for " + month
                            + published.map(one -> ", " + one.commitment()).orElse(": nobody committed to one"),
                    null);
        }
    }
}
