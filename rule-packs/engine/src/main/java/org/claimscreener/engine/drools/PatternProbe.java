package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;

import org.drools.model.functions.Function1;
import org.jspecify.annotations.Nullable;

/**
 * One pattern of a rule, as {@link RuleProbe} looks at it. What has been bound so far is an array with a slot for each of
 * the rule's variables. Immutable, thread-safe.
 */
final class PatternProbe {
    private final FactKind kind;
    private final String table;
    private final boolean negated;
    private final int slot;
    private final Bound[] bindings;
    private final ConstraintProbe[] own;
    private final ConstraintProbe[] joined;

    /** A variable that is worked out from the fact, by what the rule was compiled to. */
    record Bound(int slot, Function1<Object, ?> worksOut) {}

    /**
     * A pattern.
     *
     * @param table whose rows it matches, "" where it matches no rows
     * @param negated whether nothing must match it
     * @param slot of the fact itself
     * @param bindings that a condition of the rule wants
     * @param own what can be tried as soon as the fact is bound
     * @param joined what needs facts of other patterns, of which there may be several
     */
    PatternProbe(
            FactKind kind,
            String table,
            boolean negated,
            int slot,
            List<Bound> bindings,
            List<ConstraintProbe> own,
            List<ConstraintProbe> joined) {
        this.kind = kind;
        this.table = table;
        this.negated = negated;
        this.slot = slot;
        this.bindings = bindings.toArray(Bound[]::new);
        this.own = own.toArray(ConstraintProbe[]::new);
        this.joined = joined.toArray(ConstraintProbe[]::new);
    }

    /** Must nothing match it? */
    boolean negated() {
        return negated;
    }

    /** Has it conditions that need facts of other patterns? */
    boolean isJoined() {
        return joined.length > 0;
    }

    /** Is there exactly one fact that it may match? */
    boolean isOfOneFact() {
        return kind.isAlwaysOne();
    }

    /** Does a pattern try something with this one's fact? */
    boolean isWantedBy(PatternProbe other) {
        for (ConstraintProbe constraint : other.joined) {
            if (constraint.wants(slot)) {
                return true;
            }
            for (Bound binding : bindings) {
                if (constraint.wants(binding.slot())) {
                    return true;
                }
            }
        }
        return false;
    }

    private Object[] all(FactsAtHand facts) {
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
        List<Object> candidates = List.of();
        for (Object fact : all(facts)) {
            if (isOwnMet(fact, bound)) {
                candidates = candidates.isEmpty() ? new ArrayList<>() : candidates;
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
            bound[binding.slot()] = binding.worksOut().apply(fact);
        }
    }

    private static boolean areMet(ConstraintProbe[] constraints, @Nullable Object[] bound) throws Exception {
        for (ConstraintProbe constraint : constraints) {
            if (!constraint.isMet(bound)) {
                return false;
            }
        }
        return true;
    }
}
