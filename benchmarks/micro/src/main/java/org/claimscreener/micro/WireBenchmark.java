package org.claimscreener.micro;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
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
import org.openjdk.jmh.annotations.Warmup;

/** Bytes to a settlement, its facts and its digest, by Avro's single-object encoding; 200 settlements in turn. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class WireBenchmark {
    private static final int PERSONS = 2_000;
    private static final int MESSAGES = 10_000;
    private static final int SAMPLES = 200;
    private static final long SEED = 20261201;

    /** Fee lines of the settlements, about. */
    @Param({"1", "10", "50"})
    public int lines;

    private final WireDecoder decoder = WireDecoder.create();
    private final ContentDigest digest = new ContentDigest();
    private List<byte[]> messages = List.of();
    private List<Settlement> settlements = List.of();
    private int next;

    /** Makes the messages. */
    @Setup
    public void prepare() {
        Traffic traffic = new Traffic(TrafficSettings.defaults(SEED, LocalDate.of(2026, 1, 5))
                .withPopulation(PERSONS)
                .honestOnly());
        settlements = Stream.generate(traffic::next)
                .limit(MESSAGES)
                .map(event -> event.settlement().orElseThrow())
                .sorted(Comparator.comparingInt(
                        settlement -> Math.abs(settlement.getFeeLines().size() - lines)))
                .limit(SAMPLES)
                .toList();
        WireEncoder encoder = new WireEncoder();
        messages = settlements.stream().map(encoder::encode).toList();
    }

    /** Bytes to a settlement. */
    @Benchmark
    public Decoded decode() {
        return decoder.decode(messages.get(turn()));
    }

    /** Bytes to what rules match, without the past. */
    @Benchmark
    public FactSet decodeToFacts() {
        Decoded.Accepted accepted = (Decoded.Accepted) decoder.decode(messages.get(turn()));
        return FactMaker.facts((Settlement) accepted.message(), PatientHistory.NONE, Circumstances.NONE);
    }

    /** A settlement to what rules match, without the past. */
    @Benchmark
    public FactSet facts() {
        return FactMaker.facts(settlements.get(turn()), PatientHistory.NONE, Circumstances.NONE);
    }

    /** What tells a retry from a conflict: encoding, and SHA-256. */
    @Benchmark
    public String contentDigest() {
        return digest.of(settlements.get(turn()));
    }

    private int turn() {
        next = next + 1 == settlements.size() ? 0 : next + 1;
        return next;
    }
}
