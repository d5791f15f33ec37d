package org.claimscreener.micro;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.PastFeatures;
import org.claimscreener.engine.fact.PastLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.CheckedFeature;
import org.claimscreener.engine.feature.FeatureCheck;
import org.claimscreener.engine.feature.FeatureCompiler;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.PatientFeatures;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;
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

/** All of 60 declared features of a person on one settlement, over a year of visits of ten lines each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PatientFeaturesBenchmark {
    private static final Instant NOW = Instant.parse("2026-09-07T02:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final List<Integer> WINDOWS = List.of(7, 30, 90, 180, 365);
    private static final List<VisitMode> MODES = List.of(VisitMode.values());
    private static final int LINES = 10;
    private static final int ITEMS = 40;

    /** Visits in the year. */
    @Param({"10", "30", "300"})
    public int visits;

    private PatientFeatures.Declared declared = new PatientFeatures.Declared(List.of());
    private List<FeatureDeclaration> features = List.of();
    private String item = "";
    private FactSet facts = facts(List.of());

    /** A settlement of ten lines of drugs, its person without a past. */
    static FactSet tenLines() {
        return facts(List.of());
    }

    /** Declares and compiles the features, and makes the past. */
    @Setup
    public void prepare() {
        features = declarations();
        FeatureCheck check = new FeatureCheck();
        List<CheckedFeature> checked = features.stream()
                .map(feature -> check.check(feature, (field, problem) -> {
                            throw new IllegalStateException(feature.name() + ": " + problem);
                        })
                        .orElseThrow())
                .toList();
        declared = new PatientFeatures.Declared(FeatureCompiler.compile(checked).ofPatients());
        facts = facts(past(new SplittableRandom(20260907)));
        item = item(3);
    }

    /** The sum of all values, so that none can be left out. */
    @Benchmark
    public long allFeatures() {
        PastFeatures bound = declared.on(facts);
        long sum = 0;
        for (FeatureDeclaration feature : features) {
            sum += bound.value(feature.name(), feature.key().hasSubject() ? item : "");
        }
        return sum;
    }

    /** Twelve kinds over five windows. */
    private static List<FeatureDeclaration> declarations() {
        List<FeatureDeclaration> all = new ArrayList<>();
        for (int days : WINDOWS) {
            all.add(visits(Aggregate.COUNT, "", "visit.channel == 'PHARMACY'", days));
            all.add(visits(Aggregate.SUM, "visit.fund_fen", "!visit.stay && visit.fund_fen > 10000", days));
            all.add(visits(Aggregate.DISTINCT, "visit.institution", "visit.mode == 'OUTPATIENT'", days));
            all.add(visits(Aggregate.GAP, "", "visit.stay", days));
            all.add(visits(Aggregate.RATIO, "", "visit.hour >= 22 || visit.hour < 6", days));
            all.add(visits(Aggregate.RUN_DAYS, "", "visit.weekday > 5", days));
            all.add(lines(FeatureKey.PATIENT, Aggregate.SUM, "line.amount_fen", "line.kind == 'DRUG'", days));
            all.add(lines(
                    FeatureKey.PATIENT,
                    Aggregate.MAX,
                    "line.quantity_e4",
                    "line.kind == 'SERVICE' && line.amount_fen > 5000 && visit.channel == 'OUTPATIENT'",
                    days));
            all.add(lines(
                    FeatureKey.PATIENT, Aggregate.DISTINCT, "line.item", "line.kind == 'DRUG' && !visit.stay", days));
            all.add(lines(FeatureKey.PATIENT_ITEM, Aggregate.COUNT, "", "", days));
            all.add(lines(FeatureKey.PATIENT_ITEM, Aggregate.SUM, "line.supply_days_e2", "!visit.stay", days));
            all.add(lines(FeatureKey.PATIENT_GENERIC, Aggregate.SUPPLY_COVER, "", "", days));
        }
        List<FeatureDeclaration> named = new ArrayList<>();
        for (FeatureDeclaration f : all) {
            named.add(new FeatureDeclaration(
                    "f" + named.size(),
                    f.key(),
                    f.over(),
                    f.aggregate(),
                    f.window(),
                    f.value(),
                    f.where(),
                    0,
                    f.unit(),
                    f.description()));
        }
        return named;
    }

    private static FeatureDeclaration visits(Aggregate aggregate, String value, String where, int days) {
        return feature(FeatureKey.PATIENT, Over.SETTLEMENT, aggregate, value, where, days);
    }

    private static FeatureDeclaration lines(FeatureKey key, Aggregate aggregate, String value, String where, int days) {
        return feature(key, Over.LINE, aggregate, value, where, days);
    }

    private static FeatureDeclaration feature(
            FeatureKey key, Over over, Aggregate aggregate, String value, String where, int days) {
        Window window = new Window.Sliding(Duration.ofDays(days));
        return new FeatureDeclaration("f", key, over, aggregate, window, value, where, 0, "units", "benchmark");
    }

    private List<PastVisit> past(SplittableRandom random) {
        List<PastVisit> past = new ArrayList<>();
        for (int i = visits; i > 0; i--) {
            past.add(visit(
                    "S" + i, NOW.minus(Duration.ofDays(365).multipliedBy(i).dividedBy(visits)), random));
        }
        return past;
    }

    // javac 17 drops the @Nullable of a compact constructor's parameter, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static PastVisit visit(String id, Instant settledAt, SplittableRandom random) {
        LocalDate day = LocalDate.ofInstant(settledAt, SHANGHAI);
        VisitMode mode = MODES.get(random.nextInt(MODES.size()));
        boolean stay = mode == VisitMode.INPATIENT;
        List<PastLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            ItemKind kind = random.nextBoolean() ? ItemKind.DRUG : ItemKind.SERVICE;
            lines.add(new PastLine(
                    "L" + i, day, item(random.nextInt(ITEMS)), kind, 10_000, random.nextLong(1, 20_000), 500, 700));
        }
        return new PastVisit(
                id,
                "H4301020000" + random.nextInt(5),
                stay ? Channel.INPATIENT : mode == VisitMode.PHARMACY ? Channel.PHARMACY : Channel.OUTPATIENT,
                "430102",
                stay ? "2101" : "11",
                mode,
                stay,
                settledAt,
                stay ? day.minusDays(6) : day,
                day,
                "I10.x00x002",
                "A03",
                "",
                "",
                Sex.FEMALE,
                random.nextLong(1, 50_000),
                Verdict.RELEASE,
                null,
                lines);
    }

    private static String item(int number) {
        return "XA10BAJ" + (100 + number) + "A001010101547";
    }

    private static FactSet facts(List<PastVisit> past) {
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(FeeLine.newBuilder()
                    .setLineId("L" + i)
                    .setOccurredAt(NOW)
                    .setItemCode(item(i))
                    .setItemKind("101")
                    .setQuantityE4(10_000)
                    .setUnitPriceE6(10_000_000)
                    .setAmountFen(1_000)
                    .setInScopeFen(1_000)
                    .build());
        }
        Settlement settlement = Settlement.newBuilder()
                .setSettlementId("S0")
                .setChannel(Channel.OUTPATIENT)
                .setSettledAt(NOW)
                .setTreatmentArea("430102")
                .setInsuranceArea("430102")
                .setPerson(Person.newBuilder()
                        .setPatientId("P1")
                        .setSex(Sex.FEMALE)
                        .setBirthDate(LocalDate.of(1975, 3, 4))
                        .setInsuranceType("310")
                        .build())
                .setInstitution(Institution.newBuilder()
                        .setInstitutionId("H43010200001")
                        .setKind("1")
                        .build())
                .setVisit(Visit.newBuilder()
                        .setVisitId("M1")
                        .setVisitType("11")
                        .setBeganAt(NOW)
                        .build())
                .setDiagnoses(List.of())
                .setFeeLines(lines)
                .setSentAt(NOW)
                .setAmounts(Amounts.newBuilder()
                        .setTotalFen(10_000)
                        .setFundFen(7_000)
                        .setPersonFen(3_000)
                        .build())
                .build();
        return FactMaker.facts(settlement, new PatientHistory(past), Circumstances.NONE);
    }
}
