package org.claimscreener.micro;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.engine.screen.Screening;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** All packs that ship on one honest settlement, of 200 in turn, each with its person's past. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PackEvaluationBenchmark {
    /** Fee lines of the settlements, about. */
    @Param({"1", "10", "50"})
    public int lines;

    /** Quarters of the rules that ship; 16 are all of them in four packs each, every pack with a session of its own. */
    @Param({"4"})
    public int quarters;

    private List<CompiledPack> packs = List.of();
    private List<PackSamples.Sample> samples = List.of();
    private List<FactSet> facts = List.of();
    private Screener screener = new Screener(List.of());
    private int next;

    /** Compiles the packs, and makes settlements and their facts. */
    @Setup
    public void prepare() throws IOException, PackRefusedException {
        packs = PackSamples.packs(Math.min(4, quarters), Math.max(1, quarters / 4));
        samples = PackSamples.near(lines, packs);
        facts = samples.stream()
                .map(sample -> FactMaker.facts(
                        sample.settlement(),
                        new PatientHistory(Histories.visibleOn(
                                Calendars.dayOf(sample.settlement().getSettledAt()), sample.past())),
                        sample.frame().known()))
                .toList();
        screener = new Screener(packs);
    }

    /** Lets go of the packs. */
    @TearDown
    public void close() {
        packs.forEach(CompiledPack::close);
    }

    /** From facts to findings. */
    @Benchmark
    public void evaluate(Blackhole blackhole) {
        FactSet one = facts.get(turn());
        for (CompiledPack pack : packs) {
            Evaluation evaluation = pack.evaluate(one);
            blackhole.consume(evaluation);
        }
    }

    /** From a settlement and its past to a decision: facts, packs, settling. */
    @Benchmark
    public Screening screen() {
        PackSamples.Sample sample = samples.get(turn());
        return screener.screen(sample.settlement(), sample.past(), sample.frame());
    }

    private int turn() {
        next = next + 1 == samples.size() ? 0 : next + 1;
        return next;
    }
}
