package org.claimscreener.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Set;
import java.util.function.Consumer;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.disclosure.MonthFigures;
import org.claimscreener.engine.disclosure.MonthFold;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/**
 * Reads a month's true figures from the topics: decisions from the beginning, then steps of holds, each up to where it
 * ends when its reading begins. Only what committed readers see, and only what was appended before an instant, so that the
 * same instant gives the same figures later. Not thread-safe.
 */
final class MonthLogs {
    /** Twice the largest table of settlements while it grows, and a hold with its names. */
    private static final long BYTES_PER_SETTLEMENT = 34;

    private static final long BYTES_PER_HOLD = 500;

    /** The rest is for reading. */
    private static final double SHARE_OF_HEAP = 0.7;

    /** A decision is appended after its settlement, but by another broker's clock. */
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    private final String bootstrapServers;
    private final YearMonth month;
    private final Instant asOf;
    private final MonthFold fold;
    private @Nullable String problem;

    private MonthLogs(String bootstrapServers, YearMonth month, Instant asOf) {
        this.bootstrapServers = bootstrapServers;
        this.month = month;
        this.asOf = asOf;
        fold = new MonthFold(month);
    }

    /**
     * The figures of a month.
     *
     * @param asOf records appended at or after it are left out
     * @throws CommandFailure when a topic cannot be read to its end, has a record that cannot be read, or is more than the
     *     memory holds
     */
    static MonthFigures read(String bootstrapServers, YearMonth month, Instant asOf, Console console, String command)
            throws CommandFailure {
        MonthLogs logs = new MonthLogs(bootstrapServers, month, asOf);
        try (ReadingProgress progress = new ReadingProgress(console, command)) {
            Instant from = MonthFold.end(month.minusMonths(1)).minus(CLOCKS_DIFFER);
            logs.read(
                    TopicCatalogue.DECISIONS,
                    from,
                    Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT),
                    logs::decided,
                    progress);
            logs.read(TopicCatalogue.HOLDS, from, Set.of(MessageType.HOLD_STEP), logs::stepped, progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed("the figures cannot be read: " + e.getMessage(), e);
        }
        return logs.fold.figures();
    }

    private void read(
            String topic, Instant from, Set<MessageType> types, Consumer<SpecificRecord> taker, Progress progress)
            throws VerifyFailure, CommandFailure {
        WireDecoder decoder = WireDecoder.builder().accept(types).build();
        CommittedTopic.read(bootstrapServers, topic, read -> take(read, from, decoder, taker), progress);
        if (problem != null) {
            throw CommandFailure.failed(problem, null);
        }
    }

    private void take(LogRecord read, Instant from, WireDecoder decoder, Consumer<SpecificRecord> taker) {
        boolean outside = read.timestamp() < from.toEpochMilli() || read.timestamp() >= asOf.toEpochMilli();
        if (outside || problem != null) {
            return;
        }
        if (decoder.decode(read.value()) instanceof Decoded.Accepted accepted) {
            taker.accept(accepted.message());
        } else {
            problem = "the record at " + read.place() + " cannot be read, and figures without it may be wrong; "
                    + "see what it is with screener verify";
        }
    }

    private void decided(SpecificRecord message) {
        if (message instanceof Decision decision) {
            fold.decided(decision);
            long bytes = fold.settlements() * BYTES_PER_SETTLEMENT + fold.holds() * BYTES_PER_HOLD;
            if (bytes > Runtime.getRuntime().maxMemory() * SHARE_OF_HEAP) {
                problem = Text.count(fold.settlements()) + " settlements of " + month
                        + " fill the memory; give it more with SCREENER_JAVA_OPTS=-Xmx8g";
            }
        }
    }

    private void stepped(SpecificRecord message) {
        if (message instanceof HoldStep step) {
            fold.stepped(step);
        }
    }
}
