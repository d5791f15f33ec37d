package org.claimscreener.console.view;

/**
 * What came of a rule's findings. A hold that several rules hit counts with each of them.
 *
 * @param holds that it had a part in, opened within the period
 * @param open of these, not ended
 * @param confirmed of these, ended with a deduction
 * @param overturned of these, ended without one though not withdrawn
 * @param heldFen suspected amounts of these holds
 * @param deductedFen deducted of it
 * @param releasedFen paid of it
 * @param medianHours from opening to end of those that have ended; -1 when none has
 */
public record RulePerformance(
        String ruleCode,
        String ruleName,
        String packId,
        long holds,
        long open,
        long confirmed,
        long overturned,
        long heldFen,
        long deductedFen,
        long releasedFen,
        double medianHours) {}
