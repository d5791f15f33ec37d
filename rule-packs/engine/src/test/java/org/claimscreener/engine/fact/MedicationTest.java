package org.claimscreener.engine.fact;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.fact.Facts.HOSPITAL;
import static org.claimscreener.engine.fact.Facts.MONDAY;
import static org.claimscreener.engine.fact.Facts.bill;
import static org.claimscreener.engine.fact.Facts.line;
import static org.claimscreener.engine.fact.Facts.past;
import static org.claimscreener.engine.fact.Facts.pastLine;
import static org.claimscreener.engine.fact.Facts.pastStay;
import static org.claimscreener.engine.fact.Facts.selfPaid;
import static org.claimscreener.engine.fact.Facts.stay;
import static org.claimscreener.engine.fact.Facts.visitOn;

class MedicationTest {
    private static final String TABLETS = "XN02AAQ033A010010100978";
    private static final String OTHER_MAKER = "XN02AAQ033A010010102000";
    private static final String VIALS = "XN07XXD221B002010102774";
    private static final String STATIN = "XC10AAX";
    private static final String MACROLIDE = "XJ01FAK";
    private static final String CONTRAST = "XV08ABD";
    private static final String IMAGING = "002103000010000";

    @Test
    void addsUpTheDaysOfOneItemAndTakesTheLongestOfTwo() {
        Medication medication =
                of(bill(line(TABLETS, MONDAY, 7), line(TABLETS, MONDAY, 7), line(OTHER_MAKER, MONDAY, 10)));
        FeeLine first = medication.bill().lines().get(0);

        assertThat(medication.supplyDaysE2(first)).isEqualTo(14_00);
        assertThat(medication.supplyBeyondE2(first, 7)).isEqualTo(7_00);
        assertThat(medication.supplyBeyondE2(first, 14)).isZero();
        assertThat(medication.supplyDaysText(first)).isEqualTo("14");
    }

    @Test
    void lastsBeyondSomeDaysByOneItemAndNotByTheSumOfAll() {
        Bill bill = bill(line(TABLETS, MONDAY, 7), line(TABLETS, MONDAY, 7), line(STATIN, MONDAY, 7));

        assertThat(of(bill).lastsBeyond(13)).isTrue();
        assertThat(of(bill).lastsBeyond(14)).isFalse();
        assertThat(of(bill(selfPaid(TABLETS, MONDAY, 30))).lastsBeyond(7)).isFalse();
    }

    @Test
    void knowsTheFirstPaidLineOfADrugWhoeverMadeIt() {
        Medication medication =
                of(bill(selfPaid(TABLETS, MONDAY, 7), line(OTHER_MAKER, MONDAY, 7), line(TABLETS, MONDAY, 7)));

        assertThat(medication.bill().lines())
                .filteredOn(medication::isFirstClaimedOfGeneric)
                .extracting(FeeLine::index)
                .containsExactly(1);
    }

    @Test
    void leavesOutDaysThatThePersonPaysFor() {
        Medication medication = of(bill(line(TABLETS, MONDAY, 7), selfPaid(TABLETS, MONDAY, 30)));

        assertThat(medication.supplyDaysE2(medication.bill().lines().get(0))).isEqualTo(7_00);
    }

    @Test
    void countsVialsAgainstTheDaysOfSupplyOutsideStays() {
        Medication stated = of(bill(quantity(line(VIALS, MONDAY, 3), 9)));
        Medication unstated = of(bill(quantity(line(VIALS, MONDAY, 3), 9), quantity(line(VIALS, MONDAY, 0), 9)));

        assertThat(stated.beyondDailyE4("XN07XXD221B", 2)).isEqualTo(3_0000);
        assertThat(stated.beyondDailyText("XN07XXD221B", 2)).isEqualTo("3");
        assertThat(unstated.beyondDailyE4("XN07XXD221B", 2)).isZero();
    }

    @Test
    void countsVialsAgainstTheCalendarDaysOfAStay() {
        Bill bill = bill(quantity(line(VIALS, MONDAY, 0), 11));

        assertThat(of(bill, stay(MONDAY.minusDays(4), MONDAY)).beyondDailyE4("XN07XXD221B", 2))
                .isEqualTo(1_0000);
        assertThat(of(bill, stay(MONDAY.minusDays(5), MONDAY)).beyondDailyE4("XN07XXD221B", 2))
                .isZero();
    }

