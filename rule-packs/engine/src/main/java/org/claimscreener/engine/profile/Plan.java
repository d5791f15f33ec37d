package org.claimscreener.engine.profile;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Reading;

/** How a feature is kept: all features with the same definition are one. Immutable, thread-safe. */
final class Plan {
    private final int definition;
    private final InstitutionFeature feature;
    private final PaneWindow window;
    private final List<String> names = new ArrayList<>();

    /**
     * Of one feature, or of several with the same definition.
     *
     * @throws IllegalArgumentException when the aggregate is one of a person, or its window holds no whole day and it asks
     *     for days
     */
    Plan(int definition, List<InstitutionFeature> same) {
        this.definition = definition;
        this.feature = same.get(0);
        FeatureDeclaration declared = feature.declaration();
        boolean byDay = switch (declared.aggregate()) {
            case COUNT, SUM, DISTINCT, RATIO, GAP -> false;
            case MEAN_PER_DAY, SPREAD_PER_DAY -> true;
            case MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER ->
                throw new IllegalArgumentException(
                        declared.name() + ": " + declared.aggregate() + " is kept of a person only");
        };
        this.window = PaneWindow.of(declared.window(), byDay);
        same.forEach(each -> names.add(each.declaration().name()));
        names.sort(String::compareTo);
    }

    int definition() {
        return definition;
    }

    List<String> names() {
        return names;
    }

    FeatureKey key() {
        return feature.declaration().key();
    }

    Over over() {
        return feature.declaration().over();
    }

    Aggregate aggregate() {
        return feature.declaration().aggregate();
    }

    PaneWindow window() {
        return window;
    }

    Scale scale() {
        return window.scale();
    }

    Reading reading() {
        return feature.reading();
    }

    int withinMinutes() {
        return feature.declaration().withinMinutes();
    }

    /** A ratio of values, not of how many. */
    boolean weighted() {
        return !feature.declaration().value().isEmpty();
    }

    /** How many of the values at the front of its totals are sums over panes. */
    int sums() {
        return switch (aggregate()) {
            case RATIO -> 2;
            case SPREAD_PER_DAY -> 3;
            case GAP -> 0;
            case COUNT, SUM, DISTINCT, MEAN_PER_DAY, MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER -> 1;
        };
    }
}
