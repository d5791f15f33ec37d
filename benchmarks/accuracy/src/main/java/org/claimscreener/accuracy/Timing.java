package org.claimscreener.accuracy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.review.SampleRun;
import org.claimscreener.national.NationalReader;
import org.claimscreener.national.NationalReading;
import org.claimscreener.screening.packs.PackShelf;

/**
 * How long the rules take for settlements of the traffic, in one thread, after a warm-up. Facts are made before: decoding, state
 * and features are not in it.
 *
 * @param settlements that were evaluated over and over
 * @param all all packs, one settlement
 * @param ofTen the same for settlements of 8 to 12 lines
 * @param rules each rule alone, slowest first
 */
record Timing(int settlements, Micros all, Micros ofTen, List<OfRule> rules) {
    /** Read first, so that the measured ones have a past. */
    private static final int LINES_OF_PAST = 8_000;

    private static final int MEASURED = 1_500;
    private static final double SECONDS_FOR_ALL = 8;
    private static final double SECONDS_A_RULE = 0.12;
    private static final double PART_FOR_WARM_UP = 0.4;
    private static final int LEAST_OF_TEN = 8;
    private static final int MOST_OF_TEN = 12;
    private static final long LONGEST_NANOS = 10_000_000_000L;

    Timing {
        rules = List.copyOf(rules);
    }

    /** Microseconds a settlement. */
    record Micros(long evaluations, double mean, double p50, double p99) {
        static Micros of(Histogram nanos) {
            return new Micros(
                    nanos.getTotalCount(),
                    nanos.getMean() / 1e3,
                    nanos.getValueAtPercentile(50) / 1e3,
                    nanos.getValueAtPercentile(99) / 1e3);
        }
    }

    /** A rule alone: its session is in it, which in a pack all rules share. The slowest hundredth is left out. */
    record OfRule(String pack, String rule, String code, double meanMicros) {}

    /**
     * Measures.
     *
     * @param traffic in the national form
     */
    static Timing measure(Packs packs, Path traffic, Consumer<String> doing) throws IOException {
        List<PackFacts> facts = new ArrayList<>();
        for (PackShelf.Lease lease : packs.leases()) {
            doing.accept("reading settlements for " + lease.pack().pack().id());
            facts.add(new PackFacts(lease.pack(), factsOf(lease.pack(), traffic)));
        }
        doing.accept("timing all packs together");
        Histogram all = new Histogram(LONGEST_NANOS, 3);
        Histogram ofTen = new Histogram(LONGEST_NANOS, 3);
        together(facts, SECONDS_FOR_ALL * PART_FOR_WARM_UP, new Histogram(LONGEST_NANOS, 3), ofTen);
        ofTen.reset();
        together(facts, SECONDS_FOR_ALL, all, ofTen);
        List<OfRule> rules = new ArrayList<>();
        for (PackFacts pack : facts) {
            for (RuleInfo rule : pack.compiled().rules()) {
                doing.accept("timing rule " + rule.rule());
                rules.add(alone(pack, rule));
            }
        }
        rules.sort(Comparator.comparingDouble(OfRule::meanMicros).reversed());
        int settlements = facts.isEmpty() ? 0 : facts.get(0).facts().size();
        return new Timing(settlements, Micros.of(all), Micros.of(ofTen), rules);
    }

    private record PackFacts(CompiledPack compiled, List<FactSet> facts) {}

    private static List<FactSet> factsOf(CompiledPack pack, Path traffic) throws IOException {
        SampleRun run = new SampleRun(pack);
        NationalReader reader = new NationalReader();
        List<FactSet> facts = new ArrayList<>();
        int lines = 0;
        try (BufferedReader in = Files.newBufferedReader(traffic, StandardCharsets.UTF_8)) {
            for (String line = in.readLine(); line != null && facts.size() < MEASURED; line = in.readLine()) {
                boolean kept = ++lines > LINES_OF_PAST;
                NationalReading reading = reader.read(line.getBytes(StandardCharsets.UTF_8));
                if (reading instanceof NationalReading.OfReversal reversal) {
                    run.reversal(reversal.reversal());
                } else if (reading instanceof NationalReading.OfSettlement settlement) {
                    run.settlement(settlement.settlement())
                            .filter(tried -> kept)
                            .ifPresent(tried -> facts.add(tried.facts()));
                }
            }
        }
        return facts;
    }

    /** Every pack has read the same lines, so their n-th facts are of one settlement. */
    private static void together(List<PackFacts> packs, double seconds, Histogram all, Histogram ofTen) {
        int count = packs.stream().mapToInt(pack -> pack.facts().size()).min().orElse(0);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (count > 0 && System.nanoTime() < end) {
            for (int i = 0; i < count; i++) {
                long began = System.nanoTime();
                for (PackFacts pack : packs) {
                    pack.compiled().evaluate(pack.facts().get(i));
                }
                long took = Math.min(LONGEST_NANOS, System.nanoTime() - began);
                all.recordValue(took);
                int lines = packs.get(0).facts().get(i).bill().lines().size();
                if (lines >= LEAST_OF_TEN && lines <= MOST_OF_TEN) {
                    ofTen.recordValue(took);
                }
            }
        }
    }

    private static OfRule alone(PackFacts pack, RuleInfo rule) {
        RulePack whole = pack.compiled().pack();
        try (CompiledPack one = CompiledPack.compileOne(whole, rule.rule())) {
            run(one, pack.facts(), SECONDS_A_RULE * PART_FOR_WARM_UP);
            double nanos = calmMean(run(one, pack.facts(), SECONDS_A_RULE));
            return new OfRule(whole.id(), rule.rule(), rule.code(), nanos / 1e3);
        } catch (PackRefusedException e) {
            throw new IllegalStateException("A rule of a pack that compiles does not compile alone", e);
        }
    }

    private static Histogram run(CompiledPack pack, List<FactSet> facts, double seconds) {
        Histogram nanos = new Histogram(LONGEST_NANOS, 3);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int at = 0;
        long before = System.nanoTime();
        while (before < end && !facts.isEmpty()) {
            pack.evaluate(facts.get(at));
            long after = System.nanoTime();
            nanos.recordValue(Math.min(LONGEST_NANOS, after - before));
            at = at + 1 == facts.size() ? 0 : at + 1;
            before = after;
        }
        return nanos;
    }

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
}
