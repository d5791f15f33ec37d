package org.claimscreener.engine.penalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * What is to come back of one claim, and what did. It closes when all that is due has come, and opens again never: what is
 * reduced afterwards is to be refunded. Immutable, thread-safe.
 *
 * @param caseId names the claim
 * @param kind what it is
 * @param claimedFen at first
 * @param openedAt when it was claimed
 * @param receipts in the order in which they came, at most {@link #MAX_RECEIPTS}
 * @param reductions in the order in which they came, at most {@link #MAX_REDUCTIONS}
 * @param closedAt when nothing was outstanding any more; null while something is
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
        record Refused(Recovery recovery, String problem) implements Answer {}
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
        return Math.max(0, dueFen() - recoveredFen());
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
        Optional<String> problem = RecoveryCheck.receipt(receipt)
                .or(() -> refusedIf(
                        receipts.size() == MAX_RECEIPTS, () -> "there are " + MAX_RECEIPTS + " receipts already"))
                .or(() -> refusedIf(
                        receipt.amountFen() > outstandingFen(),
                        () -> "it is more than the " + outstandingFen()
                                + " fen that are outstanding; return the surplus, or book it where it is due"));
        if (problem.isPresent()) {
            return new Answer.Refused(this, problem.get());
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
        Optional<String> problem = RecoveryCheck.reduction(reduction)
                .or(() -> refusedIf(
                        reductions.size() == MAX_REDUCTIONS,
                        () -> "there are " + MAX_REDUCTIONS + " reductions already"))
                .or(() -> refusedIf(
                        reduction.byFen() > dueFen(), () -> "no more than the " + dueFen() + " fen that are due"));
        if (problem.isPresent()) {
            return new Answer.Refused(this, problem.get());
        }
        List<Reduction> all = new ArrayList<>(reductions);
        all.add(reduction);
        return new Recovery(caseId, kind, claimedFen, openedAt, receipts, all, closedAt).answer(at);
    }

    private Answer again(boolean same, String what) {
        return same
                ? new Answer.Repeated(this)
                : new Answer.Refused(this, "another " + what + " of this id came before; give it an id of its own");
    }

    private static Optional<String> refusedIf(boolean refused, Supplier<String> why) {
        return refused ? Optional.of(why.get()) : Optional.empty();
    }

    private Answer answer(Instant at) {
        return closedAt == null && outstandingFen() == 0
                ? new Answer.Closed(new Recovery(caseId, kind, claimedFen, openedAt, receipts, reductions, at))
                : new Answer.Taken(this);
    }
}
