package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;

import org.drools.model.Binding;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of a rule, as {@link RuleProbe} looks at it. What has been bound so far is an array with a slot for each of
 * the rule's variables. Immutable, thread-safe.
 *
 * @param table whose rows it matches, "" where it matches no rows
 * @param negated whether nothing must match it
 * @param slot of the fact itself
 * @param own what can be tried as soon as the fact is bound
 * @param joined what needs facts of other patterns, of which there may be several
 */
record PatternProbe(
        FactKind kind,
        String table,
        boolean negated,
        int slot,
        List<Bound> bindings,
        List<ConstraintProbe> own,
        List<ConstraintProbe> joined) {

    /** A variable that is worked out from the fact. */
    record Bound(int slot, Binding binding) {}

    PatternProbe {
        bindings = List.copyOf(bindings);
        own = List.copyOf(own);
        joined = List.copyOf(joined);
    }

    /** Does a pattern try something with this one's fact? */
    boolean isWantedBy(PatternProbe other) {
        return other.joined().stream()
                .anyMatch(constraint -> constraint.wants(slot)
                        || bindings.stream().anyMatch(binding -> constraint.wants(binding.slot())));
    }

    private List<?> all(FactsAtHand facts) {
        return kind.isRow() ? facts.rowsOf(table) : facts.of(kind);
    }

    /** Is there a fact that meets the pattern's own conditions? The one that is always there is bound by it. */
    boolean isThere(FactsAtHand facts, @Nullable Object[] bound) throws Exception {
        for (Object fact : all(facts)) {
            if (isOwnMet(fact, bound)) {
                return true;
            }
        }
        return false;
    }

    /** All facts that meet the pattern's own conditions. */
    List<Object> candidates(FactsAtHand facts, @Nullable Object[] bound) throws Exception {
        List<Object> candidates = new ArrayList<>();
        for (Object fact : all(facts)) {
            if (isOwnMet(fact, bound)) {
                candidates.add(fact);
            }
        }
        return candidates;
    }

    /** Binds the fact, and tries it with the others that are bound. */
    boolean isMetTogether(Object fact, @Nullable Object[] bound) throws Exception {
        bind(fact, bound);
        return areMet(joined, bound);
    }

    private boolean isOwnMet(Object fact, @Nullable Object[] bound) throws Exception {
        bind(fact, bound);
        return areMet(own, bound);
    }

    private void bind(Object fact, @Nullable Object[] bound) {
        bound[slot] = fact;
        for (Bound binding : bindings) {
            bound[binding.slot()] = binding.binding().eval(fact);
        }
    }

    private static boolean areMet(List<ConstraintProbe> constraints, @Nullable Object[] bound) throws Exception {
        for (ConstraintProbe constraint : constraints) {
            if (!constraint.isMet(bound)) {
                return false;
            }
        }
        return true;
    }
}
