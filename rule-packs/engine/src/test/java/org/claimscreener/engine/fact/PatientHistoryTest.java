package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.Sex;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.HOSPITAL;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.MONDAY_MORNING;
import static org.claimscreener.engine.fact.Facts.bill;
import static org.claimscreener.engine.fact.Facts.line;
import static org.claimscreener.engine.fact.Facts.past;
import static org.claimscreener.engine.fact.Facts.pastLine;
import static org.claimscreener.engine.fact.Facts.pastStay;
import static org.claimscreener.engine.fact.Facts.pastVisit;
import static org.claimscreener.engine.fact.Facts.stay;
import static org.claimscreener.engine.fact.Facts.visitOn;

class PatientHistoryTest {
    private static final String DRUG = "XN07XXD130E002010102774";
    private static final String OTHER = "H43010200099";
    private static final String GENERIC = "XN07XXD130";
    private static final String TRAINING = "003402000210000";
    private static final Visit TODAY = visitOn(MONDAY);

    @Test
    void usesADrugBeyondItsLimitByNoMoreThanThisBillAdds() {
        PatientHistory history = history(past(MONDAY.minusDays(30), pastLine(DRUG, MONDAY.minusDays(30), 40)));
        Bill bill = bill(line(DRUG, MONDAY, 7));

        assertThat(history.daysOfUseBeyond(bill, TODAY, GENERIC, 20, 90)).isEqualTo(7);
        assertThat(history.quantityBeyondE4(bill, TODAY, GENERIC, 20, 90)).isEqualTo(10_000);
    }

    @Test
    void countsDaysAtSeveralHospitalsOnce() {
        PatientHistory history = history(
                at(HOSPITAL, 1, 700),
                at(OTHER, 1, 700),
                at("H43010200098", 1, 700),
                at(OTHER, 0, 700),
                at(HOSPITAL, 2, 700),
                at(HOSPITAL, 30, 700),
                at(OTHER, 30, 700),
                at(HOSPITAL, 31, 700),
                at(OTHER, 31, 700),
                at(HOSPITAL, 5, 700),
                at(OTHER, 5, 0));

        assertThat(history.daysAtSeveral(TODAY, HOSPITAL, 30)).isEqualTo(3);
        assertThat(history.visitsAtSeveral(TODAY, HOSPITAL, 30)).hasSize(6);
        assertThat(history.daysAtSeveral(TODAY, OTHER, 30)).isEqualTo(2);
    }

    private static PastVisit at(String institutionId, int daysBefore, long fundFen) {
        LocalDate day = MONDAY.minusDays(daysBefore);
        return pastVisit(institutionId, VisitMode.OUTPATIENT, day, day, fundFen);
    }

    @Test
    void putsTheShareOfTheDaysBeyondAtStake() {
        Bill bill = bill(line(DRUG, MONDAY, 25));

        assertThat(history().daysOfUseBeyond(bill, TODAY, GENERIC, 20, 90)).isEqualTo(5);
        assertThat(history().quantityBeyondE4(bill, TODAY, GENERIC, 20, 90)).isEqualTo(2_000);
    }

    @Test
    void forgetsUseBeforeTheSpan() {
        PatientHistory history = history(past(MONDAY.minusDays(91), pastLine(DRUG, MONDAY.minusDays(91), 20)));

        assertThat(history.usesOf(GENERIC, TODAY, 90)).isEmpty();
        assertThat(history.usesOf(GENERIC, TODAY, 91)).hasSize(1);
        assertThat(history.usesOf(GENERIC, TODAY, 0)).isEmpty();
    }

    @Test
    void countsNoUseThatTheFundDidNotPay() {
        PatientHistory history =
                history(pastVisit(HOSPITAL, VisitMode.OUTPATIENT, MONDAY, MONDAY, 0, pastLine(DRUG, MONDAY, 20)));

        assertThat(history.usesOf(GENERIC, TODAY, 90)).isEmpty();
    }

    @Test
    void findsLinesOnDaysBeyondALimitOfDays() {
        PatientHistory history = history(past(MONDAY.minusDays(1), pastLine(TRAINING, MONDAY.minusDays(1), 0)));
        Bill bill = bill(line(TRAINING, MONDAY, 0), line(TRAINING, MONDAY, 0), line(TRAINING, MONDAY.plusDays(1), 0));

        assertThat(history.linesBeyondDays(bill, TODAY, TRAINING, 2, 365))
                .extracting(FeeLine::day)
                .containsExactly(MONDAY.plusDays(1));
    }

