package org.claimscreener.engine.feature;

/**
 * One feature, as a pack's features.yaml declares it and the pack's check has found it right.
 *
 * @param name unique over all packs, lower_snake
 * @param value expression of what is summed, compared or told apart; empty where nothing is (count, ratio, gap, ...)
 * @param where filter expression; empty = everything counts
 * @param unit for people, e.g. "settlements"
 * @param definition what identifies the feature's meaning: two declarations with the same one count the same. The text
 *     of all that matters to what is counted, without unit and description
 */
public record FeatureDeclaration(
        String name,
        FeatureKey key,
        Over over,
        Aggregate aggregate,
        Window window,
        String value,
        String where,
        String unit,
        String description,
        String definition) {}
