package org.claimscreener.engine.feature;

import java.util.List;

/**
 * What is wrong with an expression, for its author.
 *
 * @param column from 1; 0 when it concerns the expression as a whole
 * @param what the fault in words
 * @param wrong the name or word that is not known; "" when it is no such fault
 * @param known what could stand in its place
 */
public record ExpressionProblem(int column, String what, String wrong, List<String> known) {
    public ExpressionProblem {
        known = List.copyOf(known);
    }

    /** A fault that no other word would mend. */
    static ExpressionProblem at(int column, String what) {
        return new ExpressionProblem(column, what, "", List.of());
    }
}
