package org.claimscreener.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.traffic.Encounter.Detail;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Visit;
import org.jspecify.annotations.Nullable;

/** Puts an encounter and its lines into the wire's form. Every optional field that such a settlement would have is filled. */
final class SettlementWriter {
    private static final String INTERNET_HOSPITAL = "5";
    private static final String OTHER_AREA = "3";
    private static final String AT_THE_INSTITUTION = "2";
    private static final String PREGNANT = "3";

    private final Ids ids;

    SettlementWriter(Ids ids) {
        this.ids = ids;
    }

    /**
     * @param billSerial names the settlement; another than the encounter's where a visit is billed anew
     * @param sentAtMs when this message is sent
     */
    Settlement write(LineSheet sheet, long billSerial, long sentAtMs) {
        Encounter e = sheet.encounter();
        String doctor = doctor(e);
        return Settlement.newBuilder()
                .setSettlementId(ids.settlement(billSerial))
                .setMessageId(Ids.message(e.facility(), sentAtMs, billSerial))
                .setChannel(e.kind().channel())
                .setSettledAt(Instant.ofEpochMilli(e.settledAtMs()))
                .setSentAt(Instant.ofEpochMilli(sentAtMs))
                .setTreatmentArea(e.facility().area())
                .setInsuranceArea(e.patient().insuranceArea())
                .setPaymentLocation(paymentLocation(e))
                .setPerson(person(e))
                .setInstitution(e.facility().wire())
                .setVisit(visit(e, doctor))
                .setDiagnoses(statesDiagnosis(e) ? List.of(diagnosis(e, doctor)) : List.of())
                .setOperations(operations(sheet, doctor))
                .setFeeLines(feeLines(sheet, doctor))
                .setAmounts(FundShare.of(sheet))
                .build();
    }

    Reversal reversal(Encounter e, long billSerial, long reversalSerial, long reversedAtMs) {
        return Reversal.newBuilder()
                .setReversalId(Ids.message(e.facility(), reversedAtMs, reversalSerial))
                .setSettlementId(ids.settlement(billSerial))
                .setVisitId(ids.visit(e.serial()))
                .setPatientId(e.patient().id())
                .setInstitutionId(e.facility().id())
                .setChannel(e.kind().channel())
                .setReversedAt(Instant.ofEpochMilli(reversedAtMs))
                .setLineIds(List.of())
                .build();
    }

    /** What a relative has is nobody's business at the till. */
    private static boolean statesDiagnosis(Encounter e) {
        return e.facility().statesDiagnoses() && e.detail() != Detail.FAMILY_ACCOUNT;
    }

    private static String doctor(Encounter e) {
        if (e.detail() == Detail.BARRED_DOCTOR) {
            return Barred.practitioner(e.facility().area());
        }
        if (e.detail() == Detail.FIRST_DOCTOR) {
            return Ids.practitioner(e.facility(), e.condition().department(), 0);
        }
        // One patient keeps to one doctor of a department.
        return Ids.practitioner(
                e.facility(), e.condition().department(), e.patient().key());
    }

    private static String paymentLocation(Encounter e) {
        if (e.kind() == VisitKind.INTERNET) {
            return INTERNET_HOSPITAL;
        }
        return e.patient().isAway() ? OTHER_AREA : AT_THE_INSTITUTION;
    }

    private static Person person(Encounter e) {
        Patient patient = e.patient();
        boolean pregnant = e.kind() == VisitKind.MATERNITY_CHECK || e.kind() == VisitKind.DELIVERY;
        return Person.newBuilder()
                .setPatientId(patient.id())
                .setSex(patient.sex())
                .setBirthDate(patient.birthDate())
                .setInsuranceType(patient.insuranceType())
                .setPersonType(patient.personType())
                .setMaternityStatus(pregnant ? PREGNANT : null)
                .build();
    }

