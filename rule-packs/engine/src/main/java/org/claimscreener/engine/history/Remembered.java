package org.claimscreener.engine.history;

import org.claimscreener.engine.fact.PastVisit;

/**
 * One earlier settlement of a person, as it is kept.
 *
 * @param visit what rules see of it
 * @param mark what names it in later decisions
 */
public record Remembered(PastVisit visit, PastMark mark) {}
