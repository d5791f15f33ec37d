package org.claimscreener.screening.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Reading;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.profile.InstitutionDesk;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.screening.Inputs;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.MONDAY;
import static org.claimscreener.screening.Inputs.outpatient;
import static org.claimscreener.screening.Inputs.reversal;

/** What a settlement of ten lines costs in state, on RocksDB. */
class ProfileBytesTest {
    private static final long SEED = 5L;
    private static final int ITEMS = 60;
    private static final int PATIENTS = 400;

    private static final List<InstitutionFeature> TEN = List.of(
            feature("count_3m", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.COUNT, Duration.ofMinutes(3)),
            feature("count_1h", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.COUNT, Duration.ofHours(1)),
            feature("fund_1h", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.SUM, Duration.ofHours(1)),
            feature("gap_1h", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.GAP, Duration.ofHours(1)),
            feature("count_1d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.COUNT, Duration.ofDays(1)),
            feature("fund_1d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.SUM, Duration.ofDays(1)),
            feature("patients_1d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.DISTINCT, Duration.ofDays(1)),
            feature("ratio_7d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.RATIO, Duration.ofDays(7)),
            feature("mean_30d", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.MEAN_PER_DAY, Duration.ofDays(30)),
            feature(
                    "spread_30d",
                    FeatureKey.INSTITUTION,
                    Over.SETTLEMENT,
                    Aggregate.SPREAD_PER_DAY,
                    Duration.ofDays(30)));

    private static final List<InstitutionFeature> OF_ITEMS = List.of(
            feature("item_1d", FeatureKey.INSTITUTION_ITEM, Over.LINE, Aggregate.COUNT, Duration.ofDays(1)),
            feature("item_fund_1d", FeatureKey.INSTITUTION_ITEM, Over.LINE, Aggregate.SUM, Duration.ofDays(1)),
            feature(
                    "item_settlements_7d",
                    FeatureKey.INSTITUTION_ITEM,
                    Over.SETTLEMENT,
                    Aggregate.COUNT,
                    Duration.ofDays(7)));

    private final List<KeyedOneInputStreamOperatorTestHarness<?, ?, ?>> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var harness : opened) {
            harness.close();
        }
    }

    @Test
    void writesLittleOverASettlementOfTenLines() throws Exception {
        Cost ten = cost(TEN, Duration.ofSeconds(20));
        System.out.println("ten institution features: " + ten);
        assertThat(ten.bytes()).isLessThan(850);
        assertThat(ten.writes()).isLessThan(13);

        List<InstitutionFeature> thirteen = new ArrayList<>(TEN);
        thirteen.addAll(OF_ITEMS);
        Cost all = cost(thirteen, Duration.ofSeconds(20));
        System.out.println("and three item features: " + all);
        assertThat(all.bytes()).isLessThan(2_600);
        assertThat(all.writes()).isLessThan(33);
    }

    /** What the patient's operator writes is bounded by {@code PatientStateCostTest}; both together stay within 2 KB. */
    @Test
    void theBundledPacksLeaveRoomForThePatient() throws Exception {
        List<InstitutionFeature> features = Inputs.bundledRulePacks().stream()
                .flatMap(pack -> pack.compiledFeatures().ofInstitutions().stream())
                .toList();
        Cost bundled = cost(features, Duration.ofSeconds(20));
        System.out.println("the bundled packs' features: " + bundled);
        assertThat(bundled.bytes()).isLessThan(2_048 - 1_433);
    }

    /** Twenty settlements of ten lines a day, for a year. */
    @Test
    void keepsLittleOfAYear() throws Exception {
        int settlements = 365 * 20;
        Duration apart = Duration.ofMinutes(72);
        Measured function = new Measured(TEN);
        var harness = harness(function);
        Random random = new Random(SEED);
        for (int i = 0; i < settlements; i++) {
            Settlement settlement = settlement(random, i, apart);
            function.written().at(settlement.getSettledAt());
            harness.processElement(new StreamRecord<>(settlement));
        }
        System.out.println("an institution after a year: " + function.written().kept() + " bytes");
        assertThat(function.written().kept()).isLessThan(2_000_000);
    }

    /** Of each settlement, in the mean. */
    private record Cost(double bytes, double writes, double reads, int entries, String byKind) {}

    private Cost cost(List<InstitutionFeature> features, Duration apart) throws Exception {
        int warm = 300;
        int measured = 700;
        Measured function = new Measured(features);
        var harness = harness(function);
        Random random = new Random(SEED);
        for (int i = 0; i < warm + measured; i++) {
            if (i == warm) {
                function.written().reset();
            }
            harness.processElement(new StreamRecord<>(settlement(random, i, apart)));
        }
        BytesWritten written = function.written();
        StringBuilder kinds = new StringBuilder();
        written.byKind()
                .forEach((kind, bytes) ->
                        kinds.append(kind).append(' ').append(bytes / measured).append(", "));
        return new Cost(
                (double) written.bytes() / measured,
                (double) written.writes() / measured,
                (double) written.reads() / measured,
                written.entries(),
                kinds.toString());
    }

    @Test
    void leavesNothingBehindWhenAllIsTakenBack() throws Exception {
        List<InstitutionFeature> features = new ArrayList<>(TEN);
        features.addAll(OF_ITEMS);
        Measured function = new Measured(features);
        var harness = harness(function);
        Random random = new Random(SEED);
        List<Settlement> sent = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            sent.add(settlement(random, i, Duration.ofHours(1)));
        }
        for (Settlement settlement : sent) {
            harness.processElement(new StreamRecord<>(settlement));
        }
        assertThat(function.written().entries()).isGreaterThan(400);
        for (Settlement settlement : sent) {
            function.withdraw(settlement);
            harness.processElement(new StreamRecord<>(settlement));
        }
        // The records of the withdrawals, the coverage, and in the minutes' totals which gaps are no longer known.
        assertThat(function.written().entries()).isEqualTo(sent.size() + 1 + 1);
    }

    private static Settlement settlement(Random random, int number, Duration apart) {
        List<org.claimscreener.wire.record.FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            lines.add(org.claimscreener.wire.record.FeeLine.newBuilder(
                            outpatient("S").build().getFeeLines().get(0))
                    .setLineId("43010200001202609071000" + number + "-" + i)
                    .setItemCode(String.format("XC08CAA%03dA001010101547", random.nextInt(ITEMS)))
                    .setPractitionerId("D43010200000" + random.nextInt(8))
                    .build());
        }
        Instant ownTime = MONDAY.plus(apart.multipliedBy(number));
        return outpatient("430102202609071000%06d".formatted(number))
                .setSettledAt(ownTime)
                .setSentAt(ownTime)
                .setPerson(new Person(
                        "4301029900%08d".formatted(random.nextInt(PATIENTS)),
                        Sex.MALE,
                        LocalDate.of(1975, 3, 4),
                        "310",
                        "11",
                        null))
                .setFeeLines(lines)
                .build();
    }

