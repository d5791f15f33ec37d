package org.claimscreener.screening.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfScreening;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;

/** What the deciding operator counts. One set a JVM, shared by its subtasks; thread-safe. */
public final class ScreeningMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ScreeningMetrics.class);
    private static final ScreeningMetrics THIS_JVM = new ScreeningMetrics(JvmRegistry.meters());

    private final Map<Verdict, Counter> decisions = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> withheldFen = new EnumMap<>(Verdict.class);
    private final Map<SystemReason, Counter> failures = new EnumMap<>(SystemReason.class);
    private final Map<Verdict, Timer> latency = new EnumMap<>(Verdict.class);
    private final Counter repeated;
    private final Counter reversed;
    private final Timer evaluation;
    private final DecisionContents contents;

    private ScreeningMetrics(Meters meters) {
        for (Verdict verdict : Verdict.values()) {
            decisions.put(verdict, meters.counter(OfScreening.DECISIONS, verdict.name()));
            latency.put(verdict, meters.timer(OfScreening.LATENCY, verdict.name()));
        }
        for (Verdict verdict : new Verdict[] {Verdict.HOLD, Verdict.REFUSE}) {
            withheldFen.put(verdict, meters.counter(OfScreening.WITHHELD_FEN, verdict.name()));
        }
        for (SystemReason reason : SystemReason.values()) {
            failures.put(reason, meters.counter(OfScreening.FAILURES, reason.name()));
        }
        repeated = meters.counter(OfScreening.RETRIES);
        reversed = meters.counter(OfScreening.REVERSALS);
        evaluation = meters.timer(OfScreening.EVALUATION);
        contents = new DecisionContents(meters);
    }

    /** The JVM's one set. */
    public static ScreeningMetrics ofThisJvm() {
        return THIS_JVM;
    }

    /** Counts a new decision. */
    public void screened(Decision decision, long nanos) {
        count(decisions, decision.getVerdict(), 1);
        count(withheldFen, Verdict.HOLD, decision.getHeldFen());
        count(withheldFen, Verdict.REFUSE, decision.getRefusedFen());
        SystemReason reason = decision.getSystemReason();
        if (reason != null) {
            count(failures, reason, 1);
            LOG.atWarn()
                    .addKeyValue("settlement", decision.getSettlementId())
                    .log(
                            "Settlement {} is held: {} {}",
                            decision.getSettlementId(),
                            reason,
                            decision.getSystemDetail());
        }
        evaluation.record(nanos, TimeUnit.NANOSECONDS);
        contents.count(decision);
    }

    /**
     * The broker has the first decision of a settlement.
     *
     * @param receivedAtMs when the settlement was appended, epoch milliseconds
     */
    public void acknowledged(Verdict verdict, long receivedAtMs) {
        Timer ofVerdict = latency.get(verdict);
        if (ofVerdict != null) {
            ofVerdict.record(Math.max(0, System.currentTimeMillis() - receivedAtMs), TimeUnit.MILLISECONDS);
        }
    }

    /** Counts a retry. */
    public void repeated() {
        repeated.increment();
    }

    /** Counts a reversal carried out. */
    public void reversed() {
        reversed.increment();
    }

    private static <K> void count(Map<K, Counter> counters, K key, long amount) {
        Counter counter = counters.get(key);
        if (counter != null) {
            counter.increment((double) amount);
        }
    }
}
