package org.claimscreener.national;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.avro.Schema;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NationalNamesTest {

    @ParameterizedTest
    @CsvSource({
        "fee_lines[2].amount_fen,feedetail[2].det_item_fee_sumamt",
        "fee_lines[12].trace_codes[3],feedetail[12].drug_trac_codg[3]",
        "fee_lines[2],feedetail[2]",
        "fee_lines,feedetail",
        "diagnoses[0].code,diseinfo[0].diag_code",
        "operations[1].operated_at,oprninfo[1].oprn_oprt_date",
        "person.birth_date,setlinfo.brdy",
        "visit.ended_at,mdtrtinfo.endtime",
        "amounts.fund_fen,setlinfo.fund_pay_sumamt",
        "institution.institution_id,fixmedins_code",
        "not_a_field,not_a_field",
        "fee_lines[0].not_a_field,fee_lines[0].not_a_field"
    })
    void translatesPathsOfASettlement(String wire, String national) {
        assertThat(NationalNames.ofSettlement(wire)).isEqualTo(national);
    }

    @ParameterizedTest
    @CsvSource({
        "settlement_id,data.setl_id",
        "patient_id,data.psn_no",
        "reversed_at,inf_time",
        "line_ids,data.feedetl_sn",
        "line_ids[1],data.feedetl_sn[1]"
    })
    void translatesPathsOfAReversal(String wire, String national) {
        assertThat(NationalNames.ofReversal(wire)).isEqualTo(national);
    }

    @Test
    void theTableHasEveryFieldOfTheWireOnce() {
        assertThat(wirePaths(SettlementField.values()))
                .containsExactlyInAnyOrderElementsOf(leaves(Settlement.getClassSchema(), ""));
        assertThat(wirePaths(ReversalField.values()))
                .containsExactlyInAnyOrderElementsOf(leaves(Reversal.getClassSchema(), ""));
    }

    @Test
    void everyFieldIsNamedInTheDocOfItsSchema() {
        for (SettlementField field : SettlementField.values()) {
            assertThat(doc(Settlement.getClassSchema(), field.wirePath()))
                    .as(field.wirePath())
                    .contains(field.nationalName());
        }
    }

    private static List<String> wirePaths(MappedField[] fields) {
        return Stream.of(fields).map(MappedField::wirePath).toList();
    }

    private static List<String> leaves(Schema record, String prefix) {
        List<String> paths = new ArrayList<>();
        for (Schema.Field field : record.getFields()) {
            Schema schema = field.schema();
            if (schema.getType() == Schema.Type.RECORD) {
                paths.addAll(leaves(schema, prefix + field.name() + "."));
            } else if (schema.getType() == Schema.Type.ARRAY
                    && schema.getElementType().getType() == Schema.Type.RECORD) {
                paths.addAll(leaves(schema.getElementType(), prefix + field.name() + "[]."));
            } else {
                paths.add(prefix + field.name());
            }
        }
        return paths;
    }

    private static String doc(Schema record, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return record.getField(path).doc();
        }
        Schema child = record.getField(path.substring(0, dot).replace("[]", "")).schema();
        Schema nested = child.getType() == Schema.Type.ARRAY ? child.getElementType() : child;
        return doc(nested, path.substring(dot + 1));
    }
}
