package org.claimscreener.engine.feature;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.jspecify.annotations.Nullable;

/**
 * A feature's expressions, compiled, over a settlement that arrives. Pure; thread-safe. The line is null when settlements
 * or withdrawals are counted.
 */
public interface Reading {
    /** Whether the filter leaves it. */
    boolean counts(FactSet facts, @Nullable FeeLine line);

    /** What is summed; 0 where nothing is. */
    long value(FactSet facts, @Nullable FeeLine line);

    /** What is told apart, for distinct counts; "" where nothing is. A blank one is nobody and does not count. */
    String member(FactSet facts, @Nullable FeeLine line);
}
