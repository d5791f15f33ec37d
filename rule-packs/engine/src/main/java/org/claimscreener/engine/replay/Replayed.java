package org.claimscreener.engine.replay;

import java.util.List;

import org.claimscreener.engine.decision.RuleInfo;

/** What came of evaluating a recorded decision again. */
public sealed interface Replayed {

    /**
     * One rule that was tried.
     *
     * @param findings how many findings of its code and pack the decision holds
     */
    record RuleTried(RuleInfo rule, int findings) {}

    /** The same bytes. */
    record Same(List<RuleTried> rules) implements Replayed {
        public Same {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Other bytes: the decision is not what those packs say of that settlement with that past.
     *
     * @param field where the first difference is, e.g. {@code lines[2].held_fen}
     * @param recorded its value in the log
     * @param replayed its value now
     */
    record Different(String field, String recorded, String replayed, List<RuleTried> rules) implements Replayed {
        public Different {
            rules = List.copyOf(rules);
        }
    }

    /**
     * Nothing can be said.
     *
     * @param why and what would make it possible
     */
    record Impossible(String why) implements Replayed {}
}