    private Visit visit(Encounter e, String doctor) {
        boolean stay = e.kind().isStay();
        String department = e.condition().department();
        return Visit.newBuilder()
                .setVisitId(ids.visit(e.serial()))
                .setVisitType(medType(e))
                .setBeganAt(Instant.ofEpochMilli(e.beganAtMs()))
                .setEndedAt(stay ? Instant.ofEpochMilli(e.endedAtMs()) : null)
                .setDiseaseCode(statesDiagnosis(e) ? e.condition().code() : null)
                .setDiseaseName(statesDiagnosis(e) ? e.condition().name() : null)
                .setDischargeDiagnosisCode(stay ? e.condition().code() : null)
                .setAdmissionDepartment(department)
                .setDischargeDepartment(stay ? department : null)
                .setAttendingPractitionerId(doctor)
                .setBed(stay ? Ids.digits(1 + Dice.fixed(Dice.hash(e.serial(), 5), 60), 3) : null)
                .setInpatientNumber(stay ? ids.visit(e.serial()) : null)
                .setAdmissionKind(stay ? admissionKind(e.detail()) : null)
                .setDischargeWay(stay ? dischargeWay(e.detail()) : null)
                .setDeathDate(
                        e.detail() == Detail.DIED ? LocalDate.ofEpochDay(ShanghaiTime.epochDay(e.endedAtMs())) : null)
                .build();
    }

    /** Some areas state the national 21 for a stay, others their own 2101. */
    private static String medType(Encounter e) {
        boolean national = e.facility().number() % 3 == 0;
        return e.kind() == VisitKind.STAY && national ? "21" : e.kind().medType();
    }

    private static String admissionKind(Detail detail) {
        if (detail == Detail.EMERGENCY_ADMISSION) {
            return "2";
        }
        return detail == Detail.TRANSFER_IN ? "3" : "1";
    }

    private static String dischargeWay(Detail detail) {
        if (detail == Detail.TRANSFER_OUT) {
            return "2";
        }
        return detail == Detail.DIED ? "5" : "1";
    }

    private static Diagnosis diagnosis(Encounter e, String doctor) {
        return Diagnosis.newBuilder()
                .setScheme("1")
                .setRank(1)
                .setCode(e.condition().code())
                .setName(e.condition().name())
                .setDepartment(e.condition().department())
                .setPractitionerId(doctor)
                .setDiagnosedAt(Instant.ofEpochMilli(e.beganAtMs()))
                .build();
    }

    private static List<Operation> operations(LineSheet sheet, String doctor) {
        Condition condition = sheet.encounter().condition();
        for (Line line : sheet.lines()) {
            if (condition.operationGroup().contains(line.item().group())) {
                return List.of(Operation.newBuilder()
                        .setCode(condition.operationCode())
                        .setName(condition.operationName())
                        .setMain(true)
                        .setOperatedAt(Instant.ofEpochMilli(line.atMs()))
                        .setPractitionerId(doctor)
                        .build());
            }
        }
        return List.of();
    }

    private List<FeeLine> feeLines(LineSheet sheet, String doctor) {
        List<FeeLine> lines = new ArrayList<>(sheet.lines().size());
        for (Line line : sheet.lines()) {
            lines.add(feeLine(sheet.encounter(), line, lines.size() + 1, doctor));
        }
        return lines;
    }

    private FeeLine feeLine(Encounter e, Line line, int number, String doctor) {
        Item item = line.item();
        boolean prescribed = item.isDrug() || item.isHerb();
        boolean circulated = prescribed && e.detail() == Detail.CIRCULATED;
        return FeeLine.newBuilder()
                .setLineId(ids.visit(e.serial()) + "-" + number)
                .setOccurredAt(Instant.ofEpochMilli(line.atMs()))
                .setItemCode(item.code())
                .setLocalItemCode("L" + item.code())
                .setItemName(item.name())
                .setItemKind(item.kind())
                .setChargeKind(item.chargeKind())
                .setChargeLevel(item.chargeLevel())
                .setQuantityE4(line.quantityE4())
                .setUnitPriceE6(item.unitPriceE6())
                .setAmountFen(line.amountFen())
                .setInScopeFen(line.inScopeFen())
                .setSupplyDaysE2(supplyDaysE2(line))
                .setPrescriptionId(prescribed ? ids.prescription(e.serial()) : null)
                .setCirculatedPrescription(circulated)
                .setDepartment(e.condition().department())
                .setPractitionerId(doctor)
                .setApproval("0")
                .setLimitedUse(false)
                .setTakesBackLineId(null)
                .setTraceCodes(line.traceCodes())
                .setSplitPack(line.splitPack())
                .build();
    }

    private static @Nullable Integer supplyDaysE2(Line line) {
        return line.supplyDays() == 0 ? null : Integer.valueOf(line.supplyDays() * 100);
    }
}
