package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
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
import org.claimscreener.commandline.StandardStreams;
import org.claimscreener.engine.disclosure.DisclosureText;
import org.claimscreener.engine.disclosure.MonthFold;
import org.claimscreener.engine.disclosure.PublicFigures;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.Disclosure;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a month's figures, and publishes them when told to. */
@Command(
        name = "make",
        header = "Makes a month's figures from the topics.",
        description = {
            "Reads the decisions and the steps of holds up to their ends and writes one line of JSON: settlements"
                    + " screened, held, confirmed, recovered, wrongly held, median hold time, and of each rule how often a"
                    + " confirmed finding was overturned; by prefecture, by province and in all. A settlement belongs to"
                    + " the month in which it came in, with all that became of it since. Money counts as recovered when it"
                    + " was deducted at the end of a review, and in no other way.",
            "",
            "Counts from 1 to 9 are suppressed with their money, and as many others as it takes that none of them can be"
                    + " worked out: flink-jobs/DISCLOSURE.md says what is guaranteed.",
            "",
            "When later appeals change a month, another edition replaces the one before it, with a reason. The same"
                    + " --as-of gives the same figures at any time.",
            "",
            "A settlement of the month takes up to 34 bytes of memory, a hold 500; those of other months nothing."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:made, and with --publish published",
            "1:a topic could not be read, or not written; nothing is published",
            "2:the command line makes no sense, or another edition would have to follow"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener disclosure make --month 2026-11 --bootstrap-servers 127.0.0.1:9092",
            "  screener disclosure make --month 2026-11 --bootstrap-servers 127.0.0.1:9092 \\",
            "    --out 2026-11.json --publish --actor zhang.wei --audit-key zhang.audit",
            "  screener disclosure make --month 2026-11 --bootstrap-servers 127.0.0.1:9092 \\",
            "    --edition 2 --reason \"later appeals\" \\",
            "    --publish --actor zhang.wei --audit-key zhang.audit"
        })
final class DisclosureMake implements Callable<Integer> {
    private static final String NAME = DisclosureCommand.NAME + "make";
    private static final String IN_MESSAGES = "disclosure make";

    /** Whatever was appended before has been committed or given up by then. */
    private static final Duration SETTLES_WITHIN = Duration.ofMinutes(15);

    private final Console console;
    private final Clock clock;

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "A civil month that is over.")
    private String month = "";

    @Option(
            names = "--edition",
            paramLabel = "N",
            description = "One more than the newest that is published (default: ${DEFAULT-VALUE}).")
    private int edition = 1;

    @Option(
            names = "--reason",
            paramLabel = "TEXT",
            description = "Why there is another edition, for the public to read: from edition 2 on.")
    private String reason = "";

    @Option(
            names = "--as-of",
            paramLabel = "TIME",
            description = "What was appended from then on is left out; as 2026-12-02 08:30:00 in Shanghai, or ISO 8601"
                    + " with an offset (default: a quarter of an hour ago, when no transaction is open any more).")
    private @Nullable String asOf;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = StandardStreams.NAME,
            description = "File to write, - for standard output (default: ${DEFAULT-VALUE}).")
    private String out = StandardStreams.NAME;

    @Option(names = "--publish", description = "Send it to claims.disclosures.v1, from where the console shows it.")
    private boolean publish;

    DisclosureMake(Console console) {
        this.console = console;
        this.clock = Clock.systemUTC();
    }

    @Override
    public Integer call() throws CommandFailure, IOException {
        YearMonth made = month();
        Instant until = asOf(made);
        checkUsage();
        PublicFigures figures = PublicFigures.of(
                MonthLogs.read(acting.bootstrapServers(), made, until, console, IN_MESSAGES),
                edition,
                reason.strip(),
                until);
        boolean toSend = publish && !PublishedMonths.isThere(newest(made), figures);
        write(figures);
        if (toSend) {
            publish(figures);
        }
        console.err().println(NAME + ": " + told(figures, toSend));
        return ExitCodes.OK;
    }

    private YearMonth month() throws CommandFailure {
        return PublicFigures.month(month)
                .orElseThrow(() -> CommandFailure.usage("--month is '" + month + "', expected a month as 2026-11"));
    }

    private Instant asOf(YearMonth made) throws CommandFailure {
        Instant now = clock.instant();
        Instant until = now.minus(SETTLES_WITHIN).truncatedTo(ChronoUnit.SECONDS);
        if (asOf != null) {
            until = CivilTime.parse(asOf)
                    .orElseThrow(() -> CommandFailure.usage("--as-of is '" + asOf
                            + "', expected a time as 2026-12-02 08:30:00 or 2026-12-02T00:30:00Z"));
        }
        if (until.isAfter(now)) {
            throw CommandFailure.usage("--as-of lies in the future; figures rest on what is there");
        }
        if (until.isBefore(MonthFold.end(made))) {
            throw CommandFailure.usage("--month is " + made + ", which was not over at " + CivilTime.format(until)
                    + " in Shanghai; name an earlier month, or wait");
        }
        return until;
    }

    private void checkUsage() throws CommandFailure {
        if (acting.bootstrapServers().isBlank()) {
            throw CommandFailure.usage("name the broker with --bootstrap-servers HOST:PORT");
        }
        if (publish) {
            acting.onRecord(AuditAction.COMMAND_SENT, List.of());
        }
        if (edition < 1 || edition > PublicFigures.MAX_EDITION) {
            throw CommandFailure.usage("--edition is " + edition + ", expected 1 to " + PublicFigures.MAX_EDITION);
        }
        if (edition > 1 == reason.isBlank()) {
            throw CommandFailure.usage(
                    edition > 1
                            ? "--edition is " + edition + ": say with --reason why there is another one"
                            : "--reason is for a later edition; leave it out, or name the --edition");
        }
        if (reason.length() > PublicFigures.MAX_REASON_LENGTH) {
            throw CommandFailure.usage("--reason has " + reason.length() + " characters, expected at most "
                    + PublicFigures.MAX_REASON_LENGTH);
        }
    }

    private Optional<Disclosure> newest(YearMonth made) throws CommandFailure {
        return PublishedMonths.newest(acting.bootstrapServers(), made.toString(), console, IN_MESSAGES);
    }

    private void write(PublicFigures figures) throws CommandFailure, IOException {
        RunFolder folder = RunFolder.create("disclosure");
        try (TidyUp tidyUp = new TidyUp(folder)) {
            OutputFile file = tidyUp.careFor(OutputFile.of(out, folder.path()));
            Files.writeString(file.partial(), DisclosureText.of(figures));
            file.finish(console.out());
        } catch (IOException e) {
            throw CommandFailure.failed(out + " cannot be written: " + FileMessages.of(e), e);
        }
    }

    private void publish(PublicFigures figures) throws CommandFailure {
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                List.of(new ActingOptions.Deed(
                        figures.month().toString(),
                        "publishes edition " + figures.edition() + " of the public figures, digest "
                                + DisclosureText.digest(figures))));
        PublishedMonths.send(acting.bootstrapServers(), figures, clock.instant());
    }

    private String told(PublicFigures figures, boolean sent) {
        String what = "edition " + figures.edition() + " of " + figures.month() + ", digest "
                + DisclosureText.digest(figures);
        if (!publish) {
            return what + "; not published";
        }
        return what + (sent ? "; published" : "; it was published before, nothing was sent");
    }
}
