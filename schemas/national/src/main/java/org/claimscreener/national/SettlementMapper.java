package org.claimscreener.national;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.Visit;

/** A line of transaction 2207, 2304 or 2102 as a settlement. */
final class SettlementMapper {

    /** Kind of institution (fixmedins_type) of a hospital or clinic, and of a pharmacy. */
    private static final String MEDICAL = "1";

    private static final String PHARMACY = "2";

    /** Kind, pooling area, number. */
    private static final Pattern INSTITUTION_CODE = Pattern.compile("[A-Z][0-9]{6}[0-9A-Z]{5}");

    private SettlementMapper() {}

    static Settlement map(JsonFields header, Channel channel) throws FieldRejected {
        JsonFields visit = header.child(NationalNode.MDTRTINFO);
        JsonFields result = header.child(NationalNode.SETLINFO);
        String institutionId = header.required(SettlementField.INSTITUTION_ID);
        String treatmentArea = treatmentArea(header, institutionId);
        Instant settledAt = result.requiredInstant(SettlementField.SETTLED_AT);
        Instant sentAt = header.optionalInstant(SettlementField.SENT_AT);
        List<FeeLine> lines = FeeLineMapper.map(header);
        return Settlement.newBuilder()
                .setSettlementId(result.required(SettlementField.SETTLEMENT_ID))
                .setMessageId(header.optional(SettlementField.MESSAGE_ID))
                .setChannel(channel)
                .setSettledAt(settledAt)
                .setSentAt(sentAt == null ? settledAt : sentAt)
                .setTreatmentArea(treatmentArea)
                // The specification asks for the insuring area when it is another one.
                .setInsuranceArea(header.text(SettlementField.INSURANCE_AREA.nationalName())
                        .orElse(treatmentArea))
                .setPaymentLocation(result.optional(SettlementField.PAYMENT_LOCATION))
                .setPerson(person(visit, result))
                .setInstitution(institution(header, channel, institutionId))
                .setVisit(visit(visit, result))
                .setDiagnoses(ClinicalMapper.diagnoses(header))
                .setOperations(ClinicalMapper.operations(header))
                .setFeeLines(lines)
                .setAmounts(AmountsMapper.map(result, lines))
                .build();
    }

    /** The pooling area stands in digits 2 to 7 of an institution's code. */
    private static String treatmentArea(JsonFields header, String institutionId) throws FieldRejected {
        Optional<String> area = header.text(SettlementField.TREATMENT_AREA.nationalName());
        if (area.isPresent()) {
            return area.get();
        }
        if (!INSTITUTION_CODE.matcher(institutionId).matches()) {
            throw header.missing(SettlementField.TREATMENT_AREA);
        }
        return institutionId.substring(1, 7);
    }

    private static Person person(JsonFields visit, JsonFields result) throws FieldRejected {
        return Person.newBuilder()
                .setPatientId(result.required(SettlementField.PATIENT_ID))
                .setSex(sex(result))
                .setBirthDate(result.requiredDate(SettlementField.BIRTH_DATE))
                .setInsuranceType(either(SettlementField.INSURANCE_TYPE, result, visit))
                .setPersonType(result.optional(SettlementField.PERSON_TYPE))
                .setMaternityStatus(visit.optional(SettlementField.MATERNITY_STATUS))
                .build();
    }

    /** A code outside the list says as little as none. */
    private static Sex sex(JsonFields result) throws FieldRejected {
        return switch (result.text(SettlementField.SEX.nationalName()).orElse("0")) {
            case "1" -> Sex.MALE;
            case "2" -> Sex.FEMALE;
            case "9" -> Sex.UNSTATED;
            default -> Sex.UNKNOWN;
        };
    }

    private static Institution institution(JsonFields header, Channel channel, String institutionId)
            throws FieldRejected {
        JsonFields node = header.child(NationalNode.MEDINSINFO);
        return Institution.newBuilder()
                .setInstitutionId(institutionId)
                .setName(header.optional(SettlementField.INSTITUTION_NAME))
                .setKind(node.text(SettlementField.INSTITUTION_KIND.nationalName())
                        .orElse(kind(channel, institutionId)))
                .setLevel(node.optional(SettlementField.INSTITUTION_LEVEL))
                .build();
    }

    /** Codes of pharmacies start with P, and only they use the pharmacy's transaction. */
    private static String kind(Channel channel, String institutionId) {
        return channel == Channel.PHARMACY || institutionId.startsWith("P") ? PHARMACY : MEDICAL;
    }

    private static Visit visit(JsonFields visit, JsonFields result) throws FieldRejected {
        return Visit.newBuilder()
                .setVisitId(visit.required(SettlementField.VISIT_ID))
                .setVisitType(either(SettlementField.VISIT_TYPE, visit, result))
                .setBeganAt(visit.requiredInstant(SettlementField.BEGAN_AT))
                .setEndedAt(visit.optionalInstant(SettlementField.ENDED_AT))
                .setDiseaseCode(visit.optional(SettlementField.DISEASE_CODE))
                .setDiseaseName(visit.optional(SettlementField.DISEASE_NAME))
                .setDischargeDiagnosisCode(visit.optional(SettlementField.DISCHARGE_DIAGNOSIS))
                .setAdmissionDepartment(visit.optional(SettlementField.ADMISSION_DEPARTMENT))
                .setDischargeDepartment(visit.optional(SettlementField.DISCHARGE_DEPARTMENT))
                .setAttendingPractitionerId(visit.optional(SettlementField.ATTENDING_PRACTITIONER))
                .setBed(visit.optional(SettlementField.BED))
                .setInpatientNumber(visit.optional(SettlementField.INPATIENT_NUMBER))
                .setAdmissionKind(visit.optional(SettlementField.ADMISSION_KIND))
                .setDischargeWay(visit.optional(SettlementField.DISCHARGE_WAY))
                .setDeathDate(visit.optionalDate(SettlementField.DEATH_DATE))
                .build();
    }

    /** Some fields stand in two nodes of the specification; the first is asked first and named when both lack it. */
    private static String either(MappedField field, JsonFields first, JsonFields second) throws FieldRejected {
        Optional<String> text = first.text(field.nationalName());
        if (text.isEmpty()) {
            text = second.text(field.nationalName());
        }
        if (text.isEmpty()) {
            throw first.missing(field);
        }
        return text.get();
    }
}
