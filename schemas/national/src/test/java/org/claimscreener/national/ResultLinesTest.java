package org.claimscreener.national;

import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the screener answers for a file, word for word: others parse it. */
class ResultLinesTest {

    private static final Source SOURCE = Source.newBuilder()
            .setTopic("in.jsonl")
            .setPartition(0)
            .setOffset(7)
            .build();

    @Test
    void writesADecisionWithItsFindings() {
        assertThat(ScreeningResultWriter.line(decision().build()))
                .isEqualTo("{\"setl_id\":\"S1\",\"verdict\":\"HOLD\",\"released_amt\":\"24.40\",\"held_amt\":\"12.30\","
                        + "\"refused_amt\":\"0.00\",\"packs\":[\"national-policy@1.0.0#0123456789ab\"],\"results\":["
                        + "{\"jr_id\":\"S1/301.1/1\",\"rule_id\":\"301.1\",\"rule_name\":\"超限定频次\","
                        + "\"vola_cont\":\"超限定频次：涉及1项明细，金额12.30元，暂缓结算，待人工复核\","
                        + "\"vola_amt\":\"12.30\",\"sev_deg\":\"2\",\"vola_evid\":\"10天内第3次\","
                        + "\"vola_bhvr_type\":\"2\",\"legal_basis\":\"条例 第三十八条\",\"consequence\":\"HOLD\","
                        + "\"feedetl_sn\":[\"L1\"],\"past_setl_id\":[\"S0\"]}]}");
    }

    @Test
    void saysWhyTheScreenerFailedToDecide() throws Exception {
        Decision failed = decision()
                .setSystemReason(SystemReason.RULE_ERROR)
                .setFindings(List.of())
                .build();

        JsonNode line = new ObjectMapper().readTree(ScreeningResultWriter.line(failed));

        assertThat(line.path("system_reason").asText()).isEqualTo("RULE_ERROR");
        assertThat(line.path("results")).isEmpty();
    }

    @Test
    void keepsTextsWithinTheSpecificationsLength() throws Exception {
        Finding talkative = finding()
                .setRuleName("\uD83D\uDC8A".repeat(600))
                .setEvidence("证".repeat(501))
                .setPastSettlementIds(List.of())
                .build();

        JsonNode result = new ObjectMapper()
                .readTree(ScreeningResultWriter.line(
                        decision().setFindings(List.of(talkative)).build()))
                .at("/results/0");

        assertThat(codePoints(result.path("vola_cont").asText())).isEqualTo(500);
        assertThat(result.path("vola_evid").asText()).isEqualTo("证".repeat(499) + "…");
        assertThat(result.has("past_setl_id")).isFalse();
    }

    @Test
    void writesADeadLetterWithItsLineNumber() {
        DeadLetter deadLetter = DeadLetter.newBuilder()
                .setReason(DeadLetterReason.MISSING_FIELD)
                .setMessage("setlinfo.psn_no is missing or blank.")
                .setField("setlinfo.psn_no")
                .setSettlementId("S1")
                .setSource(SOURCE)
                .setReceivedAt(Instant.EPOCH)
                .build();
        DeadLetter unknown = DeadLetter.newBuilder(deadLetter)
                .setReason(DeadLetterReason.UNREADABLE)
                .setMessage("\"no\" JSON\n")
                .setField(null)
                .setSettlementId(null)
                .build();

        assertThat(DeadLetterLineWriter.line(deadLetter))
                .isEqualTo(
                        "{\"line\":7,\"reason\":\"MISSING_FIELD\",\"message\":\"setlinfo.psn_no is missing or blank.\","
                                + "\"field\":\"setlinfo.psn_no\",\"setl_id\":\"S1\"}");
        assertThat(DeadLetterLineWriter.line(unknown))
                .isEqualTo("{\"line\":7,\"reason\":\"UNREADABLE\",\"message\":\"\\\"no\\\" JSON\\n\","
                        + "\"field\":null,\"setl_id\":null}");
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static Decision.Builder decision() {
        return Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setVerdict(Verdict.HOLD)
                .setFundFen(3_670)
                .setReleasedFen(2_440)
                .setHeldFen(1_230)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of(finding().build()))
                .setPacks(List.of(PackRef.newBuilder()
                        .setPackId("national-policy")
                        .setVersion("1.0.0")
                        .setDigest("0123456789abcdef".repeat(4))
                        .build()))
                .setFeatures(List.of())
                .setEngineVersion("0.1.0")
                .setContentDigest("00")
                .setSource(SOURCE)
                .setReceivedAt(Instant.EPOCH);
    }

    private static Finding.Builder finding() {
        return Finding.newBuilder()
                .setFindingId("S1/301.1/1")
                .setRuleCode("301.1")
                .setRuleName("超限定频次")
                .setPackId("national-policy")
                .setSeverity(2)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("条例 第三十八条")
                .setLineIds(List.of("L1"))
                .setAmountFen(1_230)
                .setEvidence("10天内第3次")
                .setPastSettlementIds(List.of("S0"));
    }
}
