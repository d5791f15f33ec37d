package org.claimscreener.engine.feature;

import java.util.List;

import org.claimscreener.engine.fact.ItemKind;
import org.claimscreener.engine.fact.VisitMode;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Verdict;

/**
 * The fact schema of expressions: every field that a feature may name. What is not here cannot be named, so no list of
 * dangerous names has to be complete. Immutable, thread-safe.
 */
public final class ExpressionFields {
    static final String VISIT = "visit";
    static final String LINE = "line";

    private static final List<Enum<?>> NONE = List.of();

    /** In the order of the documentation. */
    public static final List<ExpressionField> ALL = List.of(
            visit(
                    "institution",
                    ExpressionField.Type.TEXT,
                    "v.institutionId()",
                    "f.institution().institutionId()",
                    "fixmedins_code"),
            visit("patient", ExpressionField.Type.TEXT, "", "f.person().patientId()", "psn_no, to be told apart"),
            choice(
                    "channel",
                    "v.channel()",
                    "f.settlement().channel()",
                    List.of(Channel.values()),
                    "how it was settled"),
            choice("mode", "v.mode()", "f.visit().mode()", List.of(VisitMode.values()), "how the patient came"),
            visit("type", ExpressionField.Type.TEXT, "v.visitType()", "f.visit().visitType()", "med_type"),
            visit(
                    "area",
                    ExpressionField.Type.TEXT,
                    "v.treatmentArea()",
                    "f.settlement().treatmentArea()",
                    "mdtrtarea_admvs, where it was treated"),
            visit(
                    "home_area",
                    ExpressionField.Type.TEXT,
                    "",
                    "f.settlement().insuranceArea()",
                    "insuplc_admdvs, where the person is insured"),
            visit("stay", ExpressionField.Type.FLAG, "v.stay()", "f.visit().stay()", "an inpatient stay"),
            visit(
                    "diagnosis",
                    ExpressionField.Type.TEXT,
                    "v.mainDiagnosis()",
                    "f.visit().mainDiagnosis()",
                    "main diagnosis, ICD-10"),
            visit(
                    "category",
                    ExpressionField.Type.TEXT,
                    "v.diagnosisCategory()",
                    "f.visit().diagnosisCategory()",
                    "its three-character category"),
            visit(
                    "diagnoses",
                    ExpressionField.Type.TEXT,
                    "",
                    "Operands.diagnoses(f.diagnoses())",
                    "all Western diagnoses, ICD-10, with a blank before each"),
            visit(
                    "department",
                    ExpressionField.Type.TEXT,
                    "v.department()",
                    "f.visit().department()",
                    "department of the visit"),
            visit(
                    "admission_kind",
                    ExpressionField.Type.TEXT,
                    "v.admissionKind()",
                    "f.visit().admissionKind()",
                    "ipt_type"),
            visit(
                    "discharge_way",
                    ExpressionField.Type.TEXT,
                    "v.dischargeWay()",
                    "f.visit().dischargeWay()",
                    "dscg_way"),
            choice("sex", "v.sex()", "f.person().sex()", List.of(Sex.values()), "as stated on the settlement"),
            visit("age", ExpressionField.Type.INT, "", "f.person().ageYears()", "years"),
            choice("verdict", "v.verdict()", "", List.of(Verdict.values()), "what was decided"),
            visit(
                    "fund_fen",
                    ExpressionField.Type.INT,
                    "v.fundFen()",
                    "f.settlement().fundFen()",
                    "the fund's share as claimed, fen"),
            visit(
                    "days",
                    ExpressionField.Type.INT,
                    "Operands.days(v.firstDay(), v.lastDay())",
                    "f.visit().days()",
                    "calendar days touched, at least 1"),
            visit(
                    "first_day",
                    ExpressionField.Type.INT,
                    "v.firstDay().toEpochDay()",
                    "f.visit().firstDay().toEpochDay()",
                    "epoch day"),
            visit(
                    "last_day",
                    ExpressionField.Type.INT,
                    "v.lastDay().toEpochDay()",
                    "f.visit().lastDay().toEpochDay()",
                    "epoch day"),
            visit(
                    "hour",
                    ExpressionField.Type.INT,
                    "Operands.hour(v.settledAt())",
                    "Operands.hour(f.settlement().settledAt())",
                    "hour of settling in Shanghai, 0 to 23"),
            visit(
                    "weekday",
                    ExpressionField.Type.INT,
                    "Operands.weekday(v.settledAt())",
                    "Operands.weekday(f.settlement().settledAt())",
                    "day of settling in Shanghai, 1 Monday to 7 Sunday"),
            line("item", ExpressionField.Type.TEXT, "l.itemCode()", "l.itemCode()", "national item code"),
            line(
                    "generic",
                    ExpressionField.Type.TEXT,
                    "l.genericCode()",
                    "l.genericCode()",
                    "the drug, whoever made it"),
            new ExpressionField(
                    LINE,
                    "kind",
                    ExpressionField.Type.CHOICE,
                    "l.kind()",
                    "l.kind()",
                    List.of(ItemKind.values()),
                    "drug, service and so on"),
            line(
                    "quantity_e4",
                    ExpressionField.Type.INT,
                    "l.quantityE4()",
                    "l.quantityE4()",
                    "ten-thousandths of the billing unit"),
            line("amount_fen", ExpressionField.Type.INT, "l.amountFen()", "l.amountFen()", "as billed, fen"),
            line(
                    "supply_days_e2",
                    ExpressionField.Type.INT,
                    "l.supplyDaysE2()",
                    "l.supplyDaysE2()",
                    "hundredths of a day"),
            line(
                    "day",
                    ExpressionField.Type.INT,
                    "l.day().toEpochDay()",
                    "l.day().toEpochDay()",
                    "of the fee, epoch day"),
            line(
                    "fund_fen",
                    ExpressionField.Type.INT,
                    "l.fundFen()",
                    "l.fundFen()",
                    "the line's part of the fund's share, fen"),
            line("practitioner", ExpressionField.Type.TEXT, "", "l.practitionerId()", "who ordered it"),
            line("department", ExpressionField.Type.TEXT, "", "l.department()", "who billed it"),
            line("split_pack", ExpressionField.Type.FLAG, "", "l.splitPack()", "sold from an opened pack"));

    private ExpressionFields() {}

    private static ExpressionField visit(
            String name, ExpressionField.Type type, String ofPast, String ofArrival, String description) {
        return new ExpressionField(VISIT, name, type, ofPast, ofArrival, NONE, description);
    }

    private static ExpressionField line(
            String name, ExpressionField.Type type, String ofPast, String ofArrival, String description) {
        return new ExpressionField(LINE, name, type, ofPast, ofArrival, NONE, description);
    }

    private static ExpressionField choice(
            String name, String ofPast, String ofArrival, List<Enum<?>> choices, String description) {
        return new ExpressionField(VISIT, name, ExpressionField.Type.CHOICE, ofPast, ofArrival, choices, description);
    }
}
