package org.claimscreener.engine.credit;

/**
 * A finding that the review confirmed.
 *
 * @param ruleCode as the finding has it
 * @param severity 1 plain breach, 2 highly suspect, 3 slightly suspect
 * @param behaviour 1 concerns the visit, 2 concerns items
 */
public record OutcomeFinding(String ruleCode, int severity, int behaviour) {}
