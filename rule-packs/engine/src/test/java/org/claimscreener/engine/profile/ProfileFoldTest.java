package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Window;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.claimscreener.engine.profile.Declared.ALL;
import static org.claimscreener.engine.profile.Declared.FUND;
import static org.claimscreener.engine.profile.Declared.PATIENTS;
import static org.claimscreener.engine.profile.Declared.days;
import static org.claimscreener.engine.profile.Declared.feature;
import static org.claimscreener.engine.profile.Declared.hours;
import static org.claimscreener.engine.profile.Declared.minutes;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.lineOf;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;

class ProfileFoldTest {
    private static final InstitutionFeature COUNT =
            feature("count", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.COUNT, minutes(10), ALL);
    private static final InstitutionFeature MEMBERS =
            feature("members", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.DISTINCT, hours(1), PATIENTS);
    private static final InstitutionFeature DOCTOR =
            feature("doctor", FeatureKey.PRACTITIONER, Over.LINE, Aggregate.COUNT, hours(1), ALL);

    private final CountedMemory memory = new CountedMemory();

    @Test
    void writesOnePaneAndOneTotalsForASettlementInOrder() {
        InstitutionDesk desk =
                desk(COUNT, feature("fund", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.SUM, minutes(5), FUND));
        submit(desk, at("S1", "P1", 0));
        memory.reads = 0;
        memory.writes = 0;
        submit(desk, at("S2", "P2", 0));

        assertThat(memory.writes).isEqualTo(2);
        assertThat(memory.reads).isEqualTo(2);
        assertThat(memory.rows()).hasSize(2);

        memory.reads = 0;
        memory.writes = 0;
        submit(desk, at("S3", "P3", 1));
        assertThat(memory.writes).as("another pane").isEqualTo(2);
        assertThat(memory.reads)
                .as("the totals, which say that the panes between hold nothing")
                .isEqualTo(1);

        memory.reads = 0;
        submit(desk, at("S4", "P4", 11));
        assertThat(memory.reads)
                .as("and the pane that leaves the longer window")
                .isEqualTo(1 + 1);
    }

    @Test
    void keepsNothingOfASettlementThatIsTakenBack() {
        InstitutionDesk desk = desk(COUNT, MEMBERS, DOCTOR);
        submit(desk, at("S1", "P1", 0));
        withdraw(desk, "S1", "P1");

        assertThat(memory.rows()).isEmpty();
    }

    @Test
    void countsNobodyWhereThePractitionerIsNotNamed() {
        InstitutionDesk desk = desk(COUNT, DOCTOR);
        List<FeatureValue> told = submit(
                desk,
                facts("S1", "P1", MONDAY, List.of(doctor("L1", "D1"), doctor("L2", "unknown"), doctor("L3", "0000"))));

        assertThat(told)
                .extracting(FeatureValue::getName, FeatureValue::getSubject, FeatureValue::getValue)
                .containsExactly(tuple("count", "", 1L), tuple("doctor", "D1", 1L));
    }

    @Test
    void keepsStaysOfOneHomeAreaAndOfOneCategoryApart() {
        InstitutionDesk desk = desk(
                feature("area", FeatureKey.INSTITUTION_HOME_AREA, Over.SETTLEMENT, Aggregate.COUNT, hours(1), ALL),
                feature("category", FeatureKey.INSTITUTION_CATEGORY, Over.SETTLEMENT, Aggregate.COUNT, hours(1), ALL),
                feature("lines", FeatureKey.INSTITUTION_HOME_AREA, Over.LINE, Aggregate.COUNT, hours(1), ALL));
        submit(desk, from("S1", "430626", "M54.500"));
        submit(desk, from("S2", "430626", "J18.900"));
        List<FeatureValue> told = submit(desk, from("S3", "430124", "M54.300"));

        assertThat(told)
                .extracting(FeatureValue::getName, FeatureValue::getSubject, FeatureValue::getValue)
                .containsExactly(
                        tuple("area", "430124", 1L), tuple("category", "M54", 2L), tuple("lines", "430124", 2L));
    }

    @Test
    void keepsNothingOfAnAreaOrACategoryThatIsNotStated() {
        InstitutionDesk desk = desk(
                feature("area", FeatureKey.INSTITUTION_HOME_AREA, Over.SETTLEMENT, Aggregate.COUNT, hours(1), ALL),
                feature("category", FeatureKey.INSTITUTION_CATEGORY, Over.SETTLEMENT, Aggregate.COUNT, hours(1), ALL));

        assertThat(submit(desk, from("S1", "000000", null))).isEmpty();
    }

