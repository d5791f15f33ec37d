package org.claimscreener.engine.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    private static final LedgerEntry DECIDED =
            LedgerEntry.decided("digest", ByteBuffer.wrap(new byte[] {1}), List.of("L1", "L2", "L3"));

    @Test
    void tellsANewSettlementFromARetryAndAConflict() {
        assertThat(Ledger.standing(null, "digest")).isEqualTo(Ledger.Standing.NEW);
        assertThat(Ledger.standing(DECIDED, "digest")).isEqualTo(Ledger.Standing.RETRY);
        assertThat(Ledger.standing(DECIDED, "other")).isEqualTo(Ledger.Standing.CONFLICT);
    }

    @Test
    void refusesToWithdrawWhatItNeverDecided() {
        assertRefused(Ledger.answer(null, reversal("R1")), DeadLetterReason.REVERSAL_UNKNOWN);
        assertRefused(Ledger.answer(DECIDED, reversal("R1", "L9")), DeadLetterReason.REVERSAL_UNKNOWN);
    }

    @Test
    void repeatsTheReceiptForTheSameReversalAndRefusesAnother() {
        LedgerEntry withdrawn = withdraw(DECIDED, "R1");

        assertThat(withdrawn.withdrawn()).isTrue();
        assertThat(Ledger.answer(withdrawn, reversal("R1")))
                .isEqualTo(new Ledger.Repeat(ByteBuffer.wrap(new byte[] {9})));
        assertRefused(Ledger.answer(withdrawn, reversal("R2")), DeadLetterReason.REVERSAL_REPEATED);
    }

    @Test
    void withdrawsLinesOneByOneUntilNothingIsLeft() {
        LedgerEntry one = withdraw(DECIDED, "R1", "L2");
        assertThat(one.withdrawn()).isFalse();
        assertRefused(Ledger.answer(one, reversal("R2", "L2")), DeadLetterReason.REVERSAL_REPEATED);

        Ledger.Withdraw rest = (Ledger.Withdraw) Ledger.answer(one, reversal("R3"));
        assertThat(rest.lineIds()).containsExactly("L1", "L3");
        assertThat(rest.whole()).isTrue();
    }

    @Test
    void stillKnowsARetryAfterTheSettlementWasWithdrawn() {
        assertThat(Ledger.standing(withdraw(DECIDED, "R1"), "digest")).isEqualTo(Ledger.Standing.RETRY);
    }

    private static LedgerEntry withdraw(LedgerEntry entry, String reversalId, String... lines) {
        Ledger.Withdraw withdraw = (Ledger.Withdraw) Ledger.answer(entry, reversal(reversalId, lines));
        return Ledger.withdrawn(entry, withdraw, reversalId, ByteBuffer.wrap(new byte[] {9}));
    }

    private static void assertRefused(Ledger.ReversalAnswer answer, DeadLetterReason reason) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Ledger.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Reversal reversal(String reversalId, String... lines) {
        return Reversal.newBuilder()
                .setReversalId(reversalId)
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(Instant.EPOCH)
                .setLineIds(List.of(lines))
                .build();
    }
}
