package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
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
import org.claimscreener.commandline.FileMessages;
import org.claimscreener.engine.credit.CreditScheme;
import org.claimscreener.engine.credit.CreditSchemeRefusedException;
import org.claimscreener.engine.credit.SamplingScheme;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.DrawSeed;
import org.claimscreener.engine.inspection.DrawTerms;
import org.claimscreener.engine.inspection.PublishedSeed;
import org.claimscreener.engine.inspection.SeedBook;
import org.claimscreener.launcher.inspection.SeedFiles;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.supervision.inspection.SeedFile;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.AuditAction;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commits to a month's seed. */
@Command(
        name = "commit",
        header = "Commits to the secret seed of a month.",
        description = {
            "Makes the seed, adds it to the secret file from which the supervision job draws, and publishes its SHA-256 with"
                    + " the rates. Of a month the first commitment binds. Run again, it sends the same one again.",
            "Standard output gives the commitment: publish it where the public sees it, too."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = {
            "  screener inspection commit --month 2027-01 --seeds inspection.seeds \\",
            "    --bootstrap-servers 127.0.0.1:9092 --actor zhang.wei \\",
            "    --audit-key zhang.audit"
        })
final class InspectionCommit implements Callable<Integer> {
    private static final String NAME = InspectionCommands.NAME + "commit";

    private final Console console;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--month", required = true, paramLabel = "MONTH", description = "Which, as 2027-01.")
    private YearMonth month = YearMonth.of(2000, 1);

    @Option(
            names = "--seeds",
            required = true,
            paramLabel = "FILE",
            description = "The secret file, for its owner alone; made if it is not there.")
    private Path seeds = Path.of("");

    @Option(
            names = "--credit-scheme",
            paramLabel = "FILE",
            description = "YAML whose rates to draw by (default: the standard scheme's).")
    private @Nullable Path scheme;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "For a month that has begun: from when on it is drawn, some minutes ahead, so that the job has the"
                            + " seed by then.")
    private @Nullable String from;

    InspectionCommit(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Optional<DrawPlan> known = known();
        DrawPlan plan = known.isPresent() ? known.get() : made(now);
        refuseAnother(plan);
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(new ActingOptions.Deed(
                        "",
                        "inspection of " + month + ": committed to "
                                + plan.seed().commitment())));
        if (known.isEmpty()) {
            keep(plan);
        }
        Sending.all(
                acting.bootstrapServers(),
                TopicCatalogue.INSPECTIONS,
                List.of(new Sending.Message(
                        month.toString(),
                        new WireEncoder().encode(PublishedSeed.commitment(plan, acting.actor(), now)))));
        console.err()
                .println(NAME + ": committed" + (known.isPresent() ? " again" : "") + ", drawn from "
                        + CivilTime.format(plan.terms().from()) + "; the seed stays in " + seeds
                        + " until the month is over");
        console.out().println(plan.seed().commitment());
        console.out().flush();
        return ExitCodes.OK;
    }

    /** The month's, when an earlier run made it. */
    private Optional<DrawPlan> known() throws CommandFailure {
        if (!Files.exists(seeds)) {
            return Optional.empty();
        }
        try {
            return SeedFile.read(seeds).plan(month);
        } catch (IOException e) {
            throw CommandFailure.failed("nothing was committed to: " + FileMessages.of(e), e);
        }
    }

    private DrawPlan made(Instant now) throws CommandFailure {
        byte[] bytes = new byte[DrawSeed.BYTES];
        new SecureRandom().nextBytes(bytes);
        return new DrawPlan(terms(now), DrawSeed.of(bytes));
    }

    private DrawTerms terms(Instant now) throws CommandFailure {
        DrawTerms whole = DrawTerms.whole(month, sampling());
        if (now.isBefore(whole.from())) {
            if (from != null) {
                throw CommandFailure.usage(
                        "--from is for a month that has begun; " + month + " is drawn from its beginning");
            }
            return whole;
        }
        if (!now.isBefore(whole.end())) {
            throw CommandFailure.usage(month + " is over: nobody can commit to its seed any more");
        }
        if (from == null) {
            throw CommandFailure.usage(
                    month + " has begun: say with --from TIME from when on it is drawn, some minutes ahead");
        }
        Instant begin = CivilTime.parse(from)
                .orElseThrow(() -> CommandFailure.usage(
                        "--from is '" + from + "'; write 2026-12-01 08:30:00, or ISO 8601 with an offset"));
        if (!begin.isAfter(now) || !begin.isBefore(whole.end())) {
            throw CommandFailure.usage("--from is " + from + ", which is past or not in " + month
                    + "; what came before the commitment cannot be drawn by it");
        }
        return new DrawTerms(month, begin, whole.sampling());
    }

    private SamplingScheme sampling() throws CommandFailure {
        if (scheme == null) {
            return CreditScheme.STANDARD.sampling();
        }
        try {
            return CreditScheme.parse(scheme.toString(), Files.readString(scheme))
                    .sampling();
        } catch (CreditSchemeRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw CommandFailure.failed(scheme + " cannot be read: " + FileMessages.of(e), e);
        }
    }

    private void refuseAnother(DrawPlan plan) throws CommandFailure {
        if (acting.bootstrapServers().isBlank()) {
            return; // Who acts is asked next, and says what is missing.
        }
        Optional<PublishedSeed> published = new InspectionReading(
                        console, "inspection commit", acting.bootstrapServers())
                .book(Optional.of(month))
                .seed(month);
        if (published.isPresent()
                && !published.get().commitment().equals(plan.seed().commitment())) {
            throw CommandFailure.failed(
                    "nothing was committed to: " + month + " has the commitment "
                            + published.get().commitment()
                            + " already, and the first one binds. Use the file of seeds that"
                            + " it was made with",
                    null);
        }
    }

    private void keep(DrawPlan plan) throws CommandFailure {
        try {
            SeedFiles.add(seeds, plan);
        } catch (IOException e) {
            throw CommandFailure.failed(
                    "nothing was committed to, for " + seeds + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    /** The month's plan of a file. */
    static DrawPlan plan(Path seeds, YearMonth month) throws CommandFailure {
        SeedBook book;
        try {
            book = SeedFile.read(seeds);
        } catch (IOException e) {
            throw CommandFailure.failed("the seeds cannot be read: " + FileMessages.of(e), e);
        }
        return book.plan(month)
                .orElseThrow(() -> CommandFailure.failed(
                        seeds + " has no seed of " + month + "; it has those of " + book.months() + " months", null));
    }
}
