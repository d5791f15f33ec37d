package org.claimscreener.engine.drools;

import java.util.stream.IntStream;

import org.drools.model.SingleConstraint;
import org.jspecify.annotations.Nullable;

/** One condition of a pattern, and where among what is bound the facts are that it wants. Immutable, thread-safe. */
final class ConstraintProbe {
    private final SingleConstraint constraint;
    private final int[] slots;

    ConstraintProbe(SingleConstraint constraint, int[] slots) {
        this.constraint = constraint;
        this.slots = slots.clone();
    }

    boolean wants(int slot) {
        return IntStream.of(slots).anyMatch(wanted -> wanted == slot);
    }

    /** Tries it. Nearly all conditions want one fact or two. */
    boolean isMet(@Nullable Object[] bound) throws Exception {
        return switch (slots.length) {
            case 1 -> test1(bound);
            case 2 -> test2(bound);
            default -> testMany(bound);
        };
    }

    @SuppressWarnings("unchecked") // generated with the types of its variables
    private boolean test1(@Nullable Object[] bound) throws Exception {
        return constraint.getPredicate1().test(bound[slots[0]]);
    }

    @SuppressWarnings("unchecked") // as above
    private boolean test2(@Nullable Object[] bound) throws Exception {
        return constraint.getPredicate2().test(bound[slots[0]], bound[slots[1]]);
    }

    private boolean testMany(@Nullable Object[] bound) throws Exception {
        @Nullable Object[] arguments = new Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            arguments[i] = bound[slots[i]];
        }
        return constraint.getPredicate().test(arguments);
    }
}
