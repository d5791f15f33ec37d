package org.claimscreener.launcher.up;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

import org.claimscreener.launcher.demo.AnswerReader;
import org.claimscreener.launcher.demo.Answers;
import org.claimscreener.launcher.demo.DemoFailure;
import org.claimscreener.launcher.demo.DemoSettings;
import org.claimscreener.launcher.demo.SettlementSender;
import org.claimscreener.launcher.demo.Tally;
import org.claimscreener.launcher.demo.Totals;
import org.claimscreener.launcher.demo.TrafficFeed;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** Sends invented settlements by schedule, in a thread of its own, and keeps the books of their answers. Thread-safe. */
final class UpTraffic implements AutoCloseable {
    private final Tally books = new Tally();
    private final TrafficFeed feed;
    private final SettlementSender sender;
    private final List<AnswerReader> readers;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile @Nullable Exception failure;

    /** Begins at once. */
    UpTraffic(String bootstrapServers, DemoSettings settings) {
        feed = TrafficFeed.measured(settings);
        sender = new SettlementSender(bootstrapServers);
        // What earlier runs were answered is nobody's here.
        AtomicLong others = new AtomicLong();
        readers = Stream.of(TopicCatalogue.DECISIONS, TopicCatalogue.DEAD_LETTERS)
                .map(topic -> new AnswerReader(bootstrapServers, topic, new Answers(new Tally(), books, others)))
                .toList();
        thread = new Thread(() -> send(settings), "traffic of up");
        thread.setDaemon(true);
        thread.start();
    }

    private void send(DemoSettings settings) {
        try {
            sender.sendBySchedule(feed, books, settings, () -> stopped);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DemoFailure | RuntimeException e) {
            failure = e;
        }
    }

    /** Settlements and reversals sent, and those of them that have their answer. */
    Totals.Flow flow() {
        return books.totals().flow();
    }

    /** Messages without an answer yet. */
    long inFlight() {
        return books.inFlight();
    }

    /** Ends the sending, and returns when the last message was handed over. */
    void stop() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    /**
     * Whether it sends and reads.
     *
     * @throws IOException naming what broke
     */
    void check() throws IOException {
        Optional<Exception> broken = Optional.ofNullable(failure)
                .or(sender::failure)
                .or(() -> readers.stream()
                        .flatMap(reader -> reader.failure().stream())
                        .map(Exception.class::cast)
                        .findFirst());
        if (broken.isPresent()) {
            throw new IOException("the traffic broke: " + broken.get(), broken.get());
        }
    }

    @Override
    public void close() {
        stopped = true;
        readers.forEach(AnswerReader::close);
        sender.close();
        feed.close();
    }
}