    @Test
    void findsLinesLongAfterTheFirstUse() {
        PatientHistory history = history(past(MONDAY.minusMonths(12), pastLine(DRUG, MONDAY.minusMonths(12), 1)));

        assertThat(history.linesAfterMonths(bill(line(DRUG, MONDAY, 1)), GENERIC, 12))
                .isEmpty();
        assertThat(history.linesAfterMonths(bill(line(DRUG, MONDAY.plusDays(1), 1)), GENERIC, 12))
                .hasSize(1);
        assertThat(history().linesAfterMonths(bill(line(DRUG, MONDAY, 1)), GENERIC, 12))
                .isEmpty();
    }

    @Test
    void measuresFromTheLastTimeOnTheBillOrBefore() {
        PatientHistory history = history(past(MONDAY.minusDays(9), pastLine(TRAINING, MONDAY.minusDays(9), 0)));
        Bill bill = bill(line(TRAINING, MONDAY, 0), line(TRAINING, MONDAY.plusDays(3), 0));

        assertThat(history.daysSinceLast(bill, bill.lines().get(0))).isEqualTo(9);
        assertThat(history.daysSinceLast(bill, bill.lines().get(1))).isEqualTo(3);
        assertThat(history().daysSinceLast(bill, bill.lines().get(0))).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void setsSupplyAgainstDaysGoneBy() {
        PatientHistory history = history(
                past(MONDAY.minusDays(60), pastLine(DRUG, MONDAY.minusDays(60), 60)),
                past(MONDAY.minusDays(10), pastLine(DRUG, MONDAY.minusDays(10), 60)));

        assertThat(history.supplyPercent(GENERIC, MONDAY, 90, 30)).isEqualTo(200);
        assertThat(history.supplyPercent(GENERIC, MONDAY, 20, 30)).isEqualTo(200);
        assertThat(history.supplyPercent("XC08CAA247", MONDAY, 90, 30)).isZero();
    }

    @Test
    void countsSuppliersOnceAndThisOneToo() {
        PatientHistory history = history(
                past(MONDAY.minusDays(3), pastLine(DRUG, MONDAY.minusDays(3), 7)),
                past(MONDAY.minusDays(2), pastLine(DRUG, MONDAY.minusDays(2), 7)),
                pastStay(MONDAY.minusDays(2), MONDAY, pastLine(DRUG, MONDAY, 7)));

        assertThat(history.institutionsSupplying(GENERIC, MONDAY, 30, "P43010200001"))
                .isEqualTo(2);
        assertThat(history.institutionsSupplying(GENERIC, MONDAY, 30, HOSPITAL)).isEqualTo(1);
    }

    @Test
    void findsPurchasesOfTheDay() {
        PatientHistory history = history(
                pastVisit("P1", VisitMode.PHARMACY, MONDAY, MONDAY, 700, pastLine(DRUG, MONDAY, 7)),
                past(MONDAY, pastLine(DRUG, MONDAY, 7)));

        assertThat(history.purchasesOf(GENERIC, MONDAY))
                .extracting(PastVisit::institutionId)
                .containsExactly("P1");
        assertThat(history.purchasesOf(GENERIC, MONDAY.plusDays(1))).isEmpty();
    }

    @Test
    void contradictsASexOnlyWhenAllDo() {
        assertThat(history(past(MONDAY)).allOfOtherSex(Sex.FEMALE)).hasSize(1);
        assertThat(history(past(MONDAY)).allOfOtherSex(Sex.MALE)).isEmpty();
        assertThat(history().allOfOtherSex(Sex.MALE)).isEmpty();
    }

    @Test
    void addsUpWhatTheFundPaidInTheCalendarYear() {
        LocalDate newYear = LocalDate.of(2026, 1, 1);
        PatientHistory history = history(
                past(newYear, pastLine(TRAINING, newYear, 0)),
                past(newYear.minusDays(1), pastLine(TRAINING, newYear.minusDays(1), 0)));
        Charges charges = new Charges(bill(line(TRAINING, MONDAY, 0)).lines());

        assertThat(history.paidInYear("0034", MONDAY)).hasSize(1);
        assertThat(history.paidInYear("0031", MONDAY)).isEmpty();
        assertThat(history.beyondYearFen(charges, "0034", TODAY, 1400)).isZero();
        assertThat(history.beyondYearFen(charges, "0034", TODAY, 1399)).isEqualTo(1);
        assertThat(history.beyondYearFen(charges, "0034", TODAY, 100)).isEqualTo(700);
        assertThat(history.beyondYearFen(charges, "0031", TODAY, 0)).isZero();
    }

    @Test
    void countsDaysWithAnItemOnceEach() {
        PatientHistory history = history(
                past(MONDAY, pastLine(TRAINING, MONDAY, 0)),
                past(MONDAY.minusDays(30), pastLine(TRAINING, MONDAY.minusDays(30), 0)),
                past(MONDAY.minusDays(31), pastLine(TRAINING, MONDAY.minusDays(31), 0)));

        assertThat(history.daysWith(bill(line(TRAINING, MONDAY, 0)), TODAY, TRAINING, 30))
                .isEqualTo(2);
    }

    @Test
    void isKnownSinceTheFirstVisitThatIsRemembered() {
        Visit visit = Facts.visitOn(MONDAY);

        assertThat(PatientHistory.NONE.daysKnown(visit)).isZero();
        assertThat(history(past(MONDAY.minusDays(3)), past(MONDAY.minusDays(90)))
                        .daysKnown(visit))
                .isEqualTo(90);
    }

    @Test
    void triedIsWhatWasBilledBeforeOrBesides() {
        String second = "XS01EEL010G010010100225";
        String first = "XS01EDB212G010010102885";
        FeeLine line = line(second, MONDAY, 28);
        Bill alone = bill(line);
        Visit visit = Facts.visitOn(MONDAY);
        PatientHistory before = history(past(MONDAY.minusDays(30), pastLine(first, MONDAY.minusDays(30), 28)));
        PatientHistory goesOn = history(past(MONDAY.minusDays(30), pastLine(second, MONDAY.minusDays(30), 28)));

        assertThat(PatientHistory.NONE.triedBefore(alone, visit, line, "XS01E", 180))
                .isFalse();
        assertThat(PatientHistory.NONE.triedBefore(bill(line, line(first, MONDAY, 28)), visit, line, "XS01E", 180))
                .isTrue();
        assertThat(before.triedBefore(alone, visit, line, "XA10 XS01E", 30)).isTrue();
        assertThat(before.triedBefore(alone, visit, line, "XA10 XS01E", 29)).isFalse();
        assertThat(before.triedBefore(alone, visit, line, "XA10", 180)).isFalse();
        assertThat(goesOn.triedBefore(alone, visit, line, "XA10", 180)).isTrue();
    }

    @Test
    void findsTheStaysThatThisOneRepeats() {
        PatientHistory history = history(
                pastStay(MONDAY.minusDays(40), MONDAY.minusDays(32)),
                pastStay(MONDAY.minusDays(40), MONDAY.minusDays(31)),
                pastStay(MONDAY.minusDays(3), MONDAY),
                pastStay(MONDAY.minusDays(3), MONDAY.plusDays(1)),
                past(MONDAY.minusDays(2)),
                pastVisit("H2", VisitMode.INPATIENT, MONDAY.minusDays(9), MONDAY.minusDays(8), 700));

        assertThat(history.staysRepeatedBy(stay(MONDAY, MONDAY.plusDays(4)), HOSPITAL, 31))
                .extracting(PastVisit::lastDay)
                .containsExactly(MONDAY.minusDays(31), MONDAY);
    }

    @Test
    void findsVisitsOfAKindSettledSince() {
        PatientHistory history = history(past(MONDAY), pastStay(MONDAY, MONDAY));

        assertThat(history.settledAfter(MONDAY_MORNING.minusSeconds(1), VisitMode.OUTPATIENT, ""))
                .hasSize(1);
        assertThat(history.settledAfter(MONDAY_MORNING, VisitMode.OUTPATIENT, ""))
                .isEmpty();
        assertThat(history.settledAfter(MONDAY_MORNING.minusSeconds(1), VisitMode.OUTPATIENT, "N18 I10-I15"))
                .isEmpty();
    }

    private static PatientHistory history(PastVisit... visits) {
        return new PatientHistory(List.of(visits));
    }
}
