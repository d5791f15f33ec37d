package org.claimscreener.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.patient.PatientDesk;
import org.claimscreener.engine.patient.PatientMemory;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
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
 * The engine's part of a settlement, whole: from what came, with the institution's features and the person's past, to the
 * bytes of the decision and what is remembered. All packs that ship; settlements of the {@link Town}, 200 in turn.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 6, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class PatientDeskBenchmark {
    private static final int PERSONS = 800;
    private static final int MESSAGES = 24_000;
    private static final int SAMPLES = 200;

    /** Fee lines of the settlements, about. */
    @Param({"1", "10", "50"})
    public int lines;

    /** How many copies of each pack, each with all its rules under an id of its own. */
    @Param({"1", "4"})
    public int copies;

    private List<CompiledPack> packs = List.of();
    private List<Town.Arrived> arrived = List.of();
    private List<PatientMemory> memories = List.of();
    private PatientDesk desk = new PatientDesk(new Screener(List.of()));
    private final List<Decision> decisions = new ArrayList<>();
    private final WireEncoder encoder = new WireEncoder();
    private int next;

    /** Compiles the packs, and has the town's traffic of some months decided. */
    @Setup
    public void prepare() throws IOException, PackRefusedException {
        packs = PackSamples.packs(4, copies);
        arrived = nearest(lines, Town.played(packs, PERSONS, MESSAGES).arrived());
        memories = arrived.stream()
                .<PatientMemory>map(one -> new FrozenMemory(one.past()))
                .toList();
        desk = new PatientDesk(new Screener(packs));
        for (int i = 0; i < arrived.size(); i++) {
            Outcome outcome = desk.receive(arrived.get(i).input(), memories.get(i), false);
            decisions.add(((Outcome.Decided) outcome).decision());
        }
    }

    /** Those whose count of lines is nearest. */
    static List<Town.Arrived> nearest(int lines, List<Town.Arrived> all) {
        return all.stream()
                .sorted(Comparator.comparingInt(one -> Math.abs(one.lines() - lines)))
                .limit(SAMPLES)
                .toList();
    }

    /** Lets go of the packs. */
    @TearDown
    public void close() {
        packs.forEach(CompiledPack::close);
    }

    /** To the bytes of the decision, state and log left out. */
    @Benchmark
    public Outcome receive() {
        turn();
        return desk.receive(arrived.get(next).input(), memories.get(next), false);
    }

    /** What of this is writing the decision down. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.NANOSECONDS)
    public byte[] encodeDecision() {
        turn();
        return encoder.encode(decisions.get(next));
    }

    private void turn() {
        next = next + 1 == arrived.size() ? 0 : next + 1;
    }
}
