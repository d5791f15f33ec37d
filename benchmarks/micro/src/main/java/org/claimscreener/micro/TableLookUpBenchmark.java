package org.claimscreener.micro;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.pack.KnowledgeTables;
import org.claimscreener.engine.pack.PackRefusedException;
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

/**
 * What all tables of a pack know of an item, by its whole code and by its beginnings, as every fee line is looked up;
 * beside it one look into a {@link HashMap} of the same codes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx3g")
public class TableLookUpBenchmark {
    private static final int ASKED_MASK = 0xFFFF;

    /** Rows of the pack's tables, besides its own ten thousand. */
    @Param({"1000", "10000", "100000", "1000000"})
    public int rows;

    private List<KnowledgeTables> tables = List.of();
    private final Map<String, List<String>> map = new HashMap<>();
    private final String[] asked = new String[ASKED_MASK + 1];
    private int next;

    /** Reads the pack, and draws codes: any of the rows may be asked for. */
    @Setup
    public void prepare() throws IOException, PackRefusedException {
        tables = List.of(PackSamples.policyWith(rows).knowledge());
        for (int row = 0; row < rows; row++) {
            map.put(PackSamples.itemCode(row), List.of("3"));
        }
        SplittableRandom random = new SplittableRandom(20261201);
        for (int i = 0; i < asked.length; i++) {
            asked[i] = PackSamples.itemCode(random.nextInt(rows));
        }
    }

    /** By whole code and beginnings. */
    @Benchmark
    public List<KnowledgeTables.Row> rowsOf() {
        return tables.get(0).rowsOf(asked[++next & ASKED_MASK]);
    }

    /** By whole code alone. */
    @Benchmark
    public List<String> hashMap() {
        return map.getOrDefault(asked[++next & ASKED_MASK], List.of());
    }
}
