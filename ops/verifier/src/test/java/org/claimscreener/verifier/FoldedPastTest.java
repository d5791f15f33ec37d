package org.claimscreener.verifier;

import java.time.Duration;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SystemReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I7, the past. */
class FoldedPastTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    private static void state(Row row, int settlements, String digest) {
        row.say(Decision.newBuilder(row.as(Decision.class))
                .setPastSettlements(settlements)
                .setPastDigest(digest)
                .build());
    }

    @Test
    void aForgedDigestIsAccusedOnceAndLaterOnesAreNotJudged() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.screen(settlement("S2", "P1", "H1"));
        screener.screen(settlement("S4", "P1", "H1"));
        Row forged = log.decision("S2");
        state(forged, 1, "0".repeat(32));

        Report report = verify(log);

        assertOnly(report, Invariant.I7, "S2", forged.place);
        assertThat(report.of(Invariant.I7).notChecked())
                .containsEntry("an earlier fault in the same person's answers", 1L);
    }

    @Test
    void aLostSettlementIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        String before = log.decision("S1").as(Decision.class).getPastDigest();
        screener.screen(settlement("S2", "P1", "H1"));
        state(log.decision("S2"), 0, before);

        assertOnly(verify(log), Invariant.I7, "S2", log.decision("S2").place);
    }

    @Test
    void aWrongCountIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.screen(settlement("S2", "P1", "H1"));
        Row row = log.decision("S2");
        state(row, 2, row.as(Decision.class).getPastDigest());

        assertOnly(verify(log), Invariant.I7, "S2", row.place);
    }

    @Test
    void aWithdrawalThatWasForgottenIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        screener.screen(settlement("S2", "P1", "H1"));
        String asIfNotWithdrawn = log.decision("S2").as(Decision.class).getPastDigest();
        ModelScreener second = new ModelScreener();
        second.screen(settlement);
        second.screen(reversal("R1", settlement, "S1-2"));
        second.screen(settlement("S2", "P1", "H1"));
        Row row = second.log.decision("S2");
        assertThat(row.as(Decision.class).getPastDigest()).isNotEqualTo(asIfNotWithdrawn);
        state(row, 1, asIfNotWithdrawn);

        assertOnly(verify(second.log), Invariant.I7, "S2", row.place);
    }

    @Test
    void aReceiptOfWhatWasNeverDecidedIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement));
        Row input = log.all(TopicCatalogue.SETTLEMENTS).get(0);
        log.remove(log.decision("S1"));
        log.remove(input);

        assertOnly(verify(log), Invariant.I7, "S1 reversal R1", log.receipt("R1").place);
    }

    @Test
    void aReceiptThatWithdrawsNothingNewIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement));
        Row again = screener.send(reversal("R2", settlement));
        Row receipt = log.append(
                TopicCatalogue.DECISIONS,
                TestLog.partition("P1"),
                "P1",
                ReversalReceipt.newBuilder(log.receipt("R1").as(ReversalReceipt.class))
                        .setReversalId("R2")
                        .setSource(ModelScreener.source(again))
                        .setReceivedAt(java.time.Instant.ofEpochMilli(again.timestamp))
                        .build());

        assertOnly(verify(log), Invariant.I7, "S1 reversal R2", receipt.place, log.decision("S1").place);
    }

    @Test
    void aReceiptForALineThatIsNotThereIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        Reversal strange = reversal("R1", settlement, "S1-7");
        Row input = screener.send(strange);
        Row receipt = log.append(
                TopicCatalogue.DECISIONS,
                TestLog.partition("P1"),
                "P1",
                new ReversalReceipt(
                        "R1",
                        "S1",
                        "P1",
                        "H1",
                        strange.getLineIds(),
                        ModelScreener.source(input),
                        java.time.Instant.ofEpochMilli(input.timestamp)));

        assertOnly(verify(log), Invariant.I7, "S1 reversal R1", receipt.place, log.decision("S1").place);
    }

    @Test
    void whatIsNotRecordedIsNotChecked() {
        screener.screen(settlement("S1", "P1", "H1"));
        state(log.decision("S1"), -1, "");

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I7).notChecked()).containsEntry("the decision does not record its past", 1L);
    }

    @Test
    void aPastThatCouldNotBeReadIsNotChecked() {
        screener.screen(settlement("S1", "P1", "H1", 1, 0));
        screener.screen(settlement("S2", "P1", "H1", 1, 0));
        Row row = log.decision("S2");
        row.say(Decision.newBuilder(row.as(Decision.class))
                .setSystemReason(SystemReason.STATE_UNREADABLE)
                .setVerdict(org.claimscreener.wire.record.Verdict.HOLD)
                .setPastSettlements(0)
                .setPastDigest("0".repeat(32))
                .build());

        assertClean(verify(log));
    }

    @Test
    void aThousandAndOneSettlementsAreNotChecked() {
        for (int i = 0; i < 1_003; i++) {
            screener.screen(settlement("S" + i + "-1", "P1", "H1", 1, 100));
        }
        state(log.decision("S1002-1"), 800, "f".repeat(32));

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I7).judged()).isEqualTo(1_001);
        assertThat(report.of(Invariant.I7).notChecked())
                .containsEntry("the person has more than 1,000 settlements", 2L);
    }

    @Test
    void aPastOfMoreThan399DaysIsNotChecked() {
        screener.screen(settlement("S1", "P1", "H1"));
        log.pass(Duration.ofDays(400));
        screener.screen(settlement("S2", "P1", "H1"));
        state(log.decision("S2"), 0, "0".repeat(32));

        assertClean(verify(log));
    }

    @Test
    void aDecisionsLogWithoutItsBeginningIsNotChecked() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.screen(settlement("S2", "P1", "H1"));
        log.beginAt(TopicCatalogue.DECISIONS, TestLog.partition("P1"), 1);

        Report report = verify(log);

        assertThat(report.of(Invariant.I7).notChecked()).hasSize(1);
        assertThat(report.of(Invariant.I7).violations()).isZero();
    }
}
