package org.claimscreener.verifier.book;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** Everything under one settlement id, its reversals apart. */
public final class SettlementTrack extends Group {
    private final String settlementId;
    private @Nullable Answer answer;
    private @Nullable Content decided;
    private @Nullable InputTrack source;
    private @Nullable Verdict verdict;
    private @Nullable List<ReversalTrack> reversals;
    private @Nullable SortedSet<String> withdrawnLineIds;
    private boolean whollyWithdrawn;

    /** The number by which the person's later decisions name it, in two halves; kept by the check of the past. */
    private long markHigh;

    private long markLow;

    SettlementTrack(String settlementId) {
        this.settlementId = settlementId;
    }

    public String settlementId() {
        return settlementId;
    }

    @Override
    public String name() {
        return settlementId;
    }

    /** The binding decision. */
    public @Nullable Answer answer() {
        return answer;
    }

    /** What was decided. */
    public @Nullable Content decided() {
        return decided;
    }

    /** The input that the binding decision names, when it is in the book. */
    public @Nullable InputTrack source() {
        return source;
    }

    public @Nullable Verdict verdict() {
        return verdict;
    }

    void bind(Answer binding, Content content, @Nullable InputTrack named, Verdict bindingVerdict) {
        answer = binding;
        decided = content;
        source = named;
        verdict = bindingVerdict;
        withdrawnLineIds = null;
        whollyWithdrawn = false;
    }

    /** Of this settlement. */
    public List<ReversalTrack> reversals() {
        return reversals == null ? List.of() : reversals;
    }

    void add(ReversalTrack reversal) {
        if (reversals == null) {
            reversals = new ArrayList<>(1);
        }
        reversals.add(reversal);
    }

    /** Takes lines out, all of them when none is named. Answers whether anything was left to take. */
    public boolean withdraw(List<String> lineIds) {
        if (whollyWithdrawn) {
            return false;
        }
        if (lineIds.isEmpty()) {
            whollyWithdrawn = true;
            return true;
        }
        if (withdrawnLineIds == null) {
            withdrawnLineIds = new TreeSet<>();
        }
        boolean changed = withdrawnLineIds.addAll(lineIds);
        whollyWithdrawn = answer != null && withdrawnLineIds.size() >= answer.lines().length;
        return changed;
    }

    /** Lines withdrawn one by one, in ascending order. */
    public SortedSet<String> withdrawnLineIds() {
        return withdrawnLineIds == null ? new TreeSet<>() : withdrawnLineIds;
    }

    /** Nothing of it is left. */
    public boolean whollyWithdrawn() {
        return whollyWithdrawn;
    }

    public long markHigh() {
        return markHigh;
    }

    public long markLow() {
        return markLow;
    }

    /** Sets the number. */
    public void mark(long high, long low) {
        markHigh = high;
        markLow = low;
    }

    @Override
    long lastMillis() {
        long last = answer == null ? super.lastMillis() : Math.max(super.lastMillis(), answer.receivedAtMillis());
        for (ReversalTrack reversal : reversals()) {
            last = Math.max(last, reversal.lastMillis());
        }
        return last;
    }
}
