package org.claimscreener.engine.screen;

import java.util.List;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.wire.record.Settlement;

/** Decides one settlement. The seam at which tests decide at random, so that deciding twice shows. */
public interface Decider {
    /**
     * Decides.
     *
     * @param settlement one that {@code intake.SettlementCheck} found no problem in
     * @param past all that is remembered of the patient, in any order
     * @param frame what the decision will state, and what is known besides
     */
    Screening screen(Settlement settlement, List<PastVisit> past, DecisionFrame frame);

    /**
     * The hold of a settlement when something that its decision rests on could not be read.
     *
     * @param detail what, for people
     */
    Screening unreadable(Settlement settlement, DecisionFrame frame, String detail);
}
