package org.claimscreener.screening.metrics;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfDecideOnce;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/** What tells whether decisions are made once. One set a JVM, shared by its subtasks; thread-safe. */
public final class DecideOnceMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(DecideOnceMetrics.class);
    private static final DecideOnceMetrics THIS_JVM = new DecideOnceMetrics(JvmRegistry.meters());

    private final Counter readBack;
    private final Timer readBackTime;
    private final AtomicLong readBackLeft = new AtomicLong();
    private final AtomicLong recorded = new AtomicLong();
    private final Counter adopted;
    private final Counter waited;
    private final Counter gaveUp;
    private final Counter tracesMissing;
    private final Counter contradictions;

    private DecideOnceMetrics(Meters meters) {
        readBack = meters.counter(OfDecideOnce.READ_BACK);
        readBackTime = meters.timer(OfDecideOnce.READ_BACK_TIME);
        meters.gauge(OfDecideOnce.READ_BACK_LEFT, readBackLeft, AtomicLong::doubleValue);
        meters.gauge(OfDecideOnce.RECORDED, recorded, AtomicLong::doubleValue);
        adopted = meters.counter(OfDecideOnce.ADOPTED);
        waited = meters.counter(OfDecideOnce.WAITS);
        gaveUp = meters.counter(OfDecideOnce.GIVEN_UP);
        tracesMissing = meters.counter(OfDecideOnce.TRACES_MISSING);
        contradictions = meters.counter(OfDecideOnce.CONTRADICTIONS);
    }

    /** The JVM's one set. */
    public static DecideOnceMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** A start knows how much there is to read back, at most. */
    public void readBackBegins(long records) {
        readBackLeft.addAndGet(records);
    }

    /** One record was read back. */
    public void readBack() {
        readBack.increment();
        readBackLeft.updateAndGet(left -> Math.max(0, left - 1));
    }

    /** All was read back. */
    public void readBackEnds(long nanos) {
        readBackLeft.set(0);
        readBackTime.record(Duration.ofNanos(nanos));
    }

    /** So many more answers are recorded, or fewer. */
    public void recorded(long change) {
        recorded.addAndGet(change);
    }

    /** An input got the recorded answer. */
    public void adopted() {
        adopted.increment();
    }

    /** An input waits. */
    public void waits() {
        waited.increment();
    }

    /** A patient's recorded answers stay without their inputs. */
    public void gaveUpWaiting() {
        gaveUp.increment();
        LOG.warn(
                "The inputs of recorded answers did not come in time; a patient's settlements are decided without them");
    }

    /** A patient's settlement is held because answers about its trace codes did not come. */
    public void gaveUpTraces() {
        tracesMissing.increment();
        LOG.error("Answers about trace codes did not come in time; a settlement is held without them");
    }

    /**
     * An answer contradicts.
     *
     * @param first it stood in the log first, and ours is the one that must not be obeyed
     */
    public void contradicted(String settlementId, boolean first) {
        contradictions.increment();
        LOG.atError()
                .addKeyValue("settlement", settlementId)
                .log(
                        "Settlement {} has two different answers in the log of decisions; {} binds. Somebody else writes there,"
                                + " or a restart decided anew: keep the log and have it looked at",
                        settlementId,
                        first ? "the one that is not ours" : "ours");
    }

    /** Logs why a patient's past could not be read; the hold itself is counted with its decision. */
    public void pastUnreadable(Exception cause) {
        LOG.error("A patient's past could not be read; the settlement is held", cause);
    }
}
