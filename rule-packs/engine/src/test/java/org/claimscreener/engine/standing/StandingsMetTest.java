package org.claimscreener.engine.standing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;

class StandingsMetTest {
    private static final String HOSPITAL = "H43010200001";
    private static final String PERSON = "P00000000001";
    private static final String ATTENDING = "D430102000001";
    private static final Instant FIRST_FEE = MONDAY.minus(Duration.ofDays(5));

    private final Map<StandingKey, List<StandingEntry>> issued = new HashMap<>();

    @Test
    void meetsInstitutionPersonAttendingAndEachPractitionerOnTheLines() {
        issue(SubjectKind.INSTITUTION, HOSPITAL, suspension("1", MONDAY, null));
        issue(SubjectKind.PATIENT, PERSON, suspension("2", MONDAY, null));
        issue(SubjectKind.PRACTITIONER, ATTENDING, suspension("3", MONDAY, null));
        issue(SubjectKind.PRACTITIONER, "D2", suspension("4", MONDAY, null));
        issue(SubjectKind.PRACTITIONER, "D3", suspension("5", MONDAY, null));
        issue(SubjectKind.INSTITUTION, "H43010200002", suspension("6", MONDAY, null));

        assertThat(met(settlement(line("L1", MONDAY, "D2"), line("L2", MONDAY, " D3 "), line("L3", MONDAY, "D2"))))
                .extracting(one -> one.getEntry().getOrderNo())
                .containsExactly("1", "4", "5", "3", "2");
    }

    @Test
    void doesNotTakeAPractitionerForAnInstitutionOfTheSameCode() {
        issue(SubjectKind.PRACTITIONER, HOSPITAL, suspension("1", MONDAY, null));

        assertThat(met(settlement(line("L1", MONDAY, "D2")))).isEmpty();
    }

    @Test
    void meetsTheDepartmentsThatBillTheLines() {
        issue(SubjectKind.DEPARTMENT, HOSPITAL + "/A03", suspension("1", MONDAY, null));
        issue(SubjectKind.DEPARTMENT, HOSPITAL + "/A04", suspension("2", MONDAY, null));
        issue(SubjectKind.DEPARTMENT, "H43010200002/A03", suspension("3", MONDAY, null));

        FeeLine billed = FeeLine.newBuilder(line("L1", MONDAY, null))
                .setDepartment(" A03 ")
                .build();
        FeeLine nobody =
                FeeLine.newBuilder(line("L2", MONDAY, null)).setDepartment(" ").build();
        assertThat(met(settlement(billed, nobody)))
                .extracting(one -> one.getEntry().getOrderNo())
                .containsExactly("1");
    }

    @Test
    void aLineThatNamesNobodyMeetsNobody() {
        issue(SubjectKind.PRACTITIONER, "D2", suspension("1", MONDAY, null));

        assertThat(met(settlement(line("L1", MONDAY, null), line("L2", MONDAY, "  "))))
                .isEmpty();
    }

    @Test
    void anEntrysFirstInstantIsInItAndItsLastOneIsNot() {
        Settlement settlement = settlement(line("L1", FIRST_FEE, ATTENDING));
        issue(SubjectKind.PATIENT, PERSON, suspension("begins with the settlement", MONDAY, null));
        issue(SubjectKind.PATIENT, PERSON, suspension("begins after it", MONDAY.plusMillis(1), null));
        issue(SubjectKind.PATIENT, PERSON, suspension("ends with the first fee", Instant.EPOCH, FIRST_FEE));
        issue(SubjectKind.PATIENT, PERSON, suspension("ends after it", Instant.EPOCH, FIRST_FEE.plusMillis(1)));
        issue(SubjectKind.PATIENT, PERSON, suspension("between", FIRST_FEE.plusMillis(1), MONDAY.minusMillis(1)));

        assertThat(met(settlement))
                .extracting(one -> one.getEntry().getOrderNo())
                .containsExactly("begins with the settlement", "between", "ends after it");
    }

    @Test
    void aFeeAfterTheSettlementsOwnTimeIsMetToo() {
        Instant later = MONDAY.plus(Duration.ofHours(3));
        issue(SubjectKind.INSTITUTION, HOSPITAL, suspension("1", later, null));

        assertThat(met(settlement(line("L1", MONDAY, null)))).isEmpty();
        assertThat(met(settlement(line("L1", later, null)))).hasSize(1);
    }