    @Test
    void takesLinesBackAndAtTheLastOfThemTheSettlement() {
        InstitutionDesk desk = desk(
                COUNT,
                DOCTOR,
                feature("withdrawn", FeatureKey.INSTITUTION, Over.WITHDRAWAL, Aggregate.COUNT, hours(1), ALL, 0));
        submit(desk, facts("S1", "P1", MONDAY, List.of(doctor("L1", "D1"), doctor("L2", "D1"))));
        withdraw(desk, "S1", "P1", "L2", "L9");
        assertThat(value(submit(desk, at("S2", "P2", 0)), "doctor"))
                .as("an unknown line")
                .isEqualTo(4);

        withdraw(desk, "S1", "P1", "L2");
        withdraw(desk, "S1", "P1", "L2");
        List<FeatureValue> told = submit(desk, at("S3", "P3", 0));
        assertThat(value(told, "doctor")).isEqualTo(5);
        assertThat(value(told, "count")).isEqualTo(3);
        assertThat(value(told, "withdrawn")).isZero();

        withdraw(desk, "S1", "P1", "L1", "L2");
        told = submit(desk, at("S4", "P4", 0));
        assertThat(value(told, "doctor")).isEqualTo(6);
        assertThat(value(told, "count")).isEqualTo(3);
        assertThat(value(told, "withdrawn")).isEqualTo(1);
    }

    @Test
    void countsAWithdrawalWithinItsMinutesOnly() {
        InstitutionDesk desk = desk(
                feature("quick", FeatureKey.INSTITUTION, Over.WITHDRAWAL, Aggregate.COUNT, hours(1), ALL, 30),
                feature("quick_of_all", FeatureKey.INSTITUTION, Over.WITHDRAWAL, Aggregate.RATIO, hours(1), ALL, 30));
        submit(desk, at("S1", "P1", 0));
        submit(desk, at("S2", "P1", 0));
        desk.withdrawn(reversal("S1", "P1", MONDAY.plus(Duration.ofMinutes(30))), memory);
        desk.withdrawn(reversal("S2", "P1", MONDAY.plus(Duration.ofMinutes(30)).plusMillis(1)), memory);

        List<FeatureValue> told = submit(desk, at("S3", "P3", 0));
        assertThat(value(told, "quick")).isEqualTo(1);
        assertThat(value(told, "quick_of_all")).isEqualTo(5_000);
    }

    @Test
    void saysTooLateAndDoesNotCountWhatLiesBeforeWhatIsKept() {
        InstitutionDesk desk = desk(COUNT, MEMBERS);
        submit(desk, at("S1", "P1", 0));
        int kept = memory.rows().size();
        List<FeatureValue> told = submit(desk, at("S2", "P2", -60 * 24 * 59));

        assertThat(quality(told, "count")).isEqualTo(FeatureQuality.TOO_LATE);
        assertThat(value(told, "count")).isZero();
        assertThat(quality(told, "members")).as("hours are kept longer").isEqualTo(FeatureQuality.TOO_LATE);
        assertThat(memory.rows()).hasSize(kept);
        assertThat(quality(submit(desk, at("S3", "P3", -60 * 24)), "members")).isEqualTo(FeatureQuality.EXACT);
    }

    @Test
    void beginsAFeatureAnewThatWasAwayForASettlement() {
        InstitutionDesk both = desk(COUNT, MEMBERS);
        InstitutionDesk without = desk(MEMBERS);
        submit(both, at("S1", "P1", 0));
        submit(without, at("S2", "P2", 1));
        withdraw(without, "S1", "P1");
        List<FeatureValue> told = submit(both, at("S3", "P3", 2));

        assertThat(value(told, "count")).as("neither of the two before").isEqualTo(1);
        assertThat(since(told, "count")).isEqualTo(MONDAY.plusSeconds(120));
        assertThat(since(told, "members")).isEqualTo(MONDAY);
        assertThat(value(submit(both, at("S4", "P4", 3)), "count")).isEqualTo(2);
        assertThat(value(submit(both, at("S5", "P5", 14)), "count"))
                .as("all panes have left")
                .isEqualTo(1);
    }

