package org.claimscreener.network;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * The settlement network's way to the screener: send a settlement or a reversal, get its binding answer, or be told at
 * the deadline what holds meanwhile.
 *
 * <p><b>The first decision of a settlement id in the log binds.</b> The client reads the log uncommitted, in its order,
 * and answers with that decision only. A later, different one is counted, told to the listener and never obeyed.
 *
 * <p><b>Sending again is always safe.</b> The same settlement (same content, whatever its {@code message_id} and
 * {@code sent_at}) submitted while it waits joins the first submission and gets the same answer; submitted later it is
 * sent again, and the screener answers with the bytes that it answered before. The same id with other content is a
 * submission of its own, which the screener rejects as a CONFLICT.
 *
 * <p><b>What a client knows begins {@link NetworkSettings#lookBack} before its start.</b> For a settlement that was
 * decided before, it takes the first decision that it reads for the binding one; that is the repeated bytes of the old
 * decision, unless a contradiction of it comes first. So the look-back should be longer than what a failing job may
 * take to contradict itself. Ids beyond {@link NetworkSettings#maxBindings} are forgotten in the same way.
 *
 * <p>Thread-safe; one client serves a process. Futures are completed in the client's own threads, which read and send
 * nothing meanwhile: use the {@code ...Async} methods for anything that takes long, and never block in the others.
 */
public final class NetworkClient implements AutoCloseable {
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);

    private final Fallback.Policy fallback;
    private final Duration lookBack;
    private final DeadlineTimer timer;
    private final Tally tally = new Tally();
    private final Submissions submissions;
    private final Sender sender;
    private final AnswerReader reader;

    NetworkClient(
            NetworkSettings settings,
            Producer<byte[], byte[]> producer,
            Consumer<byte[], byte[]> consumer,
            DeadlineTimer timer,
            ExecutorService executor) {
        this.fallback = settings.fallback();
        this.lookBack = settings.lookBack();
        this.timer = timer;
        this.submissions = new Submissions(settings, timer, tally);
        this.sender = new Sender(producer, submissions, timer, executor, settings.retryBackoff(), tally);
        this.reader = new AnswerReader(consumer, submissions, tally, settings.retryBackoff());
    }

    /**
     * Connects and reads the decisions of the look-back; blocks until that is done.
     *
     * @throws IllegalStateException if a topic does not exist
     * @throws org.apache.kafka.common.KafkaException if Kafka refuses the settings, is not reached, or does not give
     *     the decisions
     */
    public static NetworkClient open(NetworkSettings settings) {
        Producer<byte[], byte[]> producer = Endpoints.producer(settings);
        Consumer<byte[], byte[]> consumer;
        try {
            consumer = Endpoints.consumer(settings);
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
        NetworkClient client = new NetworkClient(settings, producer, consumer, new SystemTimer(), Threads.sending());
        client.start(Instant.now());
        return client;
    }

    /** Reads from the look-back before this instant; closes the client if that fails. */
    void start(Instant now) {
        try {
            reader.catchUp(now.minus(lookBack));
            reader.start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /**
     * Sends a settlement and awaits its decision. Does not block. The future ends at the deadline at the latest, and
     * never exceptionally.
     *
     * @param deadline from now; above zero and at most a day
     * @return {@link Answer.Decided}, {@link Answer.Rejected} or {@link Answer.Undecided}
     * @throws IllegalArgumentException if the deadline is out of its range or the settlement is larger than may be sent
     */
    public CompletableFuture<Answer> submit(Settlement settlement, Duration deadline) {
        return enter(Submission.of(settlement), fallback.of(settlement), deadline);
    }

    /**
     * Sends a reversal and awaits its receipt. Does not block. The future ends at the deadline at the latest, and never
     * exceptionally.
     *
     * @param deadline from now; above zero and at most a day
     * @return {@link Answer.Withdrawn}, {@link Answer.Rejected} or {@link Answer.Undecided}
     * @throws IllegalArgumentException if the deadline is out of its range or the reversal is larger than may be sent
     */
    public CompletableFuture<Answer> withdraw(Reversal reversal, Duration deadline) {
        return enter(Submission.of(reversal), Fallback.standing(), deadline);
    }

    private CompletableFuture<Answer> enter(Submission submission, Fallback whileUndecided, Duration deadline) {
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "A deadline of " + deadline + " cannot be; give one above zero and at most " + LONGEST_DEADLINE);
        }
        Submissions.Entered entered = submissions.enter(submission, whileUndecided, deadline);
        entered.toSend().ifPresent(sender::send);
        return entered.future();
    }

    /** What happened since the client was opened. */
    public Counters counters() {
        return tally.now();
    }

    /**
     * Ends every future that still waits as CLOSED, gives sends under way a few seconds to reach the log, and frees
     * everything. To lose no answer, await the futures first. A second call does nothing.
     */
    @Override
    public void close() {
        submissions.close();
        sender.close();
        reader.close();
        timer.close();
    }

    /** For tests, which read by hand. */
    AnswerReader reader() {
        return reader;
    }
}
