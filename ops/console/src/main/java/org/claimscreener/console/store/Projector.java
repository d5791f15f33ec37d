package org.claimscreener.console.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.kafka.common.TopicPartition;
import org.claimscreener.console.view.HoldChange;
import org.claimscreener.console.view.HoldChanges;
import org.claimscreener.wire.record.HoldStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/**
 * Keeps the projection up with the topics, in a thread of its own, until it is closed. What it cannot do now, the broker
 * or the database being away, it does later. One projector a database: a second one is noticed and waits its turn, but
 * only tells its own listeners of what it took in itself. Thread-safe.
 */
public final class Projector implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

    private static final Duration PATIENCE = Duration.ofMillis(10);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration END_PATIENCE = Duration.ofSeconds(30);
    private static final long LAG_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    /** As often as Prometheus looks; three of the four questions are answered by an index or a sum. */
    private static final long OPEN_EVERY_NANOS = Duration.ofSeconds(15).toNanos();

    private final Database database;
    private final Supplier<RecordLog> logs;
    private final ProjectionMetrics metrics;
    private final Consumer<HoldStep> answers;
    private final Listeners listeners = new Listeners();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "projector");

    /** Held for each turn, and for the moment in which a rebuilt schema takes the place of the one in use. */
    private final ReentrantLock turns = new ReentrantLock(true);

    private final ReentrantLock rebuilding = new ReentrantLock();
    private volatile boolean switched;

    /** What it stands still for; blank while it goes on. */
    private volatile String standsStill = "";

    /**
     * @param logs opens the topics; asked anew after each failure
     * @param answers told of each step, and of each command refused, once the views show it; must not block or throw
     */
    public Projector(Database database, Supplier<RecordLog> logs, MeterRegistry registry, Consumer<HoldStep> answers) {
        this.database = database;
        this.logs = logs;
        this.metrics = new ProjectionMetrics(registry);
        this.answers = answers;
    }

    /** Begins. Once. */
    public void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /** Steps as they become visible. */
    public HoldChanges changes() {
        return listeners;
    }

    /** Records set aside since this process began; those before it are in the table. */
    public long gaps() {
        return (long) metrics.gaps();
    }

    /** Why pages show less than the topics have; empty while it keeps up. */
    public Optional<String> problem() {
        String why = standsStill;
        return why.isEmpty() ? Optional.empty() : Optional.of("the projection stands still: " + why);
    }

    private void run() {
        while (stopped.getCount() > 0) {
            try (RecordLog log = logs.get()) {
                follow(log);
            } catch (RuntimeException e) {
                standsStill = Failures.text(e);
                metrics.retried();
                LOG.warn(
                        "The projection stands still and tries again in {}: {}", PAUSE_AFTER_FAILURE, Failures.text(e));
                pause();
            }
        }
    }

    private void pause() {
        try {
            if (stopped.await(PAUSE_AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("The projector ends");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void follow(RecordLog log) {
        Follower follower = new Follower(new Projection(database, Database.SCHEMA, log, BillStore.NONE, metrics), log);
        follower.begin();
        long lagAt = System.nanoTime();
        long openAt = lagAt - OPEN_EVERY_NANOS;
        while (stopped.getCount() > 0) {
            tell(turn(follower));
            standsStill = "";
            if (System.nanoTime() - lagAt >= LAG_EVERY_NANOS) {
                lagAt = System.nanoTime();
                for (RecordLog.Part part : RecordLog.Part.values()) {
                    metrics.lag(part, follower.behind(part));
                }
            }
            if (System.nanoTime() - openAt >= OPEN_EVERY_NANOS) {
                openAt = System.nanoTime();
                metrics.open(OpenHolds.read(database, Instant.now()));
            }
        }
    }

    private Taken turn(Follower follower) {
        turns.lock();
        try {
            if (switched) {
                switched = false;
                follower.begin();
            }
            return follower.turn(PATIENCE);
        } finally {
            turns.unlock();
        }
    }

    private void tell(Taken taken) {
        taken.refused().forEach(answers);
        for (HoldStep step : taken.applied()) {
            answers.accept(step);
            listeners.tell(new HoldChange(
                    step.getHoldId(), step.getStep(), step.getInstitutionId(), step.getEvent(), step.getStageAfter()));
        }
    }

    /**
     * Fills a new schema from the beginning of the topics, beside the one in use, and puts it in that one's place. Pages
     * are answered all the while. Returns when that is done; after a failure the old one stays in use.
     *
     * @throws IllegalStateException when a rebuild is under way already
     * @throws RuntimeException of the broker or the database
     */
    public void rebuild() {
        if (!rebuilding.tryLock()) {
            throw new IllegalStateException("The projection is being rebuilt already");
        }
        try (RecordLog log = logs.get()) {
            Schemas schemas = new Schemas(database);
            schemas.makeNext();
            Follower follower = new Follower(
                    new Projection(
                            database,
                            Schemas.NEXT,
                            log,
                            BillStore.of(database.jdbi(), Database.SCHEMA),
                            new ProjectionMetrics(new SimpleMeterRegistry())),
                    log);
            follower.begin();
            catchUp(follower);
            schemas.analyzeNext();
            takeOver(follower, schemas);
            schemas.dropOld();
        } finally {
            rebuilding.unlock();
        }
    }

    private void catchUp(Follower follower) {
        Map<TopicPartition, Long> inUse = offsetsInUse();
        while (!follower.hasReached(inUse)) {
            if (stopped.getCount() == 0) {
                throw new IllegalStateException("The projector was closed while it rebuilt; the old tables stay");
            }
            follower.turn(PATIENCE);
            inUse = offsetsInUse();
        }
    }

    private void takeOver(Follower follower, Schemas schemas) {
        turns.lock();
        try {
            catchUp(follower);
            schemas.putNextInUse();
            switched = true;
        } finally {
            turns.unlock();
        }
    }

    private Map<TopicPartition, Long> offsetsInUse() {
        return database.jdbi().inTransaction(Offsets::read);
    }

    /** Ends after the batch that is under way. */
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join(END_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