    @Test
    void countsANewFeatureFromItsFirstSettlementOnAndNotWhatComesLate() {
        submit(desk(MEMBERS), at("S1", "P1", 60));
        InstitutionDesk desk = desk(COUNT, MEMBERS);
        List<FeatureValue> late = submit(desk, at("S2", "P2", -60));

        assertThat(quality(late, "count")).isEqualTo(FeatureQuality.TOO_LATE);
        assertThat(value(submit(desk, at("S3", "P3", 125)), "count")).isEqualTo(1);
        assertThat(since(submit(desk, at("S4", "P4", 126)), "count")).isEqualTo(MONDAY.plusSeconds(7_200));
    }

    @Test
    void refusesDefinitionsThatCannotBeToldApartAndSharesEqualOnes() {
        InstitutionFeature one = withDefinition("a", collision()[0]);
        InstitutionFeature other = withDefinition("b", collision()[1]);
        assertThatThrownBy(() -> new ProfileFold(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a]")
                .hasMessageContaining("[b]");

        InstitutionDesk desk = desk(withDefinition("a", "same"), withDefinition("b", "same"));
        List<FeatureValue> told = submit(desk, at("S1", "P1", 0));
        assertThat(told).extracting(FeatureValue::getName).containsExactly("a", "b");
        assertThat(told).extracting(FeatureValue::getValue).containsExactly(1L, 1L);
    }

    @Test
    void refusesWhatIsOfAPerson() {
        assertThatThrownBy(() ->
                        desk(feature("last", FeatureKey.INSTITUTION, Over.SETTLEMENT, Aggregate.LAST, days(1), FUND)))
                .hasMessageContaining("last");
        assertThatThrownBy(() -> feature("own", FeatureKey.PATIENT, Over.SETTLEMENT, Aggregate.COUNT, days(1), ALL))
                .hasMessageContaining("own");
    }

    @Test
    void tellsNoMoreValuesThanItsBoundAndTheFirstByLine() {
        List<FeeLine> lines = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            lines.add(doctor("L" + i, "D" + (i + 1)));
        }
        List<FeatureValue> told = submit(desk(COUNT, DOCTOR), facts("S1", "P1", MONDAY, lines));

        assertThat(told).hasSize(ProfileValues.MOST);
        assertThat(told.get(ProfileValues.MOST - 1).getSubject()).isEqualTo("D1999");
    }

    @Test
    void countsMembersExactlyUpToTheBoundThenAboutAndExactlyAgain() {
        int bound = 300;
        InstitutionDesk desk = new InstitutionDesk(new ProfileFold(List.of(MEMBERS), bound));
        for (int i = 0; i < bound; i++) {
            assertThat(members(submit(desk, at("A" + i, "P" + i, 0)))).isEqualTo(exactly(i + 1));
        }
        FeatureValue about = memberValue(submit(desk, at("B", "P" + bound, 0)));
        assertThat(about.getQuality()).isEqualTo(FeatureQuality.ABOUT);
        assertThat(about.getValue()).isBetween(280L, 322L);
        for (int i = 1; i < 1_000; i++) {
            submit(desk, at("C" + i, "P" + (bound + i), 1 + i / 50));
        }
        about = memberValue(submit(desk, at("D", "P1", 21)));
        assertThat(about.getQuality()).isEqualTo(FeatureQuality.ABOUT);
        assertThat(about.getValue()).as("of 1,300, four standard errors").isBetween(1_180L, 1_420L);

        assertThat(members(submit(desk, at("E", "P1", 21 + 62)))).isEqualTo(exactly(1));
        assertThat(members(submit(desk, at("F", "P9", 21 + 63)))).isEqualTo(exactly(2));
    }

    @Test
    void forgetsMembersThatHaveLeftTheWindowBeforeTheBoundCounts() {
        InstitutionDesk desk = new InstitutionDesk(new ProfileFold(List.of(MEMBERS), 10));
        for (int i = 0; i < 10; i++) {
            submit(desk, at("A" + i, "P" + i, 0));
        }
        for (int i = 0; i < 10; i++) {
            assertThat(members(submit(desk, at("B" + i, "Q" + i, 100)))).isEqualTo(exactly(i + 1));
        }
        FeatureValue late = memberValue(submit(desk, at("C", "P1", 2)));
        assertThat(late.getQuality()).as("the members of then are forgotten").isEqualTo(FeatureQuality.ABOUT);
    }

