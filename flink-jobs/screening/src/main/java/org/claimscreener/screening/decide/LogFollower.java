package org.claimscreener.screening.decide;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.screening.readback.DecisionLog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the log of decisions in a thread of its own, for the patients of one subtask. */
final class LogFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final DecisionLog.Reader reader;
    private final LogPosition from;
    private final Predicate<byte @Nullable []> ours;
    private final Predicate<ByteBuffer> expected;
    private final Consumer<LogAnswer> met;
    private final LogAnswers answers = new LogAnswers();
    private final Thread thread;
    private volatile boolean closing;

    /**
     * A follower that is not started yet; the reader becomes its own.
     *
     * @param ours whether the record of that key is of a patient of this subtask
     * @param expected whether a record is as expected; called in the follower's thread
     * @param met gets every other record of ours, in the follower's thread
     */
    LogFollower(
            DecisionLog.Reader reader,
            LogPosition from,
            Predicate<byte @Nullable []> ours,
            Predicate<ByteBuffer> expected,
            Consumer<LogAnswer> met) {
        this.reader = reader;
        this.from = from;
        this.ours = ours;
        this.expected = expected;
        this.met = met;
        thread = new Thread(this::follow, "follower of decisions");
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void follow() {
        try (reader) {
            reader.follow(from, (key, value) -> {
                if (value != null && ours.test(key) && !expected.test(ByteBuffer.wrap(value))) {
                    answers.read(value).ifPresent(met);
                }
            });
        } catch (RuntimeException e) {
            // Nothing that is decided hangs on it; but from now on contradictions would go unseen here.
            if (!closing) {
                LOG.error("The log of decisions can no longer be followed; restart the job to follow it again", e);
            }
        }
    }

    /** Ends the thread and waits for it, unless interrupted. */
    @Override
    public void close() {
        closing = true;
        reader.wakeUp();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
