package org.claimscreener.launcher;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Consumer;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.Text;
import org.claimscreener.engine.inspection.DrawTerms;
import org.claimscreener.engine.inspection.Firsts;
import org.claimscreener.engine.inspection.InspectionBook;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;

/** Reads the topics that inspections rest on, with progress on standard error. What cannot be read is counted and told. */
final class InspectionReading {
    /** A decision is appended after its settlement, but perhaps by a broker whose clock is behind. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private final Console console;
    private final String command;
    private final String bootstrapServers;
    private final WireDecoder decoder = WireDecoder.create();

    /** @param command whose progress it is, e.g. "inspection check" */
    InspectionReading(Console console, String command, String bootstrapServers) {
        this.console = console;
        this.command = command;
        this.bootstrapServers = bootstrapServers;
    }

    /** All that the topic of inspections says, of one month or of all. */
    InspectionBook book(Optional<YearMonth> month) throws CommandFailure {
        InspectionBook book = new InspectionBook(month);
        read(TopicCatalogue.INSPECTIONS, Instant.EPOCH, book::take);
        return book;
    }

    /** The first decision of each settlement that came in a month. */
    void decisions(YearMonth month, Consumer<Decision> taker) throws CommandFailure {
        Firsts firsts = new Firsts();
        read(TopicCatalogue.DECISIONS, DrawTerms.begin(month).minus(CLOCKS_APART), (message, appendedAt) -> {
            if (message instanceof Decision decision
                    && DrawTerms.monthOf(decision.getReceivedAt()).equals(month)
                    && firsts.add(decision.getSettlementId())) {
                taker.accept(decision);
            }
        });
    }

    /** The first decision of each settlement that came at an instant or later. */
    void decisionsSince(Instant since, Consumer<Decision> taker) throws CommandFailure {
        Firsts firsts = new Firsts();
        read(TopicCatalogue.DECISIONS, since.minus(CLOCKS_APART), (message, appendedAt) -> {
            if (message instanceof Decision decision
                    && !decision.getReceivedAt().isBefore(since)
                    && firsts.add(decision.getSettlementId())) {
                taker.accept(decision);
            }
        });
    }

    /** Takes a message, and when the log took it in. */
    interface Taker {
        void take(SpecificRecord message, Instant appendedAt);
    }

    /** Whatever a topic holds since an instant. */
    void read(String topic, Instant since, Taker taker) throws CommandFailure {
        Unreadable unreadable = new Unreadable();
        try (ReadingProgress progress = new ReadingProgress(console, command)) {
            CommittedTopic.readSince(bootstrapServers, topic, since, read -> take(read, taker, unreadable), progress);
        } catch (VerifyFailure e) {
            throw CommandFailure.failed(topic + " cannot be read: " + e.getMessage(), e);
        }
        if (unreadable.times > 0) {
            console.err()
                    .println("screener " + command + ": " + Text.count(unreadable.times) + " records of " + topic
                            + " cannot be read and are passed over, the first at " + unreadable.first);
        }
    }

    private static final class Unreadable {
        private long times;
        private String first = "";
    }

    private void take(LogRecord read, Taker taker, Unreadable unreadable) {
        if (decoder.decode(read.value()) instanceof Decoded.Accepted accepted) {
            taker.take(accepted.message(), Instant.ofEpochMilli(read.timestamp()));
            return;
        }
        if (unreadable.times == 0) {
            unreadable.first = read.place().toString();
        }
        unreadable.times++;
    }
}