    @Test
    void knowsTheFirstPaidLineOfABeginning() {
        Medication medication = of(bill(selfPaid(VIALS, MONDAY, 1), line(VIALS, MONDAY, 1), line(VIALS, MONDAY, 1)));

        assertThat(medication.bill().lines())
                .filteredOn(line -> medication.isFirstClaimedOf("XN07XXD221B", line))
                .extracting(FeeLine::index)
                .containsExactly(1);
    }

    @Test
    void countsADrugOfAPrescriptionOnceAndFluidsNever() {
        Medication medication = of(bill(
                prescribed("R1", "XB05BBP"),
                prescribed("R1", TABLETS),
                prescribed("R1", OTHER_MAKER),
                prescribed("R1", STATIN),
                prescribed("R2", MACROLIDE)));
        FeeLine tablets = medication.bill().lines().get(1);

        assertThat(medication.kindsOn(tablets)).isEqualTo(2);
        assertThat(medication.isFirstKind(tablets)).isTrue();
        assertThat(medication.beyondKinds(tablets, 1))
                .extracting(FeeLine::itemCode)
                .containsExactly(STATIN);
        assertThat(medication.beyondKinds(tablets, 2)).isEmpty();
    }

    @Test
    void countsNoKindsWithoutAPrescription() {
        Medication medication = of(bill(line(TABLETS, MONDAY, 1), line(STATIN, MONDAY, 1)));

        assertThat(medication.beyondKinds(medication.bill().lines().get(0), 1)).isEmpty();
    }

    @Test
    void findsAPairFromItsLaterLineAndOnOneDayOnly() {
        Medication medication =
                of(bill(line(STATIN, MONDAY, 1), line(MACROLIDE, MONDAY, 1), line(MACROLIDE, MONDAY.plusDays(1), 1)));
        List<FeeLine> lines = medication.bill().lines();

        assertThat(medication.partnersOf(lines.get(1), "XA01 XC10AA")).containsExactly(lines.get(0));
        assertThat(medication.partnersOf(lines.get(0), "XJ01FA")).isEmpty();
        assertThat(medication.partnersOf(lines.get(2), "XC10AA")).isEmpty();
        assertThat(medication.partnersOf(lines.get(1), "")).isEmpty();
    }

    @Test
    void hasInHandWhatWasSuppliedForLongEnough() {
        PastVisit lasting = past(MONDAY.minusDays(6), pastLine(STATIN, MONDAY.minusDays(6), 7));
        PastVisit usedUp = past(MONDAY.minusDays(7), pastLine(STATIN, MONDAY.minusDays(7), 7));
        PastVisit givenInside =
                pastStay(MONDAY.minusDays(9), MONDAY.minusDays(6), pastLine(STATIN, MONDAY.minusDays(6), 7));
        Medication medication = new Medication(
                bill(line(MACROLIDE, MONDAY, 7)),
                visitOn(MONDAY),
                hospital(),
                new PatientHistory(List.of(usedUp, lasting, givenInside)),
                List.of());
        FeeLine macrolide = medication.bill().lines().get(0);

        assertThat(medication.inHand(macrolide, "XC10AA")).containsExactly(lasting);
        assertThat(medication.inHand(macrolide, "XJ01FA")).isEmpty();
    }

    @Test
    void seesAServiceOfTheDayBeforeAtTheSameInstitutionOnly() {
        Bill bill = bill(line(CONTRAST, MONDAY, 0));

        assertThat(with(bill, serviceOn(HOSPITAL, MONDAY.minusDays(1)))
                        .hasService(bill.lines().get(0), "0021"))
                .isTrue();
        assertThat(with(bill, serviceOn(HOSPITAL, MONDAY.minusDays(2)))
                        .hasService(bill.lines().get(0), "0021"))
                .isFalse();
        assertThat(with(bill, serviceOn("H43010200099", MONDAY))
                        .hasService(bill.lines().get(0), "0021"))
                .isFalse();
    }

