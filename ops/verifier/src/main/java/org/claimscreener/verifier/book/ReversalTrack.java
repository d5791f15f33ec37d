package org.claimscreener.verifier.book;

import org.jspecify.annotations.Nullable;

/** One reversal: everything under its settlement id and reversal id. */
public final class ReversalTrack extends Group {
    private final SettlementTrack settlement;
    private final String reversalId;
    private @Nullable Answer answer;
    private @Nullable InputTrack source;
    private int answers;
    private boolean accusedWithoutDecision;

    ReversalTrack(SettlementTrack settlement, String reversalId) {
        this.settlement = settlement;
        this.reversalId = reversalId;
    }

    public SettlementTrack settlement() {
        return settlement;
    }

    public String reversalId() {
        return reversalId;
    }

    @Override
    public String name() {
        return settlement.settlementId() + " reversal " + reversalId;
    }

    /** The binding receipt. */
    public @Nullable Answer answer() {
        return answer;
    }

    /** The input that the binding receipt names, when it is in the book. */
    public @Nullable InputTrack source() {
        return source;
    }

    /** Receipts, copies included. */
    public int answers() {
        return answers;
    }

    void countAnswer() {
        answers++;
    }

    void bind(Answer binding, @Nullable InputTrack named) {
        answer = binding;
        source = named;
    }

    /** That it withdraws what was never decided was reported. */
    public boolean accusedWithoutDecision() {
        return accusedWithoutDecision;
    }

    /** Remembers that it was reported. */
    public void accuseWithoutDecision() {
        accusedWithoutDecision = true;
    }

    @Override
    long lastMillis() {
        return answer == null ? super.lastMillis() : Math.max(super.lastMillis(), answer.receivedAtMillis());
    }
}
