package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Nodes of a {@link Tree} that change together, by one each: up or down. Immutable.
 *
 * @param plus change in one direction
 * @param minus change in the other
 */
record Path(List<Integer> plus, List<Integer> minus) {
    static final Path NONE = new Path(List.of(), List.of());

    Path {
        plus = List.copyOf(plus);
        minus = List.copyOf(minus);
    }

    static Path up(List<Integer> plus) {
        return new Path(plus, List.of());
    }

    static Path turned(List<Integer> plus, List<Integer> minus) {
        return new Path(plus, minus);
    }

    /** 1, -1, or 0 when the node is no part of it. */
    int sign(int node) {
        if (plus.contains(node)) {
            return 1;
        }
        return minus.contains(node) ? -1 : 0;
    }

    Path and(int node, int sign) {
        List<Integer> longer = new ArrayList<>(sign > 0 ? plus : minus);
        longer.add(node);
        return sign > 0 ? new Path(longer, minus) : new Path(plus, longer);
    }
}