    private static InstitutionFeature feature(
            String name, FeatureKey key, Over over, Aggregate aggregate, Duration window) {
        return new InstitutionFeature(
                new FeatureDeclaration(
                        name, key, over, aggregate, new Window.Sliding(window), "", name, 0, "units", "A test's"),
                new Plain());
    }

    private static final class Plain implements Reading {
        @Override
        public boolean counts(FactSet facts, @Nullable FeeLine line) {
            return true;
        }

        @Override
        public long value(FactSet facts, @Nullable FeeLine line) {
            return line == null ? facts.settlement().fundFen() : line.amountFen();
        }

        @Override
        public String member(FactSet facts, @Nullable FeeLine line) {
            return facts.person().patientId();
        }
    }

    private KeyedOneInputStreamOperatorTestHarness<String, Settlement, String> harness(Measured function)
            throws Exception {
        var harness = new KeyedOneInputStreamOperatorTestHarness<String, Settlement, String>(
                new KeyedProcessOperator<>(function),
                settlement -> settlement.getInstitution().getInstitutionId(),
                BasicTypeInfo.STRING_TYPE_INFO,
                JobSettings.MAX_PARALLELISM,
                1,
                0);
        harness.setStateBackend(new EmbeddedRocksDBStateBackend(true));
        harness.setup(BasicTypeInfo.STRING_TYPE_INFO.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        harness.open();
        opened.add(harness);
        return harness;
    }

    /** The desk over keyed state, with everything counted that goes to state. Takes back what is to be withdrawn. */
    @SuppressWarnings("NullAway.Init") // Filled by open().
    private static final class Measured extends KeyedProcessFunction<String, Settlement, String> {
        private static final long serialVersionUID = 1L;

        private final transient InstitutionDesk desk;
        private final transient List<String> withdrawn = new ArrayList<>();
        private final transient ContentDigest digest = new ContentDigest();
        private transient BytesWritten written;

        Measured(List<InstitutionFeature> features) {
            this.desk = new InstitutionDesk(new ProfileFold(features));
        }

        BytesWritten written() {
            return written;
        }

        void withdraw(Settlement settlement) {
            withdrawn.add(settlement.getSettlementId());
        }

        @Override
        public void open(OpenContext context) {
            written = new BytesWritten(new KeyedInstitutionMemory(getRuntimeContext()), "H43010200001");
        }

        @Override
        public void processElement(Settlement settlement, Context context, Collector<String> out) {
            if (withdrawn.contains(settlement.getSettlementId())) {
                desk.withdrawn(reversal("R", settlement), written);
                return;
            }
            FactSet facts = FactMaker.facts(settlement, PatientHistory.NONE, Circumstances.NONE);
            out.collect(desk.submitted(facts, digest.of(settlement), written).toString());
        }
    }
}
