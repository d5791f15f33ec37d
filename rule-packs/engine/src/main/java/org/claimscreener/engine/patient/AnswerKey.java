package org.claimscreener.engine.patient;

/**
 * Which input an answer is to.
 *
 * @param settlementId of the settlement decided or withdrawn
 * @param reversalId of the reversal answered; empty for a decision
 */
public record AnswerKey(String settlementId, String reversalId) {
    public static AnswerKey ofDecision(String settlementId) {
        return new AnswerKey(settlementId, "");
    }

    public static AnswerKey ofReceipt(String settlementId, String reversalId) {
        return new AnswerKey(settlementId, reversalId);
    }

    /** As one text, for state; no two keys have the same, whatever characters their ids are made of. */
    public String text() {
        return settlementId.length() + ":" + settlementId + reversalId;
    }
}
