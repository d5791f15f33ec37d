package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.bill;
import static org.claimscreener.engine.fact.Facts.line;
import static org.claimscreener.engine.fact.Facts.selfPaid;
import static org.claimscreener.engine.fact.Facts.settledOn;
import static org.claimscreener.engine.fact.Facts.stay;
import static org.claimscreener.engine.fact.Facts.visitOn;

class BillTest {
    private static final String BED = "001109000010000";
    private static final String NURSING = "001201000040000";
    private static final String CARE = "001103000010000";
    private static final String DRUG = "XB01AXA223B002010100156";
    private static final String OTHER_MAKER = "XB01AXA223B001010100269";

    @Test
    void knowsTheFirstLineThatTheFundPays() {
        Bill bill = bill(selfPaid(BED, MONDAY, 0), line(BED, MONDAY, 0), line(BED, MONDAY, 0));

        assertThat(bill.lines().stream().map(bill::isFirstClaimedOfItem)).containsExactly(false, true, false);
        assertThat(bill.claimedQuantityE4Of(BED)).isEqualTo(20_000);
        assertThat(bill.claimedLinesOf(BED)).hasSize(2);
    }

    @Test
    void takesMakersOfADrugTogether() {
        Bill bill = bill(line(DRUG, MONDAY, 7), line(OTHER_MAKER, MONDAY, 7), line(BED, MONDAY, 0));

        assertThat(bill.claimedLinesOfGeneric("XB01AXA223")).hasSize(2);
        assertThat(bill.lines().stream().map(bill::isFirstClaimedOfGeneric)).containsExactly(true, false, true);
    }

    @Test
    void countsCalendarDaysFromFirstToLastOfVisitAndFees() {
        assertThat(bill(line(BED, MONDAY, 0)).calendarDays(stay(MONDAY, MONDAY.plusDays(4)), settledOn(MONDAY)))
                .isEqualTo(5);
        assertThat(bill(line(BED, MONDAY.minusDays(1), 0)).calendarDays(visitOn(MONDAY), settledOn(MONDAY)))
                .isEqualTo(2);
    }

    @Test
    void lastsUntilItIsSettledWhenItIsNoStay() {
        Bill bill = bill(line(BED, MONDAY, 0));

        assertThat(bill.calendarDays(visitOn(MONDAY), settledOn(MONDAY.plusDays(2))))
                .isEqualTo(3);
        assertThat(bill.calendarDays(stay(MONDAY, MONDAY), settledOn(MONDAY.plusDays(2))))
                .isEqualTo(1);
    }

    @Test
    void isIdleOnWorkingDaysWithBedAndNursingAlone() {
        LocalDate tuesday = MONDAY.plusDays(1);
        Visit stay = stay(MONDAY, MONDAY.plusDays(9));
        Bill bill = bill(
                line(BED, MONDAY, 0),
                line(BED, tuesday, 0),
                line(NURSING, tuesday, 0),
                line(BED, tuesday.plusDays(1), 0),
                line(DRUG, tuesday.plusDays(1), 2),
                line(BED, tuesday.plusDays(2), 0),
                line(BED, tuesday.plusDays(3), 0),
                selfPaid(BED, tuesday.plusDays(3), 0),
                line(BED, MONDAY.plusDays(5), 0),
                line(BED, MONDAY.plusDays(9), 0));

        assertThat(bill.idleDays(stay)).isEqualTo(2);
        assertThat(bill.idleLines(stay))
                .extracting(FeeLine::day)
                .containsExactly(tuesday, tuesday, tuesday.plusDays(3));
    }

    @Test
    void isNotIdleWhereThePersonPaysATreatmentAlone() {
        Bill bill = bill(line(BED, MONDAY.plusDays(1), 0), selfPaid(DRUG, MONDAY.plusDays(1), 0));

        assertThat(bill.idleDays(stay(MONDAY, MONDAY.plusDays(4)))).isZero();
    }

    @Test
    void needsThePersonForATestAndNotForAConsultation() {
        assertThat(bill(line("002501010150000", MONDAY, 0)).inPerson()).isTrue();
        assertThat(bill(line("001102000020000", MONDAY, 0), line(DRUG, MONDAY, 7))
                        .inPerson())
                .isFalse();
    }

