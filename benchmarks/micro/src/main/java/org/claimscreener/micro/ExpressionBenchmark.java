package org.claimscreener.micro;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureCheck;
import org.claimscreener.engine.feature.FeatureCompiler;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Reading;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.wire.record.Channel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A filter and a value in CEL, as the engine compiles them, on each of ten fee lines, beside the same in Java. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpressionBenchmark {
    private static final String WHERE = "line.kind == 'DRUG' && line.amount_fen > 500 && visit.channel == 'OUTPATIENT'";
    private static final String VALUE = "line.amount_fen";
    private static final int LEAST_FEN = 500;

    private final FactSet facts = PatientFeaturesBenchmark.tenLines();
    private final List<Reading> readings = List.of(compiled());

    private static Reading compiled() {
        FeatureDeclaration declared = new FeatureDeclaration(
                "f",
                FeatureKey.INSTITUTION,
                Over.LINE,
                Aggregate.SUM,
                new Window.Sliding(Duration.ofDays(30)),
                VALUE,
                WHERE,
                0,
                "fen",
                "benchmark");
        var checked = new FeatureCheck()
                .check(declared, (field, problem) -> {
                    throw new IllegalStateException(field + ": " + problem);
                })
                .orElseThrow();
        return FeatureCompiler.compile(List.of(checked)).ofInstitutions().get(0).reading();
    }

    /** Both ways say the same. */
    @Setup
    public void check() {
        if (compiledCel() != java() || java() == 0) {
            throw new IllegalStateException("the compiled expression says " + compiledCel() + ", Java " + java());
        }
    }

    /** The sum over ten lines. */
    @Benchmark
    public long compiledCel() {
        Reading reading = readings.get(0);
        long sum = 0;
        for (FeeLine line : facts.bill().lines()) {
            if (reading.counts(facts, line)) {
                sum += reading.value(facts, line);
            }
        }
        return sum;
    }

    /** The same by hand. */
    @Benchmark
    public long java() {
        long sum = 0;
        for (FeeLine line : facts.bill().lines()) {
            if (line.kind() == ItemKind.DRUG
                    && line.amountFen() > LEAST_FEN
                    && facts.settlement().channel() == Channel.OUTPATIENT) {
                sum += line.amountFen();
            }
        }
        return sum;
    }
}
