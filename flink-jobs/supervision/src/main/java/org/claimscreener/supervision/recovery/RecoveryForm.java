package org.claimscreener.supervision.recovery;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.penalty.Claim;
import org.claimscreener.engine.penalty.Receipt;
import org.claimscreener.engine.penalty.Recovery;
import org.claimscreener.engine.penalty.Reduction;
import org.claimscreener.flow.Packed;
import org.claimscreener.supervision.record.ReceiptState;
import org.claimscreener.supervision.record.RecoveryState;
import org.claimscreener.supervision.record.ReductionState;
import org.claimscreener.wire.record.SubjectKind;

/** The stored form of a claim, version 1; {@code flink-jobs/STATE.md}. Not thread-safe. */
final class RecoveryForm {
    private final Packed<RecoveryState> claims = new Packed<>(1, List.of(RecoveryState.getClassSchema()));

    byte[] stored(Claim claim) throws IOException {
        Recovery recovery = claim.recovery();
        Instant closed = recovery.closedAt();
        return claims.pack(new RecoveryState(
                claim.step(),
                claim.subjectKind().name(),
                claim.subjectId(),
                claim.orderNo(),
                claim.orderedBy(),
                claim.endedBy(),
                recovery.claimedFen(),
                recovery.openedAt().toEpochMilli(),
                recovery.receipts().stream()
                        .map(one -> new ReceiptState(
                                one.receiptId(),
                                one.amountFen(),
                                one.receivedAt().toEpochMilli()))
                        .toList(),
                recovery.reductions().stream()
                        .map(one -> new ReductionState(one.causeId(), one.byFen()))
                        .toList(),
                closed == null ? null : closed.toEpochMilli()));
    }

    /**
     * What this build or an earlier one stored.
     *
     * @throws IOException when none did
     */
    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    Claim read(String caseId, Recovery.Kind account, byte[] bytes) throws IOException {
        RecoveryState state = claims.unpack(bytes);
        Long closed = state.getClosedAtMs();
        return new Claim(
                state.getStep(),
                SubjectKind.valueOf(state.getSubjectKind()),
                state.getSubjectId(),
                state.getOrderNo(),
                state.getOrderedBy(),
                state.getEndedBy(),
                new Recovery(
                        caseId,
                        account,
                        state.getClaimedFen(),
                        Instant.ofEpochMilli(state.getOpenedAtMs()),
                        state.getReceipts().stream()
                                .map(one -> new Receipt(
                                        one.getReceiptId(),
                                        one.getAmountFen(),
                                        Instant.ofEpochMilli(one.getReceivedAtMs())))
                                .toList(),
                        state.getReductions().stream()
                                .map(one -> new Reduction(one.getCauseId(), one.getByFen()))
                                .toList(),
                        closed == null ? null : Instant.ofEpochMilli(closed)));
    }
}
