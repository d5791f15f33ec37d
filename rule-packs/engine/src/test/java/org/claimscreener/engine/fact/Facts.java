package org.claimscreener.engine.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;

/** Facts without anything special, with only what a test is about spelled out. */
final class Facts {
    static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    static final Instant MONDAY_MORNING = Instant.parse("2026-09-07T02:00:00Z");
    static final String HOSPITAL = "H43010200001";

    private Facts() {}

    /** A line of one unit at ten yuan that the fund pays 70 % of; the index is given when it comes onto a bill. */
    static FeeLine line(String itemCode, LocalDate day, int supplyDays) {
        return line(itemCode, day, supplyDays, 1000, 700);
    }

    static FeeLine selfPaid(String itemCode, LocalDate day, int supplyDays) {
        return line(itemCode, day, supplyDays, 1000, 0);
    }

    static FeeLine line(String itemCode, LocalDate day, int supplyDays, long amountFen, long fundFen) {
        return new FeeLine(
                "L",
                0,
                day.atTime(2, 0).toInstant(ZoneOffset.UTC),
                day,
                itemCode,
                "",
                ItemKind.DRUG,
                10_000,
                10_000_000,
                amountFen,
                fundFen,
                supplyDays * 100,
                "",
                "A03",
                "D1",
                false,
                false,
                "",
                "",
                false,
                List.of());
    }

    /** The same line with another quantity. */
    static FeeLine withQuantity(FeeLine line, long quantityE4) {
        return new FeeLine(
                line.lineId(),
                line.index(),
                line.occurredAt(),
                line.day(),
                line.itemCode(),
                line.itemName(),
                line.kind(),
                quantityE4,
                line.unitPriceE6(),
                line.amountFen(),
                line.fundFen(),
                line.supplyDaysE2(),
                line.prescriptionId(),
                line.department(),
                line.practitionerId(),
                line.limitedUse(),
                line.splitPack(),
                line.chargeKind(),
                line.approval(),
                line.netted(),
                line.traceCodes());
    }

    static Bill bill(FeeLine... lines) {
        List<FeeLine> numbered = new ArrayList<>();
        for (FeeLine line : lines) {
            numbered.add(new FeeLine(
                    "L" + numbered.size(),
                    numbered.size(),
                    line.occurredAt(),
                    line.day(),
                    line.itemCode(),
                    line.itemName(),
                    line.kind(),
                    line.quantityE4(),
                    line.unitPriceE6(),
                    line.amountFen(),
                    line.fundFen(),
                    line.supplyDaysE2(),
                    line.prescriptionId(),
                    line.department(),
                    line.practitionerId(),
                    line.limitedUse(),
                    line.splitPack(),
                    line.chargeKind(),
                    line.approval(),
                    line.netted(),
                    line.traceCodes()));
        }
        return new Bill(numbered);
    }

    static Visit visitOn(LocalDate day) {
        return visit(VisitMode.OUTPATIENT, day, day);
    }

    static Visit stay(LocalDate from, LocalDate to) {
        return visit(VisitMode.INPATIENT, from, to);
    }

    private static Visit visit(VisitMode mode, LocalDate from, LocalDate to) {
        boolean stay = mode == VisitMode.INPATIENT;
        return new Visit(
                "M1",
                "11",
                mode,
                stay,
                MONDAY_MORNING,
                from,
                to,
                (int) (to.toEpochDay() - from.toEpochDay()) + 1,
                "I10.x00",
                "A03",
                "D1",
                "",
                "",
                null);
    }

    static PastVisit past(LocalDate day, PastLine... lines) {
        return pastVisit(HOSPITAL, VisitMode.OUTPATIENT, day, day, 700, lines);
    }

    static PastVisit pastStay(LocalDate from, LocalDate to, PastLine... lines) {
        return pastVisit(HOSPITAL, VisitMode.INPATIENT, from, to, 700, lines);
    }

    static PastVisit pastVisit(
            String institutionId, VisitMode mode, LocalDate from, LocalDate to, long fundFen, PastLine... lines) {
        return new PastVisit(
                "S0",
                institutionId,
                Channel.OUTPATIENT,
                "430102",
                "11",
                mode,
                mode == VisitMode.INPATIENT,
                MONDAY_MORNING,
                from,
                to,
                "I10.x00",
                "A03",
                "",
                "",
                Sex.MALE,
                fundFen,
                Verdict.RELEASE,
                null,
                List.of(lines));
    }

    static PastLine pastLine(String itemCode, LocalDate day, int supplyDays) {
        return new PastLine("L", day, itemCode, ItemKind.DRUG, 10_000, 1000, 700, supplyDays * 100);
    }

    static Settlement settledOn(LocalDate day) {
        return settled(day, "430102", "430102");
    }

    static Settlement settledIn(String treatmentArea, String insuranceArea) {
        return settled(MONDAY, treatmentArea, insuranceArea);
    }

    private static Settlement settled(LocalDate day, String treatmentArea, String insuranceArea) {
        return new Settlement(
                "S1",
                Channel.OUTPATIENT,
                MONDAY_MORNING,
                MONDAY_MORNING,
                day,
                treatmentArea,
                insuranceArea,
                false,
                1000,
                700,
                300,
                0,
                0,
                1000);
    }
}
