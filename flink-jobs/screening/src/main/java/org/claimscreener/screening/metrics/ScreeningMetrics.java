package org.claimscreener.screening.metrics;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import org.claimscreener.flow.JvmRegistry;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the deciding operator counts. One set a JVM, shared by its subtasks; thread-safe. */
public final class ScreeningMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(ScreeningMetrics.class);
    private static final ScreeningMetrics THIS_JVM = new ScreeningMetrics(JvmRegistry.registry());

    private static final Duration[] LATENCY_OBJECTIVES = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(20),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private final Map<Verdict, Counter> decisions = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Counter> withheldFen = new EnumMap<>(Verdict.class);
    private final Map<SystemReason, Counter> failures = new EnumMap<>(SystemReason.class);
    private final Counter repeated;
    private final Counter reversed;
    private final Timer evaluation;
    private final Timer latency;

    private ScreeningMetrics(MeterRegistry registry) {
        for (Verdict verdict : Verdict.values()) {
            decisions.put(
                    verdict,
                    Counter.builder("screener_decisions")
                            .description("New decisions, by verdict")
                            .tag("verdict", verdict.name())
                            .register(registry));
        }
        for (Verdict verdict : new Verdict[] {Verdict.HOLD, Verdict.REFUSE}) {
            withheldFen.put(
                    verdict,
                    Counter.builder("screener_withheld_fen")
                            .description("Money withheld from institutions, in fen, by what was done to it")
                            .tag("verdict", verdict.name())
                            .register(registry));
        }
        for (SystemReason reason : SystemReason.values()) {
            failures.put(
                    reason,
                    Counter.builder("screener_failures_to_decide")
                            .description("Settlements held because the screener could not decide, by reason")
                            .tag("reason", reason.name())
                            .register(registry));
        }
        repeated = Counter.builder("screener_retries_answered")
                .description("Retries answered with the decision that was already given")
                .register(registry);
        reversed = Counter.builder("screener_reversals")
                .description("Settlements or lines withdrawn")
                .register(registry);
        evaluation = Timer.builder("screener_evaluation")
                .description("Time to make facts, evaluate all packs and settle one settlement")
                .serviceLevelObjectives(LATENCY_OBJECTIVES)
                .register(registry);
        latency = Timer.builder("screener_decision_latency")
                .description("From a settlement's append to its decision being handed to the sink")
                .serviceLevelObjectives(LATENCY_OBJECTIVES)
                .register(registry);
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
            LOG.warn("Settlement {} is held: {} {}", decision.getSettlementId(), reason, decision.getSystemDetail());
        }
        evaluation.record(Duration.ofNanos(nanos));
        long ageMillis = System.currentTimeMillis() - decision.getReceivedAt().toEpochMilli();
        latency.record(Duration.ofMillis(Math.max(0, ageMillis)));
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
