package org.claimscreener.national;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import org.claimscreener.wire.WireFormat;
import org.claimscreener.wire.record.DeadLetterReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NationalReaderRejectionTest {

    private final NationalReader reader = new NationalReader();

    @ParameterizedTest
    @CsvSource({
        "/infno,infno",
        "/fixmedins_code,fixmedins_code",
        "/setlinfo/setl_id,setlinfo.setl_id",
        "/setlinfo/psn_no,setlinfo.psn_no",
        "/setlinfo/brdy,setlinfo.brdy",
        "/setlinfo/setl_time,setlinfo.setl_time",
        "/setlinfo/medfee_sumamt,setlinfo.medfee_sumamt",
        "/setlinfo/fund_pay_sumamt,setlinfo.fund_pay_sumamt",
        "/setlinfo/psn_part_amt,setlinfo.psn_part_amt",
        "/setlinfo/insutype,setlinfo.insutype",
        "/mdtrtinfo/mdtrt_id,mdtrtinfo.mdtrt_id",
        "/mdtrtinfo/begntime,mdtrtinfo.begntime",
        "/mdtrtinfo,mdtrtinfo.mdtrt_id",
        "/feedetail,feedetail",
        "/feedetail/1/feedetl_sn,feedetail[1].feedetl_sn",
        "/feedetail/1/fee_ocur_time,feedetail[1].fee_ocur_time",
        "/feedetail/1/med_list_codg,feedetail[1].med_list_codg",
        "/feedetail/1/det_item_fee_sumamt,feedetail[1].det_item_fee_sumamt",
        "/feedetail/1/cnt,feedetail[1].cnt",
        "/feedetail/1/pric,feedetail[1].pric",
        "/diseinfo/0/diag_code,diseinfo[0].diag_code"
    })
    void namesARequiredFieldThatIsMissing(String pointer, String field) {
        NationalReading.Rejected rejected = Line.outpatient().without(pointer).rejected();

        assertThat(rejected.reason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
        assertThat(rejected.field()).contains(field);
        assertThat(rejected.message()).startsWith(field + " is missing or blank");
    }

    @Test
    void namesARequiredFieldThatIsBlank() {
        NationalReading.Rejected rejected =
                Line.outpatient().withText("/setlinfo/psn_no", " ").rejected();

        assertThat(rejected.reason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
        assertThat(rejected.field()).contains("setlinfo.psn_no");
        assertThat(rejected.settlementId()).contains("S000000000001");
    }

    @Test
    void namesVisitTypeWhenBothNodesLackIt() {
        Line line = Line.outpatient().without("/mdtrtinfo/med_type").without("/setlinfo/med_type");

        assertThat(line.rejected().field()).contains("mdtrtinfo.med_type");
    }

    @Test
    void namesPoolingAreaWhenTheInstitutionsCodeDoesNotTellIt() {
        Line line = Line.outpatient().without("/mdtrtarea_admvs").withText("/fixmedins_code", "HOSPITAL-1");

        assertThat(line.rejected().field()).contains("mdtrtarea_admvs");
    }

    @Test
    void doesNotTakeAnEmptyListForFeeLines() {
        assertThat(Line.outpatient().with("/feedetail", "[]").rejected().reason())
                .isEqualTo(DeadLetterReason.MISSING_FIELD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/infno | \"2206\" | infno",
                "/inf_time | \"2026-09-07T10:00:00\" | inf_time",
                "/setlinfo/brdy | \"2026-02-30\" | setlinfo.brdy",
                "/setlinfo/brdy | \"19750304\" | setlinfo.brdy",
                "/setlinfo/setl_time | \"2026-09-07 24:00:00\" | setlinfo.setl_time",
                "/setlinfo/setl_time | \"12026-09-07\" | setlinfo.setl_time",
                "/setlinfo/setl_time | \"+12026-09-07 10:00:00\" | setlinfo.setl_time",
                "/setlinfo/medfee_sumamt | \"15.005\" | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | 15.005 | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | 1e2 | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | 1e999999999 | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | 1e-999999999 | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | \"1e2\" | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | \"NaN\" | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | \"1,000.00\" | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | \"1000000000000.00\" | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | true | setlinfo.medfee_sumamt",
                "/setlinfo/medfee_sumamt | {} | setlinfo.medfee_sumamt",
                "/setlinfo/acct_mulaid_pay | \"x\" | setlinfo.acct_mulaid_pay",
                "/setlinfo | [] | setlinfo",
                "/mdtrtinfo | \"M1\" | mdtrtinfo",
                "/mdtrtinfo/mdtrt_id | [\"M1\"] | mdtrtinfo.mdtrt_id",
                "/mdtrtinfo/mdtrt_id | \"M\\ud800\" | mdtrtinfo.mdtrt_id",
                "/mdtrtinfo/mdtrt_id | \"M\\udc00\\ud800\" | mdtrtinfo.mdtrt_id",
                "/mdtrtinfo/mdtrt_id | \"M\\u0000\" | mdtrtinfo.mdtrt_id",
                "/feedetail | {} | feedetail",
                "/feedetail/1 | 7 | feedetail[1]",
                "/feedetail/1/cnt | \"1.00001\" | feedetail[1].cnt",
                "/feedetail/1/pric | \"1.0000001\" | feedetail[1].pric",
                "/feedetail/1/prd_days | \"7.125\" | feedetail[1].prd_days",
                "/feedetail/1/prd_days | 10000 | feedetail[1].prd_days",
                "/feedetail/1/rx_circ_flag | \"Y\" | feedetail[1].rx_circ_flag",
                "/feedetail/1/feedetl_sn | \"M000000000001-1\" | feedetail[1].feedetl_sn",
                "/diseinfo/0/diag_srt_no | \"first\" | diseinfo[0].diag_srt_no",
                "/diseinfo/0/diag_srt_no | -1 | diseinfo[0].diag_srt_no"
            })
    void namesAFieldWhoseValueIsBad(String pointer, String json, String field) {
        NationalReading.Rejected rejected =
                Line.outpatient().with(pointer, json).rejected();

        assertThat(rejected.reason()).isEqualTo(DeadLetterReason.BAD_VALUE);
        assertThat(rejected.field()).contains(field);
        assertThat(rejected.message()).startsWith(field + " ");
    }

    @Test
    void doesNotRepeatTheContentInTheMessage() {
        NationalReading.Rejected rejected =
                Line.outpatient().withText("/setlinfo/brdy", "19750304").rejected();

        assertThat(rejected.message()).doesNotContain("19750304");
    }

    @Test
    void namesAFieldThatIsTooLong() {
        Line line = Line.outpatient().withText("/mdtrtinfo/dise_name", "病".repeat(2_001));

        assertThat(line.rejected().reason()).isEqualTo(DeadLetterReason.OVERSIZED);
        assertThat(line.rejected().field()).contains("mdtrtinfo.dise_name");
        assertThat(Line.outpatient()
                        .withText("/mdtrtinfo/dise_name", "病".repeat(2_000))
                        .read())
                .isInstanceOf(NationalReading.OfSettlement.class);
    }

    @Test
    void doesNotReadALineThatIsTooLong() {
        byte[] line = Arrays.copyOf(Line.outpatient().bytes(), WireFormat.MAX_MESSAGE_BYTES);
        Arrays.fill(line, Line.outpatient().bytes().length, line.length, (byte) ' ');
        byte[] longer = Arrays.copyOf(line, line.length + 1);

        assertThat(reader.read(line)).isInstanceOf(NationalReading.OfSettlement.class);
        assertRejected(longer, DeadLetterReason.OVERSIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "not json",
                "null",
                "7",
                "\"2207\"",
                "[{\"infno\":\"2207\"}]",
                "{\"infno\":\"2207\"",
                "{\"infno\":\"2207\"}{\"infno\":\"2207\"}",
                "{\"infno\":\"2207\",\"infno\":\"2304\"}",
                "{\"infno\":NaN}"
            })
    void cannotReadWhatIsNoSingleObject(String line) {
        assertRejected(line.getBytes(StandardCharsets.UTF_8), DeadLetterReason.UNREADABLE);
    }

    @Test
    void cannotReadANumberOrNestingWithoutEnd() {
        String number = "{\"infno\":\"2207\",\"x\":" + "9".repeat(100_000) + "}";
        String nesting = "{\"x\":" + "[".repeat(100_000);

        assertRejected(number.getBytes(StandardCharsets.UTF_8), DeadLetterReason.UNREADABLE);
        assertRejected(nesting.getBytes(StandardCharsets.UTF_8), DeadLetterReason.UNREADABLE);
    }

    @Test
    void cannotReadWhatIsNotUtf8() {
        byte[] line = "{\"infno\":\"2207\",\"fixmedins_name\":\"XX\"}".getBytes(StandardCharsets.UTF_8);
        line[line.length - 4] = (byte) 0xB2;
        line[line.length - 3] = (byte) 0xA1;

        assertRejected(line, DeadLetterReason.UNREADABLE);
    }

    private void assertRejected(byte[] line, DeadLetterReason reason) {
        assertThat(reader.read(line)).isInstanceOfSatisfying(NationalReading.Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(reason);
            assertThat(rejected.field()).isEqualTo(Optional.empty());
            assertThat(rejected.settlementId()).isEqualTo(Optional.empty());
            assertThat(rejected.message()).isNotBlank();
        });
    }
}
