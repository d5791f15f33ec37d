package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.Callable;

import org.apache.kafka.common.KafkaException;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.Inspector;
import org.claimscreener.engine.inspection.InstitutionRisk;
import org.claimscreener.engine.inspection.Unannounced;
import org.claimscreener.launcher.inspection.InspectionText;
import org.claimscreener.launcher.inspection.InspectorLine;
import org.claimscreener.launcher.inspection.Risks;
import org.claimscreener.launcher.lines.WrongLinesException;
import org.claimscreener.screening.io.KafkaStandingLog;
import org.claimscreener.screening.standing.IssuedStandings;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.AuditAction;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists whom to inspect without notice. */
@Command(
        name = "unannounced",
        header = "Lists whom to inspect without notice, and who inspects.",
        description = {
            "Most places go to the riskiest institutions that billed in the last days: grade, score and scrutiny in force, money"
                    + " confirmed not to be due, share that the rules withheld, each part shown. Of equal ones the lot"
                    + " decides. Some places go to any of the others by lot, so that nobody is safe. Two inspectors each are"
                    + " drawn too, none of the institution's own region.",
            "Lots are those of the month's secret seed and the round's name: the same list again while nothing moves. It is put"
                    + " on record who drew it."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener inspection unannounced --month 2026-12 --seeds inspection.seeds \\",
            "    --region 4301 --top 20 --inspectors inspectors.txt \\",
            "    --bootstrap-servers 127.0.0.1:9092 --audit-key zhang.audit",
            "with, on one line of inspectors.txt, an id and the region of that person's home",
            "  u-201 430102"
        })
final class InspectionVisits implements Callable<Integer> {
    private static final int PER_MILLE_OF_PERCENT = 10;
    private static final int MOST_DAYS = 1_100;
    private static final int MOST_PLACES = 10_000;

    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "By whose seed, as 2026-12.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(names = "--seeds", required = true, paramLabel = "FILE", description = "The secret file.")
    private Path seeds = Path.of("");

    @Option(
            names = "--round",
            paramLabel = "NAME",
            description = "Names the list; a second one of a month draws anew (default: ${DEFAULT-VALUE}).")
    private String round = "1";

    @Option(
            names = "--region",
            paramLabel = "DIGITS",
            description = "First digits of the area code, as 4301 (default: everywhere).")
    private String region = "";

    @Option(names = "--top", paramLabel = "N", description = "Places (default: ${DEFAULT-VALUE}).")
    private int top = 20;

    @Option(
            names = "--by-lot",
            paramLabel = "PERCENT",
            description = "Of the places so many by lot, rounded up (default: ${DEFAULT-VALUE}).")
    private int byLot = 30;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "How far back bills are looked at (default: ${DEFAULT-VALUE}).")
    private int days = 90;

    @Option(
            names = "--inspectors",
            paramLabel = "FILE",
            description = "Whom to draw inspectors from (default: nobody).")
    private @Nullable Path inspectors;

    InspectionVisits(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        checkUsage();
        DrawPlan plan = InspectionCommit.plan(seeds, month);
        List<Inspector> from = inspectors();
        acting.onRecord(
                AuditAction.EXPORT,
                List.of(new ActingOptions.Deed(
                        "",
                        "list for unannounced inspections: " + month + ", round " + round + ", region '" + region
                                + "', "
                                + top + " places, " + byLot + " % by lot, " + days + " days, " + from.size()
                                + " inspectors")));
        List<InstitutionRisk> candidates = candidates(Clock.systemUTC().instant());
        List<Unannounced.Visit> list =
                new Unannounced(plan.seed(), round).list(candidates, top, byLot * PER_MILLE_OF_PERCENT, from);
        for (int i = 0; i < list.size(); i++) {
            console.out().println(InspectionText.visit(i + 1, list.get(i)));
        }
        console.out().flush();
        console.err()
                .println(InspectionCommands.NAME + "unannounced: " + list.size() + " of "
                        + Text.count(candidates.size()) + " institutions");
        return ExitCodes.OK;
    }

    private void checkUsage() throws CommandFailure {
        if (top < 1 || top > MOST_PLACES) {
            throw CommandFailure.usage("--top is " + top + ", expected 1 to " + MOST_PLACES);
        }
        if (byLot < 0 || byLot > 100) {
            throw CommandFailure.usage("--by-lot is " + byLot + ", expected 0 to 100");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw CommandFailure.usage("--days is " + days + ", expected 1 to " + MOST_DAYS);
        }
        if (round.isBlank() || round.length() > 100 || !region.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw CommandFailure.usage("--round is a name of at most 100 characters, --region digits only");
        }
    }

    private List<Inspector> inspectors() throws CommandFailure {
        if (inspectors == null) {
            return List.of();
        }
        try (var in = Files.newInputStream(inspectors)) {
            return InspectorLine.read(in);
        } catch (WrongLinesException e) {
            throw CommandFailure.failed(inspectors + " is no list of inspectors: " + e.getMessage(), e);
        } catch (IOException e) {
            throw CommandFailure.failed(inspectors + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private List<InstitutionRisk> candidates(Instant now) throws CommandFailure {
        Risks risks = new Risks(now, region);
        InspectionReading reading = new InspectionReading(console, "inspection unannounced", acting.bootstrapServers());
        try {
            IssuedStandings.of(new KafkaStandingLog(acting.bootstrapServers()))
                    .standings()
                    .forEach(risks::standing);
        } catch (IllegalStateException | KafkaException e) {
            throw CommandFailure.failed("the standings cannot be read: " + e.getMessage(), e);
        }
        reading.read(TopicCatalogue.SUPERVISION, Instant.EPOCH, (message, appendedAt) -> risks.step(message));
        reading.decisionsSince(now.minus(Duration.ofDays(days)), risks::decision);
        return risks.all();
    }
}
