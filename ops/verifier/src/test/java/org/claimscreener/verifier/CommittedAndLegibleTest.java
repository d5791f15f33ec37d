package org.claimscreener.verifier;

import java.time.Duration;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** COMMITTED and FORMAT. */
class CommittedAndLegibleTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    @Test
    void aDecisionWhoseCommitWasLostIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.committed = false;

        assertOnly(verify(log), Invariant.COMMITTED, "S1", row.place);
    }

    @Test
    void aReceiptWhoseCommitWasLostIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement));
        Row row = log.receipt("R1");
        row.committed = false;

        assertOnly(verify(log), Invariant.COMMITTED, "S1 reversal R1", row.place);
    }

    @Test
    void aCommittedCopyMakesUpForAnAbortedTransaction() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.committed = false;
        log.append(TopicCatalogue.DECISIONS, row.place.partition(), "P1", row.value);

        assertClean(verify(log));
    }

    @Test
    void twoAbortedCopiesAreAccusedOnce() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.committed = false;
        Row copy = log.append(TopicCatalogue.DECISIONS, row.place.partition(), "P1", row.value);
        copy.committed = false;

        assertOnly(verify(log), Invariant.COMMITTED, "S1", row.place, copy.place);
    }

    @Test
    void aTransactionWithinTheGraceMayBeOpen() {
        screener.screen(settlement("S1", "P1", "H1"));
        log.decision("S1").committed = false;

        assertClean(verify(log, STRICT.withGrace(Duration.ofSeconds(60))));
    }

    @Test
    void anAnswerThatNobodyCanReadIsAccused() {
        Row row = log.append(TopicCatalogue.DECISIONS, 0, "P1", new byte[] {1, 2});

        assertOnly(verify(log), Invariant.FORMAT, "", row.place);
    }

    @Test
    void aDecisionsRecordWithoutAValueIsAccused() {
        Row row = log.append(TopicCatalogue.DECISIONS, 0, "P1", (byte[]) null);

        assertOnly(verify(log), Invariant.FORMAT, "", row.place);
    }

    @Test
    void aSettlementAmongTheAnswersIsAccused() {
        Row row = log.append(TopicCatalogue.DECISIONS, 0, "P1", settlement("S1", "P1", "H1"));

        assertOnly(verify(log), Invariant.FORMAT, "", row.place);
    }

    @Test
    void aDeadLetterThatNobodyCanReadIsAccused() {
        Row row = log.append(TopicCatalogue.DEAD_LETTERS, 0, "key", new byte[] {1, 2});

        assertOnly(verify(log), Invariant.FORMAT, "", row.place);
    }

    @Test
    void aDecisionUnderAnotherKeyIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.key = null;

        assertOnly(verify(log), Invariant.FORMAT, "S1", row.place);
    }
}