    @Test
    void takesAServiceWithoutChapterForAny() {
        Bill bill = bill(line(CONTRAST, MONDAY, 0), service("012502010010000"));

        assertThat(of(bill).hasService(bill.lines().get(0), "0021")).isTrue();
        assertThat(of(bill).mayHaveBeenGiven(bill.lines().get(0))).isTrue();
    }

    @Test
    void neitherConsultationNorLaboratoryGivesAnything() {
        Bill nothing = bill(line(CONTRAST, MONDAY, 0), service("001102000020000"), service("002503020030000"));
        Bill imaging = bill(line(CONTRAST, MONDAY, 0), service(IMAGING));

        assertThat(of(nothing).mayHaveBeenGiven(nothing.lines().get(0))).isFalse();
        assertThat(of(imaging).mayHaveBeenGiven(imaging.lines().get(0))).isTrue();
    }

    @Test
    void knowsTheLastOperationWhereAllHaveADay() {
        Operation first = operation("06.3900", MONDAY);
        Operation last = operation("86.3x00", MONDAY.plusDays(1));
        Operation sameDay = operation("40.2000", MONDAY.plusDays(1));
        Operation undated = new Operation("86.3x00", "", false, null, "");

        assertThat(operated(first, last, sameDay).isLastOperation(first)).isFalse();
        assertThat(operated(first, last, sameDay).isLastOperation(last)).isTrue();
        assertThat(operated(first, last, sameDay).isLastOperation(sameDay)).isFalse();
        assertThat(operated(first, undated).isLastOperation(first)).isFalse();
        assertThat(operated(undated).isLastOperation(undated)).isFalse();
    }

    @Test
    void findsWhatWasUsedBeforeAndAfterADay() {
        Medication medication = of(bill(
                line("XJ01DBA", MONDAY.minusDays(2), 0),
                line("XJ01DBA", MONDAY.plusDays(1), 0),
                line("XJ01DBA", MONDAY.plusDays(2), 0)));

        assertThat(medication.claimedAfter(MONDAY, 1, "XJ01"))
                .extracting(FeeLine::day)
                .containsExactly(MONDAY.plusDays(2));
        assertThat(medication.usedBefore(MONDAY, 1, "XJ01")).isTrue();
        assertThat(medication.usedBefore(MONDAY, 2, "XJ01")).isFalse();
    }

    @Test
    void findsSlicesByTheirWholeNameOnOnePrescription() {
        Bill bill = bill(
                slice("附子", "R1", 1, 1), slice("法半夏", "R1", 1, 1), slice("半夏曲", "R1", 1, 1), slice("半夏", "R2", 1, 1));

        assertThat(of(bill).slicesNamed(bill.lines().get(0), "半夏 法半夏"))
                .extracting(FeeLine::itemName)
                .containsExactly("法半夏");
    }

    @Test
    void weighsADoseByItsDays() {
        Bill bill = bill(slice("附子", "", 70, 7), slice("茯苓", "", 210, 7));
        FeeLine first = bill.lines().get(0);

        assertThat(of(bill).sliceKinds(first)).isEqualTo(2);
        assertThat(of(bill).isFirstClaimedSlice(first)).isTrue();
        assertThat(of(bill).claimedSlices(first)).hasSize(2);
        assertThat(of(bill).slicesBeyondKinds(first, 1))
                .containsExactly(bill.lines().get(1));
        assertThat(of(bill).doseText(first)).isEqualTo("40");
        assertThat(of(bill).beyondDoseE4(first, 30)).isEqualTo(70_0000);
        assertThat(of(bill).beyondDoseE4(first, 40)).isZero();
    }

    @Test
    void weighsNoDoseWhereASliceStatesNoDays() {
        Bill bill = bill(slice("附子", "", 70, 7), slice("茯苓", "", 210, 0));

        assertThat(of(bill).beyondDoseE4(bill.lines().get(0), 1)).isZero();
    }

