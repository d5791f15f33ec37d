package org.claimscreener.national;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReversalReadingTest {

    @Test
    void mapsAReversal() {
        assertThat(Line.reversal().reversalRead())
                .isEqualTo(Reversal.newBuilder()
                        .setReversalId("P43010200003202609071204009999")
                        .setSettlementId("S000000000003")
                        .setVisitId("M000000000003")
                        .setPatientId("P00000000003")
                        .setInstitutionId("P43010200003")
                        .setChannel(Channel.PHARMACY)
                        .setReversedAt(Instant.parse("2026-09-07T04:04:00Z"))
                        .setLineIds(List.of())
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"2208,OUTPATIENT", "2305,INPATIENT", "2103,PHARMACY"})
    void tellsTheChannelByTheTransaction(String infno, Channel channel) {
        assertThat(Line.reversal().withText("/infno", infno).reversalRead().getChannel())
                .isEqualTo(channel);
    }

    @Test
    void takesTheInstitutionFromTheMessageId() {
        assertThat(Line.reversal().without("/fixmedins_code").reversalRead().getInstitutionId())
                .isEqualTo("P43010200003");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "P43010200003", "P430102000032026090712040099990", "p43010200003202609071204009999"})
    void leavesTheInstitutionOpenWhenTheMessageIdDoesNotTellIt(String messageId) {
        Line line = Line.reversal().without("/fixmedins_code").withText("/msgid", messageId);

        assertThat(line.reversalRead().getInstitutionId()).isEmpty();
    }

    @Test
    void makesAnIdWhereTheMessageIdIsMissing() {
        assertThat(Line.reversal().without("/msgid").reversalRead().getReversalId())
                .isEqualTo("2103-S000000000003-20260907120400");
    }

    @ParameterizedTest
    @CsvSource({"/data/setl_id,data.setl_id", "/data/psn_no,data.psn_no", "/inf_time,inf_time", "/data,data.setl_id"})
    void namesARequiredFieldThatIsMissing(String pointer, String field) {
        NationalReading.Rejected rejected = Line.reversal().without(pointer).rejected();

        assertThat(rejected.reason()).isEqualTo(DeadLetterReason.MISSING_FIELD);
        assertThat(rejected.field()).contains(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"\"L1\" | L1", "[\"L2\",\"L1\",\"L2\"] | L2,L1", "[7,\"\"] | 7"})
    void withdrawsTheLinesNamedEachOnce(String json, String ids) {
        assertThat(Line.reversal().with("/data/feedetl_sn", json).reversalRead().getLineIds())
                .containsExactly(ids.split(",", -1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"0000\"", "[\"0000\"]"})
    void withdrawsTheWholeSettlementWhenNoLineOrEveryLineIsMeant(String json) {
        assertThat(Line.reversal().with("/data/feedetl_sn", json).reversalRead().getLineIds())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[\"\"]", "[[\"L1\"]]", "{}"})
    void doesNotTakeAListOfNothingForTheWhole(String json) {
        assertThat(Line.reversal().with("/data/feedetl_sn", json).rejected().reason())
                .isEqualTo(DeadLetterReason.BAD_VALUE);
    }
}
