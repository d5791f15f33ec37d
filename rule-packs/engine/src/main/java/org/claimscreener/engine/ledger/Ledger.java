package org.claimscreener.engine.ledger;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.jspecify.annotations.Nullable;

/** Judges what arrives against what has been answered. Stateless, thread-safe. */
public final class Ledger {
    /** How long an answer is remembered: a retry within it gets the same bytes, later it is decided as new. */
    public static final int WINDOW_DAYS = 40;

    /** What the sender of a conflicting settlement is told. */
    public static final String CONFLICT_MESSAGE = "a settlement of this id with other content was decided within the"
            + " last " + WINDOW_DAYS + " days; withdraw that one and bill under a new id";

    private Ledger() {}

    /** How a settlement stands to what was answered before. */
    public enum Standing {
        /** Not seen within the window: decide. */
        NEW,
        /** Same id, same content: repeat the answer. */
        RETRY,
        /** Same id, other content: neither decide nor repeat. */
        CONFLICT
    }

    /** Tells a new settlement from a retry and a conflict. */
    public static Standing standing(@Nullable DecidedEntry known, String contentDigest) {
        if (known == null) {
            return Standing.NEW;
        }
        return known.contentDigest().equals(contentDigest) ? Standing.RETRY : Standing.CONFLICT;
    }

    /** What to do with a reversal. */
    public sealed interface ReversalAnswer {}

    /**
     * Carry it out.
     *
     * @param lineIds what it withdraws that was not withdrawn before
     * @param whole nothing of the settlement is left afterwards
     */
    public record Withdraw(Set<String> lineIds, boolean whole) implements ReversalAnswer {}

    /** It was carried out before: repeat the receipt. */
    public record Repeat(ByteBuffer receipt) implements ReversalAnswer {}

    /** It cannot be carried out. */
    public record Refused(DeadLetterReason reason, String message) implements ReversalAnswer {}

    /** Judges a reversal. */
    public static ReversalAnswer answer(@Nullable DecidedEntry known, Reversal reversal) {
        if (known == null) {
            return new Refused(
                    DeadLetterReason.REVERSAL_UNKNOWN,
                    "no settlement of this id was decided for this person in the last " + WINDOW_DAYS
                            + " days; send the settlement first, or check the id and the person");
        }
        return answer(known.entry(), known.lineIds(), reversal);
    }

    /** Judges a reversal of a settlement that has these lines. */
    public static ReversalAnswer answer(LedgerEntry entry, List<String> lineIds, Reversal reversal) {
        for (LedgerEntry.Answered answered : entry.reversals()) {
            if (answered.reversalId().equals(reversal.getReversalId())) {
                return new Repeat(answered.receipt());
            }
        }
        return withdraw(entry.withdrawnLineIds(), lineIds, reversal);
    }

    private static ReversalAnswer withdraw(List<String> before, List<String> all, Reversal reversal) {
        Set<String> lines = new LinkedHashSet<>(reversal.getLineIds().isEmpty() ? all : reversal.getLineIds());
        for (String line : lines) {
            if (!all.contains(line)) {
                return new Refused(
                        DeadLetterReason.REVERSAL_UNKNOWN,
                        "line " + line + " is not in the settlement; check the line numbers");
            }
        }
        lines.removeAll(Set.copyOf(before));
        if (lines.isEmpty()) {
            return new Refused(
                    DeadLetterReason.REVERSAL_REPEATED,
                    "all of it has been withdrawn before under another reversal id; nothing is left to withdraw");
        }
        return new Withdraw(lines, before.size() + lines.size() == all.size());
    }

    /** The entry after a reversal was carried out. */
    public static LedgerEntry withdrawn(LedgerEntry entry, Withdraw withdraw, String reversalId, ByteBuffer receipt) {
        List<String> lines = new ArrayList<>(entry.withdrawnLineIds());
        lines.addAll(withdraw.lineIds());
        List<LedgerEntry.Answered> reversals = new ArrayList<>(entry.reversals());
        reversals.add(new LedgerEntry.Answered(reversalId, receipt));
        return new LedgerEntry(entry.decision(), lines, reversals);
    }
}
