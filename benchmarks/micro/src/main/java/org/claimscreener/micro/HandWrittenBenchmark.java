package org.claimscreener.micro;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.Person;
import org.claimscreener.engine.fact.Visit;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.intake.FactMaker;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Five rules of the payment policy that need no table (detail-price, detail-total, detail-practitioner, diagnosis-sex,
 * fee-day), as a pack and as a programmer would write them in Java. On 200 settlements in turn, whatever they find; both
 * ways find the same, by count.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandWrittenBenchmark {
    private static final List<String> RULES =
            List.of("detail-price", "detail-total", "detail-practitioner", "diagnosis-sex", "fee-day");

    /** Fee lines of the settlements, about. */
    @Param({"1", "10", "50"})
    public int lines;

    private List<CompiledPack> pack = List.of();
    private List<FactSet> facts = List.of();
    private long priceFen;
    private long totalFen;
    private long daysBefore;
    private long daysAfter;
    private int next;

    /** Compiles the five rules, and tries both ways on all settlements. */
    @Setup
    public void prepare() throws IOException, PackRefusedException {
        pack = List.of(PackSamples.policy(RULES));
        facts = PackSamples.near(lines, pack).stream()
                .map(sample -> FactMaker.facts(
                        sample.settlement(), PatientHistory.NONE, sample.frame().known()))
                .toList();
        var values = pack.get(0).pack().parametersFor(facts.get(0));
        priceFen = values.number("price_tolerance_fen");
        totalFen = values.number("total_tolerance_fen");
        daysBefore = values.number("fee_days_before_admission");
        daysAfter = values.number("fee_days_after_discharge");
        for (FactSet one : facts) {
            Evaluation evaluation = pack.get(0).evaluate(one);
            if (!(evaluation instanceof Evaluation.Completed completed)
                    || completed.findings().size() != found(one).size()) {
                throw new IllegalStateException("the pack says " + evaluation + ", Java " + found(one));
            }
        }
    }

    /** Lets go of the pack. */
    @TearDown
    public void close() {
        pack.forEach(CompiledPack::close);
    }

    /** As a pack. */
    @Benchmark
    public Evaluation pack() {
        return pack.get(0).evaluate(facts.get(turn()));
    }

    /** As Java. */
    @Benchmark
    public List<String> java() {
        return found(facts.get(turn()));
    }

    private int turn() {
        next = next + 1 == facts.size() ? 0 : next + 1;
        return next;
    }

    private List<String> found(FactSet one) {
        List<String> found = new ArrayList<>();
        for (FeeLine line : one.bill().lines()) {
            if (line.claimed() && !line.netted() && line.beyondPriceFen() > priceFen) {
                found.add("detail-price " + line.lineId());
            }
        }
        if (Math.abs(one.settlement().linesBeyondTotalFen()) > totalFen) {
            found.add("detail-total");
        }
        if (one.visit().mode() != VisitMode.PHARMACY
                && !one.bill().claimedLinesOfNobody().isEmpty()) {
            found.add("detail-practitioner");
        }
        if (isOfOtherSex(one.person(), one.visit())
                && one.diagnoses().stream().noneMatch(HandWrittenBenchmark::isDoubtful)) {
            found.add("diagnosis-sex");
        }
        if (one.visit().stay()
                && !one.bill()
                        .claimedLinesOutside(one.visit(), daysBefore, daysAfter)
                        .isEmpty()) {
            found.add("fee-day");
        }
        return found;
    }

    private static boolean isOfOtherSex(Person person, Visit visit) {
        return switch (person.sexLetter()) {
            case "M" ->
                visit.categoryBetween("O00", "O99")
                        || visit.categoryBetween("N70", "N98")
                        || visit.categoryBetween("C51", "C58")
                        || visit.categoryBetween("D25", "D28");
            case "F" ->
                visit.categoryBetween("N40", "N51")
                        || visit.categoryBetween("C60", "C63")
                        || visit.categoryBetween("D29", "D29");
            default -> false;
        };
    }

    private static boolean isDoubtful(Diagnosis diagnosis) {
        return diagnosis.categoryBetween("Q56", "Q56")
                || diagnosis.categoryBetween("Q90", "Q99")
                || diagnosis.categoryBetween("E25", "E25")
                || diagnosis.categoryBetween("E34", "E34");
    }
}