    @Test
    void takesMembersBackThatTheSketchDoesNotKnowToForget() {
        InstitutionDesk desk = new InstitutionDesk(new ProfileFold(List.of(MEMBERS), 5));
        for (int i = 0; i < 8; i++) {
            submit(desk, at("A" + i, "P" + i, 0));
        }
        for (int i = 0; i < 8; i++) {
            withdraw(desk, "A" + i, "P" + i);
        }
        FeatureValue about = memberValue(submit(desk, at("B", "P1", 1)));
        assertThat(about.getQuality()).isEqualTo(FeatureQuality.ABOUT);
        assertThat(members(submit(desk, at("C", "P2", 61)))).isEqualTo(exactly(2));
    }

    private static String exactly(long members) {
        return members + " " + FeatureQuality.EXACT;
    }

    private static String members(List<FeatureValue> told) {
        FeatureValue value = memberValue(told);
        return value.getValue() + " " + value.getQuality();
    }

    private static FeatureValue memberValue(List<FeatureValue> told) {
        return of(told, "members");
    }

    /** Two texts whose definitions' hashes have the same 32 bits, found by trying. */
    private static String[] collision() {
        Map<Integer, String> seen = new HashMap<>();
        for (int i = 0; ; i++) {
            String before = seen.put(
                    Hashes.ofDefinition(
                            withDefinition("", "text " + i).declaration().definition()),
                    "text " + i);
            if (before != null) {
                return new String[] {before, "text " + i};
            }
        }
    }

    private static InstitutionFeature withDefinition(String name, String definition) {
        return new InstitutionFeature(
                new FeatureDeclaration(
                        name,
                        FeatureKey.INSTITUTION,
                        Over.SETTLEMENT,
                        Aggregate.COUNT,
                        new Window.Sliding(Duration.ofMinutes(5)),
                        "",
                        definition,
                        0,
                        "units",
                        "A test's"),
                ALL);
    }

    private static InstitutionDesk desk(InstitutionFeature... features) {
        return new InstitutionDesk(new ProfileFold(List.of(features)));
    }

    private List<FeatureValue> submit(InstitutionDesk desk, FactSet facts) {
        Optional<List<FeatureValue>> told =
                desk.submitted(facts, facts.settlement().settlementId(), memory);
        return told.orElseThrow();
    }

    private void withdraw(InstitutionDesk desk, String settlementId, String patientId, String... lines) {
        desk.withdrawn(reversal(settlementId, patientId, MONDAY, lines), memory);
    }

    private static Reversal reversal(String settlementId, String patientId, Instant at, String... lines) {
        return Reversal.newBuilder()
                .setReversalId("R")
                .setSettlementId(settlementId)
                .setPatientId(patientId)
                .setInstitutionId("H43010200001")
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(at)
                .setLineIds(List.of(lines))
                .build();
    }

    private static long value(List<FeatureValue> told, String name) {
        return of(told, name).getValue();
    }

    private static FeatureQuality quality(List<FeatureValue> told, String name) {
        return of(told, name).getQuality();
    }

    private static Instant since(List<FeatureValue> told, String name) {
        return of(told, name).getCoverageSince();
    }

    private static FeatureValue of(List<FeatureValue> told, String name) {
        return told.stream()
                .filter(value -> value.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FeeLine doctor(String lineId, String practitionerId) {
        return lineOf(lineId, "XC08CAA247A001010101547", 1_000)
                .setPractitionerId(practitionerId)
                .build();
    }

    private static FactSet from(String settlementId, String homeArea, @Nullable String diagnosis) {
        return FactMaker.facts(
                outpatient()
                        .setSettlementId(settlementId)
                        .setInsuranceArea(homeArea)
                        .setDiagnoses(List.of())
                        .setVisit(Visit.newBuilder(outpatient().getVisit())
                                .setDiseaseCode(diagnosis)
                                .build())
                        .setFeeLines(List.of(doctor("L1", "D1"), doctor("L2", "D1")))
                        .build(),
                PatientHistory.NONE,
                Circumstances.NONE);
    }

    private static FactSet at(String settlementId, String patientId, int minutes) {
        return facts(
                settlementId,
                patientId,
                MONDAY.plus(Duration.ofMinutes(minutes)),
                List.of(doctor("L1", "D1"), doctor("L2", "D1")));
    }

    private static FactSet facts(String settlementId, String patientId, Instant ownTime, List<FeeLine> lines) {
        return FactMaker.facts(
                outpatient()
                        .setSettlementId(settlementId)
                        .setSettledAt(ownTime)
                        .setPerson(person().setPatientId(patientId).build())
                        .setFeeLines(lines)
                        .build(),
                PatientHistory.NONE,
                Circumstances.NONE);
    }
}