    @Test
    void keepsWhatBarsWhenNotAllCanBeKept() {
        for (int i = 0; i < StandingLimits.MAX_IN_FORCE; i++) {
            issue(SubjectKind.INSTITUTION, HOSPITAL, entry(StandingKind.SCRUTINY, "A" + i, MONDAY, null));
        }
        issue(SubjectKind.PATIENT, PERSON, suspension("Z", MONDAY, null));

        assertThat(met(settlement(line("L1", MONDAY, null))))
                .hasSize(StandingLimits.MAX_IN_FORCE)
                .last()
                .extracting(one -> one.getEntry().getOrderNo())
                .isEqualTo("Z");
    }

    @Test
    void givesTheSameListInWhateverOrderTheBookKeepsIt() {
        Settlement settlement = settlement(line("L1", FIRST_FEE, "D2"), line("L2", MONDAY, "D3"));
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            issued.clear();
            fill(random);
            List<StandingInForce> inOrder = met(settlement);
            issued.values().forEach(entries -> Collections.shuffle(entries, random));

            assertThat(met(settlement)).as("seed %d", seed).isEqualTo(inOrder);
        }
    }

    @Test
    void agreesWithABruteForceOverEveryInstantOfTheSpan() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int fee = random.nextInt(20);
            int settled = random.nextInt(20);
            int from = random.nextInt(20);
            int to = from + 1 + random.nextInt(10);
            boolean open = random.nextInt(4) == 0;
            issued.clear();
            issue(SubjectKind.INSTITUTION, HOSPITAL, suspension("1", at(from), open ? null : at(to)));
            boolean expected = false;
            for (int time = Math.min(fee, settled); time <= Math.max(fee, settled); time++) {
                expected |= time >= from && (open || time < to);
            }

            Settlement settlement = Settlement.newBuilder(settlement(line("L1", at(fee), null)))
                    .setSettledAt(at(settled))
                    .build();

            assertThat(met(settlement)).as("seed %d", seed).hasSize(expected ? 1 : 0);
        }
    }

    private void fill(Random random) {
        String[] practitioners = {ATTENDING, "D2", "D3"};
        List<StandingKind> kinds = List.of(StandingKind.values());
        for (int i = 0; i < 150; i++) {
            StandingKind kind = kinds.get(random.nextInt(kinds.size()));
            StandingEntry entry = entry(
                    kind,
                    "order " + random.nextInt(3),
                    MONDAY.minusSeconds(random.nextInt(3)),
                    random.nextBoolean() ? null : MONDAY.plusSeconds(1 + random.nextInt(3)));
            switch (random.nextInt(3)) {
                case 0 -> issue(SubjectKind.INSTITUTION, HOSPITAL, entry);
                case 1 -> issue(SubjectKind.PATIENT, PERSON, entry);
                default -> issue(SubjectKind.PRACTITIONER, practitioners[random.nextInt(3)], entry);
            }
        }
    }

    private List<StandingInForce> met(Settlement settlement) {
        return StandingsMet.by(settlement, subject -> issued.getOrDefault(subject, List.of()));
    }

    private void issue(SubjectKind kind, String id, StandingEntry entry) {
        issued.computeIfAbsent(new StandingKey(kind, id), key -> new ArrayList<>())
                .add(entry);
    }

    private static Instant at(int minute) {
        return MONDAY.plus(Duration.ofMinutes(minute));
    }

    private static StandingEntry suspension(String orderNo, Instant from, @Nullable Instant to) {
        return entry(StandingKind.SUSPENSION, orderNo, from, to);
    }

    private static StandingEntry entry(StandingKind kind, String orderNo, Instant from, @Nullable Instant to) {
        return StandingEntry.newBuilder()
                .setKind(kind)
                .setValue("1")
                .setValidFrom(from)
                .setValidTo(to)
                .setOrderNo(orderNo)
                .setLegalBasis("第十三条")
                .build();
    }

    private static Settlement settlement(FeeLine... lines) {
        return WireSettlements.outpatient().setFeeLines(List.of(lines)).build();
    }

    private static FeeLine line(String id, Instant at, @Nullable String practitionerId) {
        return WireSettlements.lineOf(id, "XC08CAA247A001010101547", 1500)
                .setOccurredAt(at)
                .setPractitionerId(practitionerId)
                .build();
    }
}
