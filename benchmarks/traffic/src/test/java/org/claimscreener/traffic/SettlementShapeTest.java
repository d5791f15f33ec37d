package org.claimscreener.traffic;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettlementShapeTest {
    @Test
    void amountsAddUpInEverySettlementThatIsNotAMismatch() {
        int checked = 0;
        for (TrafficEvent event : Sample.all().subList(0, 22_000)) {
            boolean mismatch = event.label()
                    .map(label -> label.pattern() == FraudPattern.AMOUNT_MISMATCH)
                    .orElse(false);
            if (event.settlement().isPresent() && !mismatch) {
                assertAddsUp(Sample.settlement(event));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(20_000);
    }

    private static void assertAddsUp(Settlement settlement) {
        long sumFen = 0;
        long inScopeFen = 0;
        for (FeeLine line : settlement.getFeeLines()) {
            double exactFen = line.getQuantityE4() / 1e4 * line.getUnitPriceE6() / 1e4;
            assertThat(Math.abs(exactFen - line.getAmountFen())).isLessThanOrEqualTo(0.5001);
            assertThat(line.getQuantityE4()).isPositive();
            assertThat(line.getAmountFen()).isPositive();
            assertThat(line.getInScopeFen()).isBetween(0L, line.getAmountFen());
            sumFen += line.getAmountFen();
            inScopeFen += line.getInScopeFen();
        }
        Amounts amounts = settlement.getAmounts();
        assertThat(amounts.getTotalFen()).isEqualTo(sumFen);
        assertThat(amounts.getTotalFen()).isEqualTo(amounts.getFundFen() + amounts.getPersonFen());
        assertThat(amounts.getPersonFen()).isEqualTo(amounts.getAccountFen() + amounts.getCashFen());
        assertThat(amounts.getInScopeFen()).isEqualTo(inScopeFen);
        boolean fromTheAccountAlone = amounts.getAccountFen() == amounts.getTotalFen();
        assertThat(amounts.getFundFen() > 0 ^ fromTheAccountAlone).isTrue();
        assertThat(amounts.getFundFen()).isLessThanOrEqualTo(inScopeFen);
        assertThat(amounts.getPooledFen()).isEqualTo(amounts.getFundFen());
    }

    @Test
    void idsHaveTheirNationalShapes() {
        Set<String> lineIds = new HashSet<>();
        for (Settlement settlement : Sample.honest().subList(0, 10_000)) {
            assertThat(settlement.getSettlementId()).matches("S\\d{14}");
            assertThat(settlement.getVisit().getVisitId()).matches("M\\d{14}");
            assertThat(Sample.patient(settlement)).matches("P\\d{13}");
            assertThat(Sample.institution(settlement)).matches("[HP]4301\\d{7}");
            assertThat(settlement.getMessageId()).matches("[HP]\\d{11}20\\d{12}\\d{4}");
            assertThat(settlement.getTreatmentArea())
                    .isEqualTo(Sample.institution(settlement).substring(1, 7));
            assertThat(settlement.getInsuranceArea()).matches("\\d{6}");
            for (FeeLine line : settlement.getFeeLines()) {
                assertThat(line.getPractitionerId()).matches("(D|HY)\\d{12}");
                assertThat(lineIds.add(line.getLineId())).as(line.getLineId()).isTrue();
                line.getTraceCodes().forEach(code -> assertThat(code).matches("\\d{20}"));
            }
        }
    }

    @Test
    void timesAreInOrder() {
        for (Settlement settlement : Sample.settlements(Sample.all())) {
            Instant began = settlement.getVisit().getBeganAt();
            assertThat(began).isBeforeOrEqualTo(settlement.getSettledAt());
            assertThat(settlement.getSettledAt()).isBefore(settlement.getSentAt());
            assertThat(Sample.age(settlement)).isBetween(0, 100);
            for (FeeLine line : settlement.getFeeLines()) {
                assertThat(line.getOccurredAt()).isBeforeOrEqualTo(settlement.getSettledAt());
            }
        }
    }

    @Test
    void staysAreThreeToFourteenNightsAndOfFifteenLinesOrMore() {
        for (Settlement settlement : Sample.honest()) {
            boolean daySurgery = settlement.getVisit().getVisitType().equals("28");
            if (Sample.isStay(settlement)) {
                assertThat(Sample.nights(settlement)).isBetween(daySurgery ? 0L : 3L, daySurgery ? 0L : 14L);
                assertThat(settlement.getFeeLines()).hasSizeBetween(15, 300);
                assertThat(settlement.getVisit().getBed()).isNotNull();
                assertThat(settlement.getVisit().getInpatientNumber()).isNotNull();
            }
        }
    }

    @Test
    void ambulatoryBillsAreShort() {
        for (Settlement settlement : Sample.honest()) {
            boolean herbal = settlement.getFeeLines().stream()
                    .anyMatch(line -> line.getItemKind().equals("102"));
            if (!Sample.isStay(settlement) && !herbal) {
                assertThat(settlement.getFeeLines()).hasSizeBetween(1, 7);
            }
        }
    }

    @Test
    void diagnosesFitSexAndAge() {
        ConditionTable conditions = new ConditionTable();
        for (Settlement settlement : Sample.honest()) {
            if (settlement.getDiagnoses().isEmpty()) {
                assertThat(Sample.isPharmacy(settlement)).isTrue();
                continue;
            }
            Condition condition =
                    conditions.byCode(settlement.getDiagnoses().get(0).getCode());
            boolean cold = condition.code().startsWith("J06.900");
            assertThat(condition.suits(settlement.getPerson().getSex(), Sample.age(settlement)) || cold)
                    .as("%s at age %d", condition.name(), Sample.age(settlement))
                    .isTrue();
        }
    }

    @Test
    void packsAtPharmaciesCarryTheirTraceCodes() {
        for (Settlement settlement : Sample.honest()) {
            if (Sample.isPharmacy(settlement)) {
                for (FeeLine line : settlement.getFeeLines()) {
                    assertThat(line.getTraceCodes()).hasSize((int) (line.getQuantityE4() / 10_000));
                }
            }
        }
    }

    @Test
    void dayAndWeekHaveTheirRhythm() {
        int[] byHour = new int[24];
        int[] byWeekday = new int[7];
        for (Settlement settlement : Sample.honest()) {
            long ms = settlement.getSettledAt().toEpochMilli();
            byHour[ShanghaiTime.secondOfDay(ms) / 3600]++;
            byWeekday[ShanghaiTime.dayOfWeek(ShanghaiTime.epochDay(ms))]++;
        }
        assertThat(byHour[10]).isGreaterThan(2 * byHour[20]);
        assertThat(byHour[10]).isGreaterThan(20 * byHour[3]);
        assertThat(byWeekday[6]).isLessThan(byWeekday[2]);
    }

    @Test
    void everyKindOfVisitOccursAndSomePatientsComeFromOtherAreas() {
        Set<String> types = new HashSet<>();
        int internet = 0;
        int away = 0;
        for (Settlement settlement : Sample.honest()) {
            types.add(settlement.getVisit().getVisitType());
            internet += settlement.getPaymentLocation().equals("5") ? 1 : 0;
            away += settlement.getInsuranceArea().equals(settlement.getTreatmentArea()) ? 0 : 1;
        }
        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        List.of("11", "13", "14", "21", "2101", "2105", "28", "41", "51", "52"));
        assertThat(internet).isPositive();
        assertThat((double) away / Sample.honest().size()).isBetween(0.01, 0.08);
    }
}
