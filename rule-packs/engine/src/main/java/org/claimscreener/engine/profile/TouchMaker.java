package org.claimscreener.engine.profile;

import java.util.List;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Placeholders;
import org.claimscreener.engine.feature.Reading;
import org.claimscreener.engine.profile.PaneSums.Numbered;
import org.jspecify.annotations.Nullable;

/** What features count of a settlement. Stateless. */
final class TouchMaker {
    private TouchMaker() {}

    /** Adds all that the feature counts of the settlement, line by line where it counts lines. */
    static void collect(Numbered feature, FactSet facts, Subjects subjects, List<Touch> into) {
        Plan plan = feature.plan();
        switch (plan.over()) {
            case SETTLEMENT, WITHDRAWAL -> {
                for (long subject : subjects.of(plan.key()).values()) {
                    add(feature, facts, null, subject, into);
                }
            }
            case LINE -> {
                for (FeeLine line : facts.bill().lines()) {
                    long subject = subjects.of(plan.key(), line);
                    if (subject != Subjects.NOBODY) {
                        add(feature, facts, line, subject, into);
                    }
                }
            }
        }
    }

    private static void add(Numbered feature, FactSet facts, @Nullable FeeLine line, long subject, List<Touch> into) {
        Plan plan = feature.plan();
        boolean counted = plan.reading().counts(facts, line);
        long amount = amount(plan, facts, line, counted);
        if (amount != 0) {
            int index = line == null ? Touch.SETTLEMENT : line.index();
            into.add(new Touch(index, feature.number(), subject, amount, counted));
        }
    }

    /** 0 for what does not count. */
    private static long amount(Plan plan, FactSet facts, @Nullable FeeLine line, boolean counted) {
        Reading reading = plan.reading();
        return switch (plan.aggregate()) {
            case RATIO -> plan.weighted() ? reading.value(facts, line) : 1;
            case COUNT, GAP -> counted ? 1 : 0;
            case SUM, MEAN_PER_DAY, SPREAD_PER_DAY -> counted ? reading.value(facts, line) : 0;
            case DISTINCT -> counted ? member(reading.member(facts, line)) : 0;
            case MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER -> 0;
        };
    }

    private static long member(String text) {
        return Placeholders.isPlaceholder(text) ? 0 : Hashes.of(text);
    }
}
