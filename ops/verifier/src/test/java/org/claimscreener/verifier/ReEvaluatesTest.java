package org.claimscreener.verifier;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I4, with an engine of its own. */
class ReEvaluatesTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;
    private final List<String> asked = new ArrayList<>();

    private VerifySettings with(ReEvaluation.Outcome outcomeOfS2) {
        return STRICT.withReEvaluation((decision, settlement, past) -> {
            asked.add(settlement.getSettlementId()
                    + past.settlements().stream()
                            .map(each -> each.settlement().getSettlementId() + each.withdrawals())
                            .toList());
            return settlement.getSettlementId().equals("S2") ? outcomeOfS2 : new ReEvaluation.Same();
        });
    }

    @Test
    void withoutAnEngineItSaysThatItDidNotCheck() {
        screener.screen(settlement("S1", "P1", "H1"));

        Report report = verify(log);

        assertThat(report.of(Invariant.I4).judged()).isZero();
        assertThat(report.of(Invariant.I4).notChecked().keySet())
                .first()
                .asString()
                .startsWith("it needs an engine");
    }

    @Test
    void whatIsDecidedOtherwiseNowIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.screen(settlement("S2", "P1", "H1"));

        Report report = verify(log, with(new ReEvaluation.Different("verdict: RELEASE, now HOLD")));

        assertOnly(report, Invariant.I4, "S2", log.decision("S2").place);
        assertThat(report.of(Invariant.I4).judged()).isEqualTo(2);
    }

    @Test
    void whatCannotBeDecidedAgainIsCounted() {
        screener.screen(settlement("S2", "P1", "H1"));

        Report report = verify(log, with(new ReEvaluation.Impossible("the pack is not here")));

        assertClean(report);
        assertThat(report.of(Invariant.I4).notChecked()).containsEntry("the pack is not here", 1L);
    }

    @Test
    void theEngineIsToldThePast() {
        Settlement first = settlement("S1", "P1", "H1");
        screener.screen(first);
        screener.screen(reversal("R1", first, "S1-1"));
        screener.screen(settlement("S2", "P1", "H1"));

        assertClean(verify(log, with(new ReEvaluation.Same())));

        assertThat(asked)
                .containsExactly("S1[]", "S2[S1[Withdrawal[lineIds=[S1-1], reversedAt=2026-09-01T01:00:00Z]]]");
    }
}
