package org.claimscreener.verifier;

import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I5. */
class OrderKeptTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    @Test
    void aSettlementThatOvertakesAnotherOfItsInstitutionIsAccused() {
        Row first = screener.send(settlement("S1", "P1", "H1"));
        Row second = screener.send(settlement("S2", "P1", "H1"));
        screener.answer(second);
        screener.answer(first);

        assertOnly(verify(log), Invariant.I5, "S1", log.decision("S1").place, first.place, second.place);
    }

    @Test
    void aReversalThatOvertakesASettlementOfItsInstitutionIsAccused() {
        Settlement withdrawn = settlement("S1", "P1", "H1");
        screener.screen(withdrawn);
        Row settled = screener.send(settlement("S2", "P1", "H1"));
        Row reversal = screener.send(reversal("R1", withdrawn));
        screener.answer(reversal);
        screener.answer(settled);

        assertOnly(verify(log), Invariant.I5, "S2", log.decision("S2").place, settled.place, reversal.place);
    }

    @Test
    void aReceiptBeforeItsDecisionIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        // From elsewhere, so that nothing but the order of the two answers is wrong.
        screener.screen(org.claimscreener.wire.record.Reversal.newBuilder(reversal("R1", settlement))
                .setInstitutionId("H2")
                .build());
        Row decision = log.decision("S1");
        Row receipt = log.receipt("R1");
        TestLog.swap(decision, receipt);

        assertOnly(verify(log), Invariant.I5, "S1 reversal R1", decision.place, receipt.place);
    }
}
