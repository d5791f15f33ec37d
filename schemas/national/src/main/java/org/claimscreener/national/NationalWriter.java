package org.claimscreener.national;

import org.claimscreener.wire.record.Amounts;
import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Operation;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Writes wire records in the national form, so that {@link NationalReader} gives them back: whole seconds, years 0 to
 * 9999, diagnoses by rank, no blank texts. The same record gives the same text. Thread-safe.
 */
public final class NationalWriter {

    private NationalWriter() {}

    /** One line without the line break. */
    public static String line(Settlement settlement) {
        return json(settlement).toString();
    }

    /** One line without the line break. */
    public static String line(Reversal reversal) {
        return json(reversal).toString();
    }

    /** The JSON object of transaction 2207, 2304 or 2102. */
    public static ObjectNode json(Settlement settlement) {
        JsonObject root = header(settlement);
        institution(root.child(NationalNode.MEDINSINFO), settlement.getInstitution());
        visit(root.child(NationalNode.MDTRTINFO), settlement);
        ArrayNode diagnoses = root.list(NationalNode.DISEINFO);
        for (Diagnosis diagnosis : settlement.getDiagnoses()) {
            diagnosis(JsonObject.in(diagnoses), diagnosis);
        }
        if (!settlement.getOperations().isEmpty()) {
            ArrayNode operations = root.list(NationalNode.OPRNINFO);
            for (Operation operation : settlement.getOperations()) {
                operation(JsonObject.in(operations), operation);
            }
        }
        ArrayNode lines = root.list(NationalNode.FEEDETAIL);
        for (FeeLine line : settlement.getFeeLines()) {
            FeeLineWriter.write(JsonObject.in(lines), line);
        }
        result(root.child(NationalNode.SETLINFO), settlement);
        return root.node();
    }

    /** The JSON object of transaction 2208, 2305 or 2103. */
    public static ObjectNode json(Reversal reversal) {
        JsonObject root = JsonObject.create();
        root.text(ReversalField.CHANNEL, Transactions.reversing(reversal.getChannel()));
        root.text(ReversalField.REVERSAL_ID, reversal.getReversalId());
        root.text(ReversalField.INSTITUTION_ID, reversal.getInstitutionId());
        root.time(ReversalField.REVERSED_AT, reversal.getReversedAt());
        JsonObject data = root.child(NationalNode.DATA);
        data.text(ReversalField.SETTLEMENT_ID, reversal.getSettlementId());
        data.text(ReversalField.VISIT_ID, reversal.getVisitId());
        data.text(ReversalField.PATIENT_ID, reversal.getPatientId());
        if (!reversal.getLineIds().isEmpty()) {
            data.texts(ReversalField.LINE_IDS, reversal.getLineIds());
        }
        return root.node();
    }

    private static JsonObject header(Settlement settlement) {
        JsonObject root = JsonObject.create();
        root.text(SettlementField.CHANNEL, Transactions.settling(settlement.getChannel()));
        root.text(SettlementField.MESSAGE_ID, settlement.getMessageId());
        root.text(SettlementField.INSTITUTION_ID, settlement.getInstitution().getInstitutionId());
        root.text(SettlementField.INSTITUTION_NAME, settlement.getInstitution().getName());
        root.text(SettlementField.TREATMENT_AREA, settlement.getTreatmentArea());
        root.text(SettlementField.INSURANCE_AREA, settlement.getInsuranceArea());
        root.time(SettlementField.SENT_AT, settlement.getSentAt());
        return root;
    }

    private static void institution(JsonObject node, Institution institution) {
        node.text(SettlementField.INSTITUTION_KIND, institution.getKind());
        node.text(SettlementField.INSTITUTION_LEVEL, institution.getLevel());
    }