    @Test
    void exceedsADailyRateByPaidQuantityOnly() {
        Bill bill = bill(line(BED, MONDAY, 0), line(BED, MONDAY, 0), line(BED, MONDAY, 0), selfPaid(BED, MONDAY, 0));

        assertThat(bill.beyondDailyE4(BED, 1, stay(MONDAY, MONDAY.plusDays(1)), settledOn(MONDAY)))
                .isEqualTo(10_000);
        assertThat(bill.beyondDailyE4(BED, 24, visitOn(MONDAY), settledOn(MONDAY)))
                .isZero();
    }

    @Test
    void chargesAnIncludedItemTwiceUpToWhatTheOtherCost() {
        Bill bill = bill(line(CARE, MONDAY, 0, 1500, 700), line(BED, MONDAY, 0), line(BED, MONDAY, 0));

        assertThat(bill.chargedTwiceFen(bill.lines().get(1), CARE)).isEqualTo(1000);
        assertThat(bill.chargedTwiceFen(bill.lines().get(2), CARE)).isEqualTo(500);
    }

    @Test
    void chargesNothingTwiceOnAnotherDay() {
        Bill bill = bill(line(CARE, MONDAY.plusDays(1), 0), line(BED, MONDAY, 0));

        assertThat(bill.chargedTwiceFen(bill.lines().get(1), CARE)).isZero();
    }

    @Test
    void findsWhatADayOfAStayIsChargedFor() {
        FeeLine bed = line(BED, MONDAY, 0);
        FeeLine drug = line(DRUG, MONDAY.plusDays(1), 0);

        assertThat(bill(bed, drug).linesChargedFor(MONDAY.plusDays(1)))
                .extracting(FeeLine::itemCode)
                .containsExactly(DRUG);
        assertThat(bill(bed, drug).linesChargedFor(MONDAY.plusDays(2)))
                .extracting(FeeLine::itemCode)
                .containsExactly(BED);
        assertThat(bill(drug).linesChargedFor(MONDAY)).hasSize(1);
    }

    @Test
    void findsPaidLinesOutsideTheVisit() {
        Bill bill = bill(
                line(BED, MONDAY.minusDays(1), 0),
                line(BED, MONDAY.plusDays(5), 0),
                selfPaid(BED, MONDAY.plusDays(9), 0));

        assertThat(bill.claimedLinesOutside(stay(MONDAY, MONDAY.plusDays(4)), 0, 1))
                .hasSize(1);
        assertThat(bill.claimedLinesOutside(stay(MONDAY, MONDAY.plusDays(4)), 1, 1))
                .isEqualTo(List.of());
    }

    @Test
    void findsPaidLinesBeforeADay() {
        Bill bill =
                bill(line(DRUG, MONDAY.minusDays(1), 0), selfPaid(BED, MONDAY.minusDays(3), 0), line(BED, MONDAY, 0));

        assertThat(bill.claimedLinesBefore(MONDAY))
                .extracting(FeeLine::itemCode)
                .containsExactly(DRUG);
        assertThat(bill.hasClaimedLineBefore(MONDAY)).isTrue();
        assertThat(bill.hasClaimedLineBefore(MONDAY.minusDays(1))).isFalse();
    }

    @Test
    void knowsItsServicesByTheirBeginnings() {
        assertThat(bill(service(BED), line(DRUG, MONDAY, 0)).servicesOnlyOf("00 01"))
                .isTrue();
        assertThat(bill(service(BED), service("F00110900001")).servicesOnlyOf("00 01"))
                .isFalse();
        assertThat(bill(line(DRUG, MONDAY, 0)).servicesOnlyOf("00")).isTrue();
    }

    @Test
    void billsNothingButWhenEveryItemDoesEvenOneThatThePersonPays() {
        assertThat(bill(line(BED, MONDAY, 0), line(CARE, MONDAY, 0)).billsNothingBut("001109 0011030"))
                .isTrue();
        assertThat(bill(line(BED, MONDAY, 0), selfPaid(DRUG, MONDAY, 0)).billsNothingBut("0011"))
                .isFalse();
    }

    private static FeeLine service(String itemCode) {
        FeeLine drug = line(itemCode, MONDAY, 0);
        return new FeeLine(
                drug.lineId(),
                drug.index(),
                drug.occurredAt(),
                drug.day(),
                itemCode,
                drug.itemName(),
                ItemKind.SERVICE,
                drug.quantityE4(),
                drug.unitPriceE6(),
                drug.amountFen(),
                drug.fundFen(),
                drug.supplyDaysE2(),
                drug.prescriptionId(),
                drug.department(),
                drug.practitionerId(),
                drug.limitedUse(),
                drug.splitPack(),
                drug.chargeKind(),
                drug.approval(),
                drug.netted(),
                drug.traceCodes());
    }
}
