package org.claimscreener.launcher;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.launcher.letter.Letter;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.AuditRecord;
import org.claimscreener.wire.record.DeadLetter;

/** Reads letters, and what was done with letters before. */
final class LetterReading {
    /** How a replay is on record: this, the topic, and the digest of what went back. */
    static final String REPLAYED = "dead letter put back to ";

    static final String DIGEST = " sha256:";

    /** A letter is kept for 90 days; whoever replayed it did so after it was written. */
    private static final Duration OLDEST_LETTER = Duration.ofDays(100);

    private static final Pattern PLACE = Pattern.compile("(.{1,249})-(\\d{1,9})@(\\d{1,18})");
    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([mhd])");

    private final Console console;
    private final String command;
    private final String bootstrapServers;
    private final WireDecoder decoder = WireDecoder.create();

    LetterReading(Console console, String command, String bootstrapServers) {
        this.console = console;
        this.command = command;
        this.bootstrapServers = bootstrapServers;
    }

    /** Gives each letter of an instant or later to the taker; one that cannot be read is told. */
    void letters(Instant since, Consumer<Letter> taker) throws CommandFailure {
        read(TopicCatalogue.DEAD_LETTERS, since, record -> {
            if (decoder.decode(record.value()) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof DeadLetter letter) {
                taker.accept(new Letter(record.place(), Instant.ofEpochMilli(record.timestamp()), letter));
            } else {
                console.err()
                        .println("screener " + command + ": what lies at " + record.place() + " is no dead letter");
            }
        });
    }

    /** Digests of what went back before, by the audit. */
    Set<String> replayed(Clock clock) throws CommandFailure {
        Set<String> digests = new HashSet<>();
        read(TopicCatalogue.AUDIT, clock.instant().minus(OLDEST_LETTER), record -> {
            if (decoder.decode(record.value()) instanceof Decoded.Accepted accepted
                    && accepted.message() instanceof AuditRecord entry
                    && entry.getDetail().startsWith(REPLAYED)) {
                digests.add(entry.getDetail().substring(entry.getDetail().lastIndexOf(':') + 1));
            }
        });
        return digests;
    }

    private void read(String topic, Instant since, Consumer<LogRecord> taker) throws CommandFailure {
        try (ReadingProgress progress = new ReadingProgress(console, command)) {
            CommittedTopic.readSince(bootstrapServers, topic, since, taker, progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(topic + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** A place as {@link Place#toString} writes it. */
    static Place place(String text) throws CommandFailure {
        Matcher matcher = PLACE.matcher(text);
        if (!matcher.matches()) {
            throw CommandFailure.usage("'" + text + "' is no place; write topic-partition@offset, as list prints it");
        }
        return new Place(matcher.group(1), Integer.parseInt(matcher.group(2)), Long.parseLong(matcher.group(3)));
    }

    /** An instant, or a time before now: 90m, 24h, 7d. */
    static Instant since(String text, Clock clock) throws CommandFailure {
        Matcher ago = AGO.matcher(text.toLowerCase(Locale.ROOT));
        if (ago.matches()) {
            long count = Long.parseLong(ago.group(1));
            Duration before = switch (ago.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            return clock.instant().minus(before);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw CommandFailure.usage("'" + text + "' is no time; write 90m, 24h, 7d, or 2026-09-01T00:00:00Z");
        }
    }

    /** What a terminal would take for more than text is left out. */
    static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
