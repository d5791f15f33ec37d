package org.claimscreener.engine.profile;

import java.time.Duration;
import java.util.Set;

import org.claimscreener.wire.record.Channel;

/**
 * One institution feature, from a pack's features.yaml.
 *
 * @param name unique over all packs, lower_snake
 * @param key what the aggregate is kept for
 * @param aggregate what is computed
 * @param channels only settlements that came by one of these count; never empty
 * @param window how far back from the settlement's own time, 1 minute to 400 days; it is covered in 12 panes of equal
 *     length, so between 11/12 and all of it counts
 * @param unit for people, e.g. "settlements"
 */
public record FeatureDeclaration(
        String name,
        Key key,
        Aggregate aggregate,
        Set<Channel> channels,
        Duration window,
        String unit,
        String description) {

    /** What a feature is kept for. */
    public enum Key {
        INSTITUTION,
        /** The institution and the settlement's bill: the multiset of (item, quantity) on it. */
        INSTITUTION_BILL
    }

    /** What a feature computes over the settlements in its window. */
    public enum Aggregate {
        /** How many settlements. */
        COUNT,
        /** Sum of the fund's share, fen. */
        SUM_FUND,
        /** How many distinct patients, exact up to 1,000 in a pane and "at least" beyond. */
        DISTINCT_PATIENTS,
        /** How many were withdrawn within 30 minutes of being settled. */
        COUNT_QUICK_WITHDRAWALS
    }

    public FeatureDeclaration {
        channels = Set.copyOf(channels);
        if (channels.isEmpty()) {
            throw new IllegalArgumentException("feature " + name + " counts no channel");
        }
        if (window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(Duration.ofDays(400)) > 0) {
            throw new IllegalArgumentException(
                    "feature " + name + ": window must be 1 minute to 400 days, is " + window);
        }
    }
}
