package org.claimscreener.engine.penalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.RecoveryRefusal;
import org.jspecify.annotations.Nullable;

/**
 * What is to come back of one claim, and what did. It closes when all that is due has come, or when a person gives up the rest,
 * and opens again never: what is reduced afterwards is to be refunded, and what comes after all of what was given up is taken.
 * Immutable, thread-safe.
 *
 * @param caseId names the claim
 * @param kind what it is
 * @param claimedFen at first
 * @param openedAt when it was claimed
 * @param receipts in the order in which they came, at most {@link #MAX_RECEIPTS}
 * @param reductions in the order in which they came, at most {@link #MAX_REDUCTIONS}
 * @param closedAt when nothing was outstanding any more, or was given up; null while something is outstanding
 */
public record Recovery(
        String caseId,
        Kind kind,
        long claimedFen,
        Instant openedAt,
        List<Receipt> receipts,
        List<Reduction> reductions,
        @Nullable Instant closedAt) {
    public static final int MAX_RECEIPTS = 200;
    public static final int MAX_REDUCTIONS = 50;

    /** What money it is. Fines and returned losses are different accounts. */
    public enum Kind {
        /** The loss, returned to the fund. */
        LOSS,
        /** A fine, paid to the treasury. */
        FINE
    }

    /** What came of a receipt or a reduction. */
    public sealed interface Answer {
        Recovery recovery();

        /** It changed what is outstanding. */
        record Taken(Recovery recovery) implements Answer {}

        /** With it nothing is outstanding any more. */
        record Closed(Recovery recovery) implements Answer {}

        /** It had come before; it counts once. */
        record Repeated(Recovery recovery) implements Answer {}

        /** @param problem what is wrong and what to do, for people */
        record Refused(Recovery recovery, RecoveryRefusal why, String problem) implements Answer {}
    }

    public Recovery {
        receipts = List.copyOf(receipts);
        reductions = List.copyOf(reductions);
    }

    /**
     * A new claim.
     *
     * @throws IllegalArgumentException when {@link RecoveryCheck#claim} finds a problem
     */
    public static Recovery claim(String caseId, Kind kind, long claimedFen, Instant openedAt) {
        RecoveryCheck.claim(caseId, claimedFen).ifPresent(problem -> {
            throw new IllegalArgumentException(problem);
        });
        return new Recovery(caseId, kind, claimedFen, openedAt, List.of(), List.of(), null);
    }

    /** What came back, in fen. */
    public long recoveredFen() {
        return receipts.stream().mapToLong(Receipt::amountFen).sum();
    }

    /** What is due by now: the claim less its reductions, in fen. */
    public long dueFen() {
        return claimedFen - reductions.stream().mapToLong(Reduction::byFen).sum();
    }

    /** What is still to come, in fen. */
    public long outstandingFen() {
        return closedAt == null ? missingFen() : 0;
    }

    /** What is due, did not come, and is not waited for any more, in fen. */
    public long givenUpFen() {
        return closedAt == null ? 0 : missingFen();
    }

    private long missingFen() {
        return Math.max(0, dueFen() - recoveredFen());
    }

    /** What came and is due, in fen: the fund or the treasury may keep it. */
    public long keptFen() {
        return Math.min(recoveredFen(), dueFen());
    }

    /** What came and is no longer due, in fen: to be paid back to who paid it. */
    public long refundFen() {
        return Math.max(0, recoveredFen() - dueFen());
    }

    /** Money came. More than is outstanding is refused whole: a person looks where it belongs. */
    public Answer receive(Receipt receipt) {
        Optional<Receipt> before = receipts.stream()
                .filter(one -> one.receiptId().equals(receipt.receiptId()))
                .findFirst();
        if (before.isPresent()) {
            return again(before.get().equals(receipt), "receipt");
        }
        Optional<String> unreadable = RecoveryCheck.receipt(receipt);
        if (unreadable.isPresent()) {
            return refused(RecoveryRefusal.UNREADABLE, unreadable.get());
        }
        if (receipts.size() == MAX_RECEIPTS) {
            return refused(RecoveryRefusal.TOO_MANY, "there are " + MAX_RECEIPTS + " receipts already");
        }
        if (receipt.amountFen() > missingFen()) {
            return refused(
                    RecoveryRefusal.TOO_MUCH,
                    "it is more than the " + missingFen() + " fen that "
                            + (givenUpFen() > 0 ? "were given up" : "are outstanding")
                            + "; return the surplus, or book it where it is due");
        }
        List<Receipt> all = new ArrayList<>(receipts);
        all.add(receipt);
        return new Recovery(caseId, kind, claimedFen, openedAt, all, reductions, closedAt).answer(receipt.receivedAt());
    }

    /**
     * Less is due. What came already and is no longer due is to be refunded.
     *
     * @param at when that was known
     */
    public Answer reduce(Reduction reduction, Instant at) {
        Optional<Reduction> before = reductions.stream()
                .filter(one -> one.causeId().equals(reduction.causeId()))
                .findFirst();
        if (before.isPresent()) {
            return again(before.get().equals(reduction), "reduction");
        }
        Optional<String> unreadable = RecoveryCheck.reduction(reduction);
        if (unreadable.isPresent()) {
            return refused(RecoveryRefusal.UNREADABLE, unreadable.get());
        }
        if (reductions.size() == MAX_REDUCTIONS) {
            return refused(RecoveryRefusal.TOO_MANY, "there are " + MAX_REDUCTIONS + " reductions already");
        }
        if (reduction.byFen() > dueFen()) {
            return refused(
                    RecoveryRefusal.TOO_MUCH,
                    "it is more than the " + dueFen() + " fen that are due; reduce by no more than them");
        }
        List<Reduction> all = new ArrayList<>(reductions);
        all.add(reduction);
        return new Recovery(caseId, kind, claimedFen, openedAt, receipts, all, closedAt).answer(at);
    }

    /**
     * A person gives up what is outstanding.
     *
     * @param at when that was known
     */
    public Answer close(Instant at) {
        return closedAt == null
                ? new Answer.Closed(new Recovery(caseId, kind, claimedFen, openedAt, receipts, reductions, at))
                : refused(RecoveryRefusal.ALREADY_CLOSED, "it is closed already, and nothing is outstanding");
    }

    private Answer again(boolean same, String what) {
        return same
                ? new Answer.Repeated(this)
                : refused(
                        RecoveryRefusal.SAME_ID,
                        "another " + what + " of this id came before; give it an id of its own");
    }

    private Answer refused(RecoveryRefusal why, String problem) {
        return new Answer.Refused(this, why, problem);
    }

    private Answer answer(Instant at) {
        return closedAt == null && missingFen() == 0
                ? new Answer.Closed(new Recovery(caseId, kind, claimedFen, openedAt, receipts, reductions, at))
                : new Answer.Taken(this);
    }
}
