package org.claimscreener.engine.feature;

/**
 * One feature, as a pack's features.yaml declares it.
 *
 * @param name unique over all packs, lower_snake
 * @param value expression of what is summed, compared or told apart; empty where nothing is (count, ratio, gap, ...)
 * @param where filter expression; empty = everything counts
 * @param withinMinutes of withdrawals, only those so soon after settling; 0 = all
 * @param unit for people, e.g. "settlements"
 */
public record FeatureDeclaration(
        String name,
        FeatureKey key,
        Over over,
        Aggregate aggregate,
        Window window,
        String value,
        String where,
        int withinMinutes,
        String unit,
        String description) {

    public FeatureDeclaration {
        if (withinMinutes < 0 || (withinMinutes > 0 && over != Over.WITHDRAWAL)) {
            throw new IllegalArgumentException(name + ": within " + withinMinutes + " minutes of a " + over);
        }
    }

    /**
     * What identifies the feature's meaning: two declarations with the same text count the same, whatever they are called,
     * and one that is renamed goes on counting.
     */
    public String definition() {
        return String.join(
                "\n",
                key.name(),
                over.name(),
                aggregate.name(),
                window.toString(),
                value,
                where,
                Integer.toString(withinMinutes));
    }

    /** The same under another name. */
    public FeatureDeclaration named(String other) {
        return new FeatureDeclaration(
                other, key, over, aggregate, window, value, where, withinMinutes, unit, description);
    }
}
