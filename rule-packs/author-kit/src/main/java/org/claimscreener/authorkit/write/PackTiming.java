package org.claimscreener.authorkit.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.RuleUse;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;

/** How long a pack takes for a settlement, one after the other in one thread. Stateless. */
final class PackTiming {
    private static final long LONGEST_NANOS = Duration.ofSeconds(60).toNanos();
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double PART_FOR_WARM_UP = 0.3;
    private static final double LEAST_SECONDS_A_RULE = 0.1;

    private PackTiming() {}

    /** A rule evaluated alone, its session and its facts included; the slowest hundredth is left out. */
    record OfRule(String rule, double meanMicros) {}

    /**
     * In microseconds a settlement.
     *
     * @param evaluations measured, after the warm-up
     * @param rules slowest first
     */
    record Figures(long evaluations, double mean, double p50, double p99, double max, List<OfRule> rules) {
        Figures {
            rules = List.copyOf(rules);
        }

        double sumOfRules() {
            return rules.stream().mapToDouble(OfRule::meanMicros).sum();
        }
    }

    static Figures measure(
            CompiledPack compiled, List<RuleUse> rules, List<FactSet> facts, double seconds, Progress progress)
            throws CommandFailure {
        progress.doing("warming up");
        run(compiled, facts, seconds * PART_FOR_WARM_UP);
        progress.doing("measuring " + Count.of(facts.size(), "settlement") + " over and over");
        Histogram whole = run(compiled, facts, seconds);
        List<OfRule> alone = new ArrayList<>();
        double each = Math.max(LEAST_SECONDS_A_RULE, seconds / rules.size());
        for (RuleUse rule : rules) {
            progress.doing("measuring rule " + (alone.size() + 1) + " of " + rules.size());
            alone.add(alone(compiled.pack(), rule.rule(), facts, each));
        }
        alone.sort(Comparator.comparingDouble(OfRule::meanMicros).reversed());
        return new Figures(
                whole.getTotalCount(),
                whole.getMean() / NANOS_PER_MICRO,
                whole.getValueAtPercentile(50) / NANOS_PER_MICRO,
                whole.getValueAtPercentile(99) / NANOS_PER_MICRO,
                whole.getMaxValue() / NANOS_PER_MICRO,
                alone);
    }

    private static OfRule alone(RulePack pack, String rule, List<FactSet> facts, double seconds) throws CommandFailure {
        try (CompiledPack one = CompiledPack.compileOne(pack, rule)) {
            run(one, facts, seconds * PART_FOR_WARM_UP);
            return new OfRule(rule, calmMean(run(one, facts, seconds)) / NANOS_PER_MICRO);
        } catch (PackRefusedException e) {
            throw CommandFailure.failed(String.valueOf(e.getMessage()), e);
        }
    }

    /** Without the slowest hundredth: a rule is measured briefly, and one stall of the machine would make it the slowest. */
    private static double calmMean(Histogram nanos) {
        long most = nanos.getValueAtPercentile(99);
        double sum = 0;
        long count = 0;
        for (HistogramIterationValue value : nanos.recordedValues()) {
            if (value.getValueIteratedTo() <= most) {
                sum += (double) value.getValueIteratedTo() * value.getCountAtValueIteratedTo();
                count += value.getCountAtValueIteratedTo();
            }
        }
        return sum / Math.max(1, count);
    }

    private static Histogram run(CompiledPack pack, List<FactSet> facts, double seconds) {
        Histogram nanos = new Histogram(LONGEST_NANOS, DIGITS);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int at = 0;
        long before = System.nanoTime();
        while (before < end) {
            pack.evaluate(facts.get(at));
            long after = System.nanoTime();
            nanos.recordValue(Math.min(LONGEST_NANOS, after - before));
            at = at + 1 == facts.size() ? 0 : at + 1;
            before = after;
        }
        return nanos;
    }
}
