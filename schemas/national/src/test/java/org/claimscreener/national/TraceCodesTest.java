package org.claimscreener.national;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.FeeLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TraceCodesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"A\" | A",
                "\"A,B\" | A;B",
                "\"A， B,\" | A;B",
                "[\"A\",\"B\",\"A\"] | A;B;A",
                "[\"A\",null,\"\"] | A",
                "81230000000000000017 | 81230000000000000017"
            })
    void areReadFromTheFeeLine(String json, String codes) {
        FeeLine line = onlyLine(Line.pharmacy().with("/feedetail/0/drug_trac_codg", json));

        assertThat(line.getTraceCodes()).containsExactly(codes.split(";", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"drugtracinfo", "durg_trac_info"})
    void areReadFromANodeOfTheFeeLine(String node) {
        Line line = Line.pharmacy().without("/feedetail/0/drug_trac_codg").with("/feedetail/0/" + node, """
                        [{"drug_trac_codg":"A","trdn_flag":"0"},{"drug_trac_codg":"B","trdn_flag":"1"}]""");

        assertThat(onlyLine(line).getTraceCodes()).containsExactly("A", "B");
        assertThat(onlyLine(line).getSplitPack()).isTrue();
    }

    @Test
    void areReadFromANodeOfTheTransaction() {
        Line line = Line.pharmacy().without("/feedetail/0/drug_trac_codg").with("/durg_trac_info", """
                        [{"feedetl_sn":"M000000000003-1","drug_trac_codg":"A","trdn_flag":"1"},
                         {"feedetl_sn":"M000000000003-1","drug_trac_codg":"B","trdn_flag":"0"},
                         {"feedetl_sn":"another","drug_trac_codg":"C","trdn_flag":"0"}]""");

        assertThat(onlyLine(line).getTraceCodes()).containsExactly("A", "B");
        assertThat(onlyLine(line).getSplitPack()).isTrue();
    }

    @Test
    void areNotCountedTwiceWhereTwoPlacesRepeatEachOther() {
        Line line = Line.pharmacy()
                .with("/feedetail/0/drugtracinfo", "{\"drug_trac_codg\":\"81230000000000000017\",\"trdn_flag\":\"0\"}");

        assertThat(onlyLine(line).getTraceCodes()).containsExactly("81230000000000000017");
    }

    @Test
    void areRejectedWhenOneIsTooLongOrNoText() {
        Line tooLong = Line.pharmacy().withText("/feedetail/0/drug_trac_codg", "A," + "9".repeat(2_001));
        Line noText = Line.pharmacy().with("/feedetail/0/drug_trac_codg", "[\"A\",{}]");

        assertThat(tooLong.rejected().reason()).isEqualTo(DeadLetterReason.OVERSIZED);
        assertThat(tooLong.rejected().field()).contains("feedetail[0].drug_trac_codg");
        assertThat(noText.rejected().field()).contains("feedetail[0].drug_trac_codg[1]");
    }

    @Test
    void mayBeManyInOneText() {
        String hundred = "8123000000000000001,".repeat(500);

        assertThat(onlyLine(Line.pharmacy().withText("/feedetail/0/drug_trac_codg", hundred))
                        .getTraceCodes())
                .hasSize(500);
    }

    private static FeeLine onlyLine(Line line) {
        return line.settlement().getFeeLines().get(0);
    }
}