    @Test
    void tellsAnInjectionByTheFormInItsCode() {
        assertThat(line(VIALS, MONDAY, 0).injection()).isTrue();
        assertThat(line(TABLETS, MONDAY, 0).injection()).isFalse();
        assertThat(line("XN07XXD", MONDAY, 0).injection()).isFalse();
        assertThat(line("ZA07AAA006B010100166", MONDAY, 0).injection()).isFalse();
    }

    @Test
    void tellsWhatWasOrderedTogether() {
        assertThat(prescribed("R1", TABLETS).orderedWith(prescribed("R1", STATIN)))
                .isTrue();
        assertThat(prescribed("R1", TABLETS).orderedWith(prescribed("R2", STATIN)))
                .as("one practitioner")
                .isTrue();
        assertThat(by("", "无").orderedWith(by("", "无"))).isFalse();
        assertThat(by("", "D1").orderedWith(by("", "D2"))).isFalse();
    }

    @Test
    void pricesWhatLiesBeyondADailyQuantity() {
        FeeLine cloves = slice("丁香", "", 30, 2);

        assertThat(cloves.quantityPerDayText()).isEqualTo("15");
        assertThat(cloves.beyondPerDayFen(10_0000)).isEqualTo(334);
        assertThat(cloves.beyondPerDayFen(15_0000)).isZero();
        assertThat(slice("丁香", "", 30, 0).beyondPerDayFen(1)).isZero();
    }

    private static Medication of(Bill bill) {
        return of(bill, visitOn(MONDAY));
    }

    private static Medication of(Bill bill, Visit visit) {
        return new Medication(bill, visit, hospital(), PatientHistory.NONE, List.of());
    }

    private static Medication with(Bill bill, PastVisit past) {
        return new Medication(bill, visitOn(MONDAY), hospital(), new PatientHistory(List.of(past)), List.of());
    }

    private static Medication operated(Operation... operations) {
        return new Medication(
                bill(), stay(MONDAY, MONDAY.plusDays(3)), hospital(), PatientHistory.NONE, List.of(operations));
    }

    private static Institution hospital() {
        return new Institution(HOSPITAL, "", false, "2", 3);
    }

    private static PastVisit serviceOn(String institutionId, LocalDate day) {
        PastLine service = new PastLine("L", day, IMAGING, ItemKind.SERVICE, 10_000, 1000, 700, 0);
        return Facts.pastVisit(institutionId, VisitMode.OUTPATIENT, day, day, 700, service);
    }

    private static Operation operation(String code, LocalDate day) {
        return new Operation(code, "", false, day.atTime(2, 0).toInstant(ZoneOffset.UTC), "");
    }

    private static FeeLine quantity(FeeLine line, int quantity) {
        return changed(line, line.kind(), "", line.prescriptionId(), line.practitionerId(), quantity);
    }

    private static FeeLine prescribed(String prescriptionId, String itemCode) {
        return changed(line(itemCode, MONDAY, 1), ItemKind.DRUG, "", prescriptionId, "D1", 1);
    }

    private static FeeLine by(String prescriptionId, String practitionerId) {
        return changed(line(TABLETS, MONDAY, 1), ItemKind.DRUG, "", prescriptionId, practitionerId, 1);
    }

    private static FeeLine service(String itemCode) {
        return changed(line(itemCode, MONDAY, 0), ItemKind.SERVICE, "", "", "D1", 1);
    }

    private static FeeLine slice(String name, String prescriptionId, int quantity, int days) {
        return changed(line("LOCAL-" + name, MONDAY, days), ItemKind.HERB, name, prescriptionId, "D1", quantity);
    }

    private static FeeLine changed(
            FeeLine line, ItemKind kind, String name, String prescriptionId, String practitionerId, int quantity) {
        return new FeeLine(
                line.lineId(),
                line.index(),
                line.occurredAt(),
                line.day(),
                line.itemCode(),
                name,
                kind,
                quantity * 10_000L,
                line.unitPriceE6(),
                line.amountFen(),
                line.fundFen(),
                line.supplyDaysE2(),
                prescriptionId,
                line.department(),
                practitionerId,
                line.limitedUse(),
                line.splitPack(),
                line.chargeKind(),
                line.approval(),
                line.netted(),
                line.traceCodes());
    }
}
