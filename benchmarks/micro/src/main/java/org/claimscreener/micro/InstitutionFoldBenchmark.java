package org.claimscreener.micro;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.InstitutionMemory;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.Settlement;
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

/**
 * A new settlement into its institution's panes, and all features of the packs that ship as they stand then. The
 * memories are on the heap: what RocksDB adds is measured with the job.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InstitutionFoldBenchmark {
    private static final int PERSONS = 800;
    private static final int MESSAGES = 15_000;

    /** Fee lines of the settlements, about. */
    @Param({"1", "10", "50"})
    public int lines;

    private List<CompiledPack> packs = List.of();
    private List<New> arriving = List.of();
    private InstitutionDesk desk = Town.institutionDesk(List.of());
    private int next;

    private record New(FactSet facts, String digest, InstitutionMemory memory) {}

    /** Compiles the packs, and has the town's traffic folded. */
    @Setup
    public void prepare() throws IOException, PackRefusedException {
        packs = PackSamples.packs(4, 1);
        desk = Town.institutionDesk(packs);
        Town town = Town.played(packs, PERSONS, MESSAGES);
        arriving = PatientDeskBenchmark.nearest(lines, town.arrived()).stream()
                .map(one -> anew(town, one))
                .toList();
    }

    /** The same bill under an id that its institution has not met. */
    private static New anew(Town town, Town.Arrived arrived) {
        Settlement settlement = Settlement.newBuilder(arrived.input().settlement())
                .setSettlementId("again-" + arrived.input().settlementId())
                .build();
        return new New(
                FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE),
                arrived.input().frame().contentDigest(),
                town.frozenInstitution(settlement.getInstitution().getInstitutionId()));
    }

    /** Lets go of the packs. */
    @TearDown
    public void close() {
        packs.forEach(CompiledPack::close);
    }

    /** To the features. */
    @Benchmark
    public Optional<List<FeatureValue>> submitted() {
        next = next + 1 == arriving.size() ? 0 : next + 1;
        New one = arriving.get(next);
        return desk.submitted(one.facts(), one.digest(), one.memory());
    }
}
