package org.claimscreener.launcher;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

import org.apache.kafka.common.header.Header;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.letter.Letter;
import org.claimscreener.launcher.letter.LetterTally;
import org.claimscreener.launcher.letter.Replay;
import org.claimscreener.verifier.Place;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.record.AuditAction;
import org.claimscreener.wire.record.DeadLetterReason;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts inputs of dead letters back. */
@Command(
        name = "replay",
        header = "Puts inputs of dead letters back to the topics that they came from.",
        description = {
            "Says what would go back and what would not, and why; with --send it does it. The bytes are the input's,"
                    + " untouched, under the key that the topic wants, with the header screener-replayed-from that"
                    + " names the letter. What this build cannot read stays: it would come back. So does what a job"
                    + " wrote, and what went back before; the audit says what did.",
            "",
            "It is on record before it is sent. Only who may write a topic can put anything back to it: name that one's"
                    + " client settings with --send-as, and the topic with --topic."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  screener dead-letters replay --bootstrap-servers 127.0.0.1:9092 \\",
            "    --reason UNKNOWN_SCHEMA --since 7d",
            "  screener dead-letters replay --bootstrap-servers kafka:9093 \\",
            "    --client-config operations.properties --send-as network.properties \\",
            "    --topic claims.settlements.v1 --reason UNKNOWN_SCHEMA --since 7d \\",
            "    --audit-key chen.audit --send"
        })
final class DeadLetterReplay implements Callable<Integer> {
    /** Names the letter whose input a record is. */
    static final String HEADER = "screener-replayed-from";

    private static final String COMMAND = DeadLettersCommand.NAME + "replay";
    private static final int MOST = 10_000;

    private final Console console;
    private final Clock clock = Clock.systemUTC();

    @Mixin
    private ActingOptions acting = new ActingOptions();

    @Option(names = "--reason", paramLabel = "REASON", description = "Letters of this reason; may be repeated.")
    private List<DeadLetterReason> reasons = List.of();

    @Option(
            names = "--letter",
            paramLabel = "PLACE",
            description = "This letter, by topic-partition@offset as list prints it; may be repeated.")
    private List<String> places = List.of();

    @Option(names = "--topic", paramLabel = "TOPIC", description = "Only those whose input came from this topic.")
    private @Nullable String topic;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those written since: 90m, 24h, 7d, or an instant (default: ${DEFAULT-VALUE}).")
    private String since = "90d";

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "The newest so many, 1 to 10000 (default: ${DEFAULT-VALUE}).")
    private int limit = 100;

    @Option(names = "--again", description = "Also what went back before.")
    private boolean again;

    @Option(names = "--dry-run", description = "Send nothing. So it is unless you say --send.")
    private boolean dryRun;

    @Option(names = "--send", description = "Put it on record, and send it.")
    private boolean send;

    @Option(
            names = "--send-as",
            paramLabel = "FILE",
            description = "Client properties of who may write the topic (default: those of --client-config).")
    private @Nullable Path sendAs;

    DeadLetterReplay(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws CommandFailure {
        LetterTally chosen = new LetterTally(checkedLimit(), wanted());
        LetterReading reading = new LetterReading(console, COMMAND, acting.bootstrapServers());
        reading.letters(LetterReading.since(since, clock), chosen::take);
        Replay replay = new Replay(reading.replayed(clock), again);
        List<Replay.Back> back = new ArrayList<>();
        for (Letter letter : chosen.newest()) {
            Replay.Fate fate = replay.judge(letter);
            console.out().println(line(fate));
            if (fate instanceof Replay.Back sent) {
                back.add(sent);
            }
        }
        console.out().flush();
        if (send && !dryRun) {
            sendAll(back);
        }
        summary(chosen, back.size());
        return ExitCodes.OK;
    }

    private int checkedLimit() throws CommandFailure {
        if (limit < 1 || limit > MOST) {
            throw CommandFailure.usage("--limit is " + limit + ", expected 1 to " + MOST);
        }
        if (acting.bootstrapServers().isBlank()) {
            throw CommandFailure.usage("name the broker with --bootstrap-servers HOST:PORT");
        }
        if (reasons.isEmpty() && places.isEmpty()) {
            throw CommandFailure.usage("say which: name --reason or --letter, as 'dead-letters list' prints them");
        }
        if (send && dryRun) {
            throw CommandFailure.usage("--send and --dry-run are opposites; say one of them");
        }
        return limit;
    }

    private Predicate<Letter> wanted() throws CommandFailure {
        Set<DeadLetterReason> byReason = EnumSet.noneOf(DeadLetterReason.class);
        byReason.addAll(reasons);
        Set<Place> byPlace = new HashSet<>();
        for (String place : places) {
            byPlace.add(LetterReading.place(place));
        }
        return letter -> (byReason.contains(letter.letter().getReason()) || byPlace.contains(letter.place()))
                && (topic == null || letter.source().topic().equals(topic));
    }

    private String line(Replay.Fate fate) {
        if (fate instanceof Replay.Left left) {
            return "- " + left.letter().place() + " stays: " + left.why();
        }
        Replay.Back back = (Replay.Back) fate;
        return "+ " + back.letter().place() + " back to " + back.topic() + ": "
                + back.letter().letter().getReason() + ", " + back.value().length + " bytes";
    }

    private void sendAll(List<Replay.Back> back) throws CommandFailure {
        acting.onRecord(
                AuditAction.COMMAND_SENT,
                back.stream()
                        .map(one -> new ActingOptions.Deed(
                                one.letter().place().toString(),
                                LetterReading.REPLAYED + one.topic() + LetterReading.DIGEST + one.digest()))
                        .toList());
        String address = sendAs == null
                ? acting.bootstrapServers()
                : KafkaAddress.servers(acting.bootstrapServers()) + "#" + sendAs.toAbsolutePath();
        try {
            for (String to : back.stream().map(Replay.Back::topic).distinct().toList()) {
                Sending.all(address, to, messages(back, to));
            }
        } catch (CommandFailure e) {
            throw CommandFailure.failed(
                    e.getMessage() + ". They are on record as put back: once it can be written, use --again", e);
        }
    }

    private static List<Sending.Message> messages(List<Replay.Back> back, String topic) {
        return back.stream()
                .filter(one -> one.topic().equals(topic))
                .map(one -> new Sending.Message(one.key(), one.value(), List.of(header(one.letter()))))
                .toList();
    }

    private static Header header(Letter letter) {
        return new Sending.TextHeader(HEADER, letter.place().toString());
    }

    private void summary(LetterTally chosen, int back) {
        long left = chosen.letters() - chosen.newest().size();
        console.err()
                .println("screener " + COMMAND + ": " + Text.count(back)
                        + (send && !dryRun ? " went back" : " would go back; say --send")
                        + ", " + Text.count(chosen.newest().size() - back) + " stay"
                        + (left > 0 ? "; " + Text.count(left) + " older ones are beyond --limit" : ""));
    }
}
