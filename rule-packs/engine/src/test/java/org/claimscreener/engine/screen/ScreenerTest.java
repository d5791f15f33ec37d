package org.claimscreener.engine.screen;

import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ScreenerTest {
    private static final DecisionFrame FRAME =
            new DecisionFrame(List.of(), Circumstances.NONE, "digest", new Source("t", 0, 1L), Instant.EPOCH);
    private static final Settlement SETTLEMENT = WireSettlements.outpatient().build();

    @Test
    void holdsEverythingWhenNoPackIsInForce() {
        Decision decision =
                new Screener(List.of()).screen(SETTLEMENT, List.of(), FRAME).decision();

        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.NO_PACK);
        assertThat(decision.getHeldFen()).isEqualTo(3640);
    }

    @Test
    void holdsEverythingWhenThePastCannotBeRead() {
        Decision decision =
                new Screener(List.of()).unreadable(SETTLEMENT, FRAME, "gone").decision();

        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.STATE_UNREADABLE);
    }
}
