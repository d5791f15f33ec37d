package org.claimscreener.engine.drools;

import org.drools.model.SingleConstraint;
import org.drools.model.functions.IntrospectableLambda;
import org.drools.model.functions.Predicate1;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.PredicateN;
import org.jspecify.annotations.Nullable;

/** One condition of a pattern, and where among what is bound the facts are that it wants. Immutable, thread-safe. */
final class ConstraintProbe {
    private final int[] slots;
    private final Predicate1<@Nullable Object> test1;
    private final Predicate2<@Nullable Object, @Nullable Object> test2;
    private final PredicateN testMany;

    @SuppressWarnings("unchecked") // generated with the types of its variables
    ConstraintProbe(SingleConstraint constraint, int[] slots) {
        this.slots = slots.clone();
        this.test1 = slots.length == 1 ? bare(Predicate1.class, constraint.getPredicate1()) : fact -> false;
        this.test2 = slots.length == 2 ? bare(Predicate2.class, constraint.getPredicate2()) : (one, other) -> false;
        this.testMany = constraint.getPredicate();
    }

    /** The generated code itself, where Drools has it wrapped: a condition costs some nanoseconds, and each call around it as many. */
    static <T> T bare(Class<T> type, T function) {
        return function instanceof IntrospectableLambda wrapped && type.isInstance(wrapped.getLambda())
                ? type.cast(wrapped.getLambda())
                : function;
    }

    boolean wants(int slot) {
        for (int wanted : slots) {
            if (wanted == slot) {
                return true;
            }
        }
        return false;
    }

    /** Tries it. Nearly all conditions want one fact or two. */
    boolean isMet(@Nullable Object[] bound) throws Exception {
        return switch (slots.length) {
            case 1 -> test1.test(bound[slots[0]]);
            case 2 -> test2.test(bound[slots[0]], bound[slots[1]]);
            default -> testMany(bound);
        };
    }

    private boolean testMany(@Nullable Object[] bound) throws Exception {
        @Nullable Object[] arguments = new Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            arguments[i] = bound[slots[i]];
        }
        return testMany.test(arguments);
    }
}
