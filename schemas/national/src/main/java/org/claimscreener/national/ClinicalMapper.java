package org.claimscreener.national;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.wire.record.Diagnosis;
import org.claimscreener.wire.record.Operation;

/** Diagnoses and operations of a line. */
final class ClinicalMapper {

    /** diag_type of Western medicine, which an entry without one is taken for. */
    private static final String WESTERN = "1";

    /** Whether an entry of diseinfo is valid; 0 marks one that was withdrawn. */
    private static final String VALIDITY = "vali_flag";

    private static final Pattern RANK = Pattern.compile("[0-9]{1,6}");

    private ClinicalMapper() {}

    /** By rank, entries of one rank in the order given; withdrawn ones are left out. */
    static List<Diagnosis> diagnoses(JsonFields header) throws FieldRejected {
        List<JsonFields> entries = header.children(NationalNode.DISEINFO.nodeName());
        List<Diagnosis> diagnoses = new ArrayList<>(entries.size());
        for (JsonFields entry : entries) {
            if (!entry.text(VALIDITY).orElse("1").equals("0")) {
                diagnoses.add(diagnosis(entry, diagnoses.size() + 1));
            }
        }
        diagnoses.sort(Comparator.comparingInt(Diagnosis::getRank));
        return diagnoses;
    }

    static List<Operation> operations(JsonFields header) throws FieldRejected {
        List<JsonFields> entries = header.children(NationalNode.OPRNINFO.nodeName());
        List<Operation> operations = new ArrayList<>(entries.size());
        for (JsonFields entry : entries) {
            operations.add(Operation.newBuilder()
                    .setCode(entry.required(SettlementField.OPERATION_CODE))
                    .setName(entry.optional(SettlementField.OPERATION_NAME))
                    .setMain(entry.flag(SettlementField.OPERATION_MAIN))
                    .setOperatedAt(entry.optionalInstant(SettlementField.OPERATED_AT))
                    .setPractitionerId(entry.optional(SettlementField.OPERATION_PRACTITIONER))
                    .build());
        }
        return operations;
    }

    private static Diagnosis diagnosis(JsonFields entry, int position) throws FieldRejected {
        return Diagnosis.newBuilder()
                .setScheme(entry.text(SettlementField.DIAGNOSIS_SCHEME.nationalName())
                        .orElse(WESTERN))
                .setRank(rank(entry, position))
                .setCode(entry.required(SettlementField.DIAGNOSIS_CODE))
                .setName(entry.optional(SettlementField.DIAGNOSIS_NAME))
                .setDepartment(entry.optional(SettlementField.DIAGNOSIS_DEPARTMENT))
                .setPractitionerId(entry.optional(SettlementField.DIAGNOSIS_PRACTITIONER))
                .setDiagnosedAt(entry.optionalInstant(SettlementField.DIAGNOSED_AT))
                .build();
    }

    private static int rank(JsonFields entry, int position) throws FieldRejected {
        String name = SettlementField.DIAGNOSIS_RANK.nationalName();
        Optional<String> text = entry.text(name);
        if (text.isEmpty()) {
            return position;
        }
        if (!RANK.matcher(text.get()).matches()) {
            throw entry.bad(name, "must be a whole number from 0 to 999999");
        }
        return Integer.parseInt(text.get());
    }
}
