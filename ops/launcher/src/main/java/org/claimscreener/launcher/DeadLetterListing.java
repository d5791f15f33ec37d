package org.claimscreener.launcher;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.letter.Letter;
import org.claimscreener.launcher.letter.LetterTally;
import org.claimscreener.launcher.letter.Reasons;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists dead letters. */
@Command(
        name = "list",
        header = "Counts dead letters by reason, and lists the newest.",
        description = {
            "First a line for each reason: how many, the oldest, the newest, and what it means. Then the newest letters:"
                    + " when, where the letter lies, why, where its input stands, the settlement, what is wrong.",
            "",
            "A job that restarts may write a letter twice; both are counted."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener dead-letters list --bootstrap-servers 127.0.0.1:9092",
            "  screener dead-letters list --bootstrap-servers kafka:9093 \\",
            "    --client-config operations.properties --since 24h --reason UNKNOWN_SCHEMA"
        })
final class DeadLetterListing implements Callable<Integer> {
    private static final String COMMAND = DeadLettersCommand.NAME + "list";
    private static final int MOST = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private String bootstrapServers = "";

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those written since: 90m, 24h, 7d, or an instant (default: ${DEFAULT-VALUE}).")
    private String since = "90d";

    @Option(names = "--reason", paramLabel = "REASON", description = "Only those of this reason; may be repeated.")
    private List<DeadLetterReason> reasons = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "How many letters are listed, 0 to 10000; all are counted (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(names = "--json", description = "One object: reasons and letters.")
    private boolean json;

    DeadLetterListing(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        if (limit < 0 || limit > MOST) {
            throw CommandFailure.usage("--limit is " + limit + ", expected 0 to " + MOST);
        }
        Instant from = LetterReading.since(since, clock);
        Set<DeadLetterReason> wanted = EnumSet.allOf(DeadLetterReason.class);
        if (!reasons.isEmpty()) {
            wanted.retainAll(reasons);
        }
        LetterTally tally =
                new LetterTally(limit, letter -> wanted.contains(letter.letter().getReason()));
        new LetterReading(console, COMMAND, bootstrapServers).letters(from, tally::take);
        if (json) {
            console.out().println(asJson(tally).toPrettyString());
        } else {
            tally.rows().forEach(row -> console.out().println(line(row)));
            tally.newest().forEach(letter -> console.out().println(line(letter)));
        }
        console.out().flush();
        console.err().println("screener " + COMMAND + ": " + Text.count(tally.letters()) + " letters since " + from);
        return ExitCodes.OK;
    }

    private static String line(LetterTally.Row row) {
        return String.join(
                "\t",
                row.reason().name(),
                Long.toString(row.letters()),
                row.first().toString(),
                row.last().toString(),
                Reasons.words(row.reason()));
    }

    private static String line(Letter letter) {
        DeadLetter said = letter.letter();
        return String.join(
                "\t",
                letter.at().toString(),
                letter.place().toString(),
                said.getReason().name(),
                letter.source().toString(),
                LetterReading.oneLine(Objects.requireNonNullElse(said.getSettlementId(), "")),
                LetterReading.oneLine(said.getMessage()));
    }

    private static ObjectNode asJson(LetterTally tally) {
        ObjectNode all = JSON.createObjectNode();
        var rows = all.putArray("reasons");
        tally.rows()
                .forEach(row -> rows.addObject()
                        .put("reason", row.reason().name())
                        .put("letters", row.letters())
                        .put("first", row.first().toString())
                        .put("last", row.last().toString()));
        var letters = all.putArray("letters");
        tally.newest()
                .forEach(letter -> letters.addObject()
                        .put("at", letter.at().toString())
                        .put("place", letter.place().toString())
                        .put("reason", letter.letter().getReason().name())
                        .put("source", letter.source().toString())
                        .put("settlement_id", letter.letter().getSettlementId())
                        .put("field", letter.letter().getField())
                        .put("message", letter.letter().getMessage()));
        return all;
    }
}
