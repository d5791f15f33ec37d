package org.claimscreener.verifier.book;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** Everything under one settlement id, its reversals apart. */
public final class SettlementTrack extends Group {
    /** In UTF-8: half the weight of a string. */
    private final byte[] settlementId;

    private @Nullable Answer answer;
    private @Nullable Content decided;
    private @Nullable InputTrack source;
    private @Nullable Verdict verdict;
    private @Nullable Withdrawals withdrawals;

    /** What few settlements have. */
    private static final class Withdrawals {
        private final List<ReversalTrack> reversals = new ArrayList<>(1);
        private final SortedSet<String> lineIds = new TreeSet<>();
        private boolean whole;
    }

    SettlementTrack(byte[] settlementId) {
        this.settlementId = settlementId;
    }

    /** In UTF-8; not copied. */
    byte[] rawId() {
        return settlementId;
    }

    public String settlementId() {
        return new String(settlementId, StandardCharsets.UTF_8);
    }

    @Override
    public String name() {
        return settlementId();
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
        if (withdrawals != null) {
            withdrawals.lineIds.clear();
            withdrawals.whole = false;
        }
    }

    /** Of this settlement. */
    public List<ReversalTrack> reversals() {
        return withdrawals == null ? List.of() : withdrawals.reversals;
    }

    void add(ReversalTrack reversal) {
        withdrawals().reversals.add(reversal);
    }

    private Withdrawals withdrawals() {
        Withdrawals known = withdrawals;
        if (known == null) {
            known = new Withdrawals();
            withdrawals = known;
        }
        return known;
    }

    /** Takes lines out, all of them when none is named. Answers whether anything was left to take. */
    public boolean withdraw(List<String> lineIds) {
        Withdrawals withdrawn = withdrawals();
        if (withdrawn.whole) {
            return false;
        }
        if (lineIds.isEmpty()) {
            withdrawn.whole = true;
            return true;
        }
        boolean changed = withdrawn.lineIds.addAll(lineIds);
        withdrawn.whole = answer != null && withdrawn.lineIds.size() >= answer.lines().length;
        return changed;
    }

    /** Lines withdrawn one by one, in ascending order. */
    public SortedSet<String> withdrawnLineIds() {
        return withdrawals == null ? Collections.emptySortedSet() : withdrawals.lineIds;
    }

    /** Nothing of it is left. */
    public boolean whollyWithdrawn() {
        return withdrawals != null && withdrawals.whole;
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
