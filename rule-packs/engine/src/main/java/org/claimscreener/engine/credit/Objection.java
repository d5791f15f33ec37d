package org.claimscreener.engine.credit;

/**
 * A subject's contest of a change, as it comes.
 *
 * @param contestId names it
 * @param changeId the change: id of the hold whose outcome made it
 * @param raisedBy who entered it: the id under which the person signs in
 * @param reason in the subject's words, at most {@link CreditLimits#MAX_REASON_LENGTH} characters
 */
public record Objection(String contestId, String changeId, String raisedBy, String reason) {}
