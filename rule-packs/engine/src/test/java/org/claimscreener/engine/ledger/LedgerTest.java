package org.claimscreener.engine.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    private static final DecidedEntry DECIDED = new DecidedEntry(
            LedgerEntry.decided(ByteBuffer.wrap(new byte[] {1})), decision("digest", "L1", "L2", "L3"));

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
        DecidedEntry withdrawn = withdraw(DECIDED, "R1");

        assertThat(withdrawn.withdrawn()).isTrue();
        assertThat(Ledger.answer(withdrawn, reversal("R1")))
                .isEqualTo(new Ledger.Repeat(ByteBuffer.wrap(new byte[] {9})));
        assertRefused(Ledger.answer(withdrawn, reversal("R2")), DeadLetterReason.REVERSAL_REPEATED);
    }

    @Test
    void withdrawsLinesOneByOneUntilNothingIsLeft() {
        DecidedEntry one = withdraw(DECIDED, "R1", "L2");
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

    private static DecidedEntry withdraw(DecidedEntry known, String reversalId, String... lines) {
        Ledger.Withdraw withdraw = (Ledger.Withdraw) Ledger.answer(known, reversal(reversalId, lines));
        return known.with(Ledger.withdrawn(known.entry(), withdraw, reversalId, ByteBuffer.wrap(new byte[] {9})));
    }

    private static Decision decision(String contentDigest, String... lines) {
        return Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setVerdict(Verdict.RELEASE)
                .setFundFen(0)
                .setReleasedFen(0)
                .setHeldFen(0)
                .setRefusedFen(0)
                .setLines(Stream.of(lines)
                        .map(line -> new LineDecision(line, 0L, 0L, 0L, 0L))
                        .toList())
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("1")
                .setContentDigest(contentDigest)
                .setSource(new Source("t", 0, 0L))
                .setReceivedAt(Instant.EPOCH)
                .build();
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
