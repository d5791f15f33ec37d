package org.claimscreener.engine.drools;

/**
 * One condition of a rule: a constraint of a pattern, a pattern without any, or a {@code not}, {@code exists} or {@code or}
 * as a whole. A rule's steps are tried in their order; each is met together with all before it.
 *
 * @param number from 1, within the rule
 * @param line in the author's file
 * @param text the condition with the fact type that it is about
 * @param certain nothing is to be tried in it: a fact that every settlement has, or the table that knowledge is from
 * @param pattern which pattern of the rule it belongs to, from 1; of a {@code not}, {@code exists} or {@code or} its place
 *     among them
 * @param type simple name of the fact type that it constrains, or "" for one that is more than a pattern
 * @param expression the constraint alone, or ""
 */
public record ConditionStep(
        String rule,
        int number,
        String file,
        int line,
        String text,
        boolean certain,
        int pattern,
        String type,
        String expression) {}
