package org.claimscreener.engine.credit;

import org.claimscreener.wire.record.ActorRole;

/**
 * A person's decision of a contest.
 *
 * @param decisionId names it
 * @param takesBack the change is taken back; else it stands
 * @param decidedBy another person than who raised the contest
 * @param role senior reviewer or supervisor; once escalated supervisor only
 */
public record ContestDecision(
        String decisionId, String contestId, boolean takesBack, String decidedBy, ActorRole role, String reason) {}
