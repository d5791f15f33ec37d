package org.claimscreener.verifier;

import java.time.Duration;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.conflicting;
import static org.claimscreener.verifier.Documents.retry;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I7, the refusals. */
class RefusedRightlyTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;
    private final Settlement settlement = settlement("S1", "P1", "H1");

    @Test
    void aRetryCalledAConflictIsAccused() {
        screener.screen(settlement);
        Row retry = screener.send(retry(settlement));
        Row letter = screener.refuse(retry, DeadLetterReason.CONFLICT, "S1");

        assertOnly(verify(log), Invariant.I7, "S1", letter.place, retry.place, log.decision("S1").place);
    }

    @Test
    void aConflictWithNothingIsAccused() {
        Row input = screener.send(settlement);
        Row letter = screener.refuse(input, DeadLetterReason.CONFLICT, "S1");

        assertOnly(verify(log), Invariant.I7, "S1", letter.place, input.place);
    }

    @Test
    void aConflictWithWhatCameLaterIsAccused() {
        Row input = screener.send(conflicting(settlement));
        Row letter = screener.refuse(input, DeadLetterReason.CONFLICT, "S1");
        screener.screen(settlement);

        assertOnly(verify(log), Invariant.I7, "S1", letter.place, input.place, log.decision("S1").place);
    }

    @Test
    void aConflictWithWhatCameLaterFromElsewhereIsNot() {
        Row input = screener.send(settlement("S1", "P1", "H2"));
        screener.refuse(input, DeadLetterReason.CONFLICT, "S1");
        screener.screen(settlement);

        assertClean(verify(log));
    }

    @Test
    void aConflictAfterTheLedgersDaysIsNotJudged() {
        screener.screen(settlement);
        log.pass(Duration.ofDays(60));
        screener.screen(conflicting(settlement));

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I7).notChecked()).hasSize(1);
    }

    @Test
    void aConflictOfAReversalMakesNoSense() {
        screener.screen(settlement);
        Row input = screener.send(reversal("R1", settlement));
        Row letter = screener.refuse(input, DeadLetterReason.CONFLICT, "S1");

        assertOnly(verify(log), Invariant.I7, "S1 reversal R1", letter.place, input.place, log.decision("S1").place);
    }

    @Test
    void aKnownSettlementCalledUnknownIsAccused() {
        screener.screen(settlement);
        Row input = screener.send(reversal("R1", settlement));
        Row letter = screener.refuse(input, DeadLetterReason.REVERSAL_UNKNOWN, "S1");

        assertOnly(verify(log), Invariant.I7, "S1 reversal R1", letter.place, input.place, log.decision("S1").place);
    }

    @Test
    void aSettlementThatCameLaterIsRightlyUnknown() {
        screener.screen(reversal("R1", settlement));
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement));

        assertClean(verify(log));
    }

    @Test
    void anotherPersonsSettlementIsRightlyUnknown() {
        screener.screen(settlement);
        screener.screen(Reversal.newBuilder(reversal("R1", settlement))
                .setPatientId("P2")
                .build());

        assertClean(verify(log));
    }

    @Test
    void aReversalFromElsewhereCalledUnknownIsNotJudged() {
        screener.screen(settlement);
        Row input = screener.send(Reversal.newBuilder(reversal("R1", settlement))
                .setInstitutionId("H2")
                .build());
        screener.refuse(input, DeadLetterReason.REVERSAL_UNKNOWN, "S1");

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I7).notChecked()).hasSize(1);
    }

    @Test
    void aFirstReversalCalledRepeatedIsAccused() {
        screener.screen(settlement);
        Row input = screener.send(reversal("R1", settlement));
        Row letter = screener.refuse(input, DeadLetterReason.REVERSAL_REPEATED, "S1");

        assertOnly(verify(log), Invariant.I7, "S1 reversal R1", letter.place, input.place, log.decision("S1").place);
    }

    @Test
    void aPartlyNewReversalCalledRepeatedIsAccused() {
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement, "S1-1"));
        Row input = screener.send(reversal("R2", settlement, "S1-1", "S1-2"));
        Row letter = screener.refuse(input, DeadLetterReason.REVERSAL_REPEATED, "S1");

        assertOnly(verify(log), Invariant.I7, "S1 reversal R2", letter.place, input.place, log.decision("S1").place);
    }

    @Test
    void theSameReversalAgainCalledRepeatedIsAccused() {
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement));
        Row input = screener.send(reversal("R1", settlement));
        Row letter = screener.refuse(input, DeadLetterReason.REVERSAL_REPEATED, "S1");

        assertOnly(verify(log), Invariant.I7, "S1 reversal R1", letter.place, input.place, log.decision("S1").place);
    }

    @Test
    void aThousandConflictsOfOneIdAreJudgedInNoTime() {
        screener.screen(settlement);
        for (int fen = 1; fen <= 2_000; fen++) {
            screener.screen(settlement("S1", "P1", "H1", 2, 1_000 + fen));
        }

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I7).judged()).isEqualTo(2_001);
    }
}