    private static void visit(JsonObject node, Settlement settlement) {
        Visit visit = settlement.getVisit();
        node.text(SettlementField.VISIT_ID, visit.getVisitId());
        node.text(SettlementField.PATIENT_ID, settlement.getPerson().getPatientId());
        node.text(SettlementField.VISIT_TYPE, visit.getVisitType());
        node.time(SettlementField.BEGAN_AT, visit.getBeganAt());
        node.time(SettlementField.ENDED_AT, visit.getEndedAt());
        node.text(SettlementField.DISEASE_CODE, visit.getDiseaseCode());
        node.text(SettlementField.DISEASE_NAME, visit.getDiseaseName());
        node.text(SettlementField.DISCHARGE_DIAGNOSIS, visit.getDischargeDiagnosisCode());
        node.text(SettlementField.ADMISSION_DEPARTMENT, visit.getAdmissionDepartment());
        node.text(SettlementField.DISCHARGE_DEPARTMENT, visit.getDischargeDepartment());
        node.text(SettlementField.ATTENDING_PRACTITIONER, visit.getAttendingPractitionerId());
        node.text(SettlementField.BED, visit.getBed());
        node.text(SettlementField.INPATIENT_NUMBER, visit.getInpatientNumber());
        node.text(SettlementField.ADMISSION_KIND, visit.getAdmissionKind());
        node.text(SettlementField.DISCHARGE_WAY, visit.getDischargeWay());
        node.date(SettlementField.DEATH_DATE, visit.getDeathDate());
        node.text(SettlementField.MATERNITY_STATUS, settlement.getPerson().getMaternityStatus());
    }

    private static void diagnosis(JsonObject node, Diagnosis diagnosis) {
        node.text(SettlementField.DIAGNOSIS_SCHEME, diagnosis.getScheme());
        node.text(SettlementField.DIAGNOSIS_RANK, Integer.toString(diagnosis.getRank()));
        node.text(SettlementField.DIAGNOSIS_CODE, diagnosis.getCode());
        node.text(SettlementField.DIAGNOSIS_NAME, diagnosis.getName());
        node.text(SettlementField.DIAGNOSIS_DEPARTMENT, diagnosis.getDepartment());
        node.text(SettlementField.DIAGNOSIS_PRACTITIONER, diagnosis.getPractitionerId());
        node.time(SettlementField.DIAGNOSED_AT, diagnosis.getDiagnosedAt());
        node.node().put("vali_flag", "1");
    }

    private static void operation(JsonObject node, Operation operation) {
        node.text(SettlementField.OPERATION_CODE, operation.getCode());
        node.text(SettlementField.OPERATION_NAME, operation.getName());
        node.flag(SettlementField.OPERATION_MAIN, operation.getMain());
        node.time(SettlementField.OPERATED_AT, operation.getOperatedAt());
        node.text(SettlementField.OPERATION_PRACTITIONER, operation.getPractitionerId());
    }

    private static void result(JsonObject node, Settlement settlement) {
        Person person = settlement.getPerson();
        node.text(SettlementField.SETTLEMENT_ID, settlement.getSettlementId());
        node.text(SettlementField.VISIT_ID, settlement.getVisit().getVisitId());
        node.text(SettlementField.PATIENT_ID, person.getPatientId());
        node.text(SettlementField.SEX, gend(person.getSex()));
        node.date(SettlementField.BIRTH_DATE, person.getBirthDate());
        node.text(SettlementField.INSURANCE_TYPE, person.getInsuranceType());
        node.text(SettlementField.PERSON_TYPE, person.getPersonType());
        node.text(SettlementField.PAYMENT_LOCATION, settlement.getPaymentLocation());
        node.time(SettlementField.SETTLED_AT, settlement.getSettledAt());
        node.text(SettlementField.VISIT_TYPE, settlement.getVisit().getVisitType());
        amounts(node, settlement.getAmounts());
    }

    private static void amounts(JsonObject node, Amounts amounts) {
        node.amount(SettlementField.TOTAL, amounts.getTotalFen());
        node.amount(SettlementField.IN_SCOPE, amounts.getInScopeFen());
        node.amount(SettlementField.POOLED, amounts.getPooledFen());
        node.amount(SettlementField.FUND, amounts.getFundFen());
        node.amount(SettlementField.PERSON_PART, amounts.getPersonFen());
        node.amount(SettlementField.ACCOUNT, amounts.getAccountFen());
        node.amount(SettlementField.CASH, amounts.getCashFen());
        node.amount(SettlementField.INSTITUTION_PART, amounts.getInstitutionFen());
        node.amount(SettlementField.OTHER_PART, amounts.getOtherFen());
    }

    private static String gend(Sex sex) {
        return switch (sex) {
            case UNKNOWN -> "0";
            case MALE -> "1";
            case FEMALE -> "2";
            case UNSTATED -> "9";
        };
    }
}
