package org.claimscreener.engine.screen;

import org.claimscreener.engine.drools.Evaluation;
import org.claimscreener.engine.pack.RulePack;

/** Is told how packs do. Called on the path of every settlement, by every thread that decides: cheap and thread-safe. */
@FunctionalInterface
public interface PackWatch {
    /** Nobody listens. */
    PackWatch NOBODY = (pack, evaluation) -> {};

    /** A pack was evaluated for a settlement. */
    void evaluated(RulePack pack, Evaluation evaluation);
}
