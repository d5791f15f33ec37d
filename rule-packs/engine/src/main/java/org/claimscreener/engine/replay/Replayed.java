package org.claimscreener.engine.replay;

import java.util.List;

import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.pack.WatchedValue;

/** What came of evaluating a recorded decision again. */
public sealed interface Replayed {

    /**
     * One rule that was tried.
     *
     * @param findings how many findings of its code and pack the decision holds
     */
    record RuleTried(RuleInfo rule, int findings) {}

    /**
     * The same bytes.
     *
     * @param watched parameters that were other than usual because somebody is watched, by pack
     */
    record Same(List<RuleTried> rules, List<WatchedValue> watched) implements Replayed {
        public Same {
            rules = List.copyOf(rules);
            watched = List.copyOf(watched);
        }
    }

    /**
     * Other bytes: the decision is not what those packs say of that settlement with that past.
     *
     * @param field where the first difference is, e.g. {@code lines[2].held_fen}
     * @param recorded its value in the log
     * @param replayed its value now
     * @param watched as of the same bytes
     */
    record Different(String field, String recorded, String replayed, List<RuleTried> rules, List<WatchedValue> watched)
            implements Replayed {
        public Different {
            rules = List.copyOf(rules);
            watched = List.copyOf(watched);
        }
    }

    /**
     * Nothing can be said.
     *
     * @param why and what would make it possible
     */
    record Impossible(String why) implements Replayed {}
}
