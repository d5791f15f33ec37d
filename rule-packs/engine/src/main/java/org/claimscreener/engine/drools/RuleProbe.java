package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.fact.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Tells without a session whether a rule may fire. Most rules say no to most settlements by a plain look at one fact, where
 * Drools would be given every fact first: a session costs microseconds, a look some nanoseconds. The conditions are the very
 * ones that Drools tries, from the same compiled code. What is not looked at here (alternatives, nested conditions, joins
 * too wide) may be met: then Drools is asked. Immutable, thread-safe.
 */
final class RuleProbe {
    /** Combinations of facts that are looked at before Drools is asked, which has indexes for joins. */
    private static final int MOST_COMBINATIONS = 256;

    /** Where the pack's parameters are among what is bound. */
    static final int PARAMETERS = 0;

    private final PatternProbe[] patterns;
    /** Whether a pattern is to be looked at together with others, in their order. */
    private final boolean[] together;

    private final int slots;

    /**
     * A probe of these patterns, all of which must be met for the rule to fire.
     *
     * @param slots of all that the patterns bind, and the parameters
     */
    RuleProbe(List<PatternProbe> patterns, int slots) {
        this.patterns = patterns.toArray(PatternProbe[]::new);
        this.together = new boolean[patterns.size()];
        for (int i = 0; i < together.length; i++) {
            PatternProbe pattern = this.patterns[i];
            together[i] = pattern.isJoined()
                    || (!pattern.isOfOneFact() && patterns.stream().anyMatch(pattern::isWantedBy));
        }
        this.slots = slots;
    }

    /**
     * False only if the rule cannot fire on these facts.
     *
     * @throws RuleBudget.Overrun when the evaluation's time is over
     */
    boolean mayFire(FactsAtHand facts, Parameters values) {
        @Nullable Object[] bound = facts.slots(slots);
        bound[PARAMETERS] = values;
        try {
            return haveCandidates(facts, bound);
        } catch (RuleBudget.Overrun e) {
            throw e;
        } catch (Exception e) {
            // Drools meets the same failure, or does not try the condition at all; it says which rule it was.
            return true;
        }
    }

    /** First each pattern by itself and what is always one, then the joins, if few enough. */
    private boolean haveCandidates(FactsAtHand facts, @Nullable Object[] bound) throws Exception {
        List<List<Object>> candidates = null;
        int combinations = 1;
        for (int i = 0; i < patterns.length; i++) {
            PatternProbe pattern = patterns[i];
            if (!together[i]) {
                if (pattern.isThere(facts, bound) == pattern.negated()) {
                    return false;
                }
                continue;
            }
            List<Object> own = pattern.candidates(facts, bound);
            if (own.isEmpty() && !pattern.negated()) {
                return false;
            }
            if (candidates == null) {
                candidates = new ArrayList<>(patterns.length);
            }
            while (candidates.size() < i) {
                candidates.add(List.of());
            }
            candidates.add(own);
            combinations *= Math.max(1, Math.min(MOST_COMBINATIONS + 1, own.size()));
            if (combinations > MOST_COMBINATIONS) {
                return true;
            }
        }
        return candidates == null || areMetTogether(0, candidates, bound);
    }

    private boolean areMetTogether(int from, List<List<Object>> candidates, @Nullable Object[] bound) throws Exception {
        int next = from;
        while (next < patterns.length && !together[next]) {
            next++;
        }
        if (next == patterns.length) {
            return true;
        }
        PatternProbe pattern = patterns[next];
        for (Object candidate : candidates.get(next)) {
            if (pattern.isMetTogether(candidate, bound)) {
                if (pattern.negated()) {
                    return false;
                }
                if (areMetTogether(next + 1, candidates, bound)) {
                    return true;
                }
            }
        }
        return pattern.negated() && areMetTogether(next + 1, candidates, bound);
    }
}
