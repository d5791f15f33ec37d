package org.claimscreener.engine.profile;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.FeatureDeclaration;
import org.claimscreener.engine.feature.FeatureKey;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.feature.Reading;
import org.claimscreener.engine.feature.Window;
import org.jspecify.annotations.Nullable;

/** Features with readings written by hand. */
final class Declared {
    static final Reading ALL = reading(at -> true, at -> 0, at -> "");
    static final Reading FUND = reading(at -> true, Declared::money, at -> "");
    static final Reading LARGE = reading(at -> money(at) >= 2_000, Declared::money, at -> "");
    static final Reading PATIENTS =
            reading(at -> true, at -> 0, at -> at.facts().person().patientId());

    private Declared() {}

    /** What a reading reads: a settlement, or one of its lines. */
    record At(FactSet facts, @Nullable FeeLine line) {}

    private static long money(At at) {
        FeeLine line = at.line();
        return line == null ? at.facts().settlement().fundFen() : line.amountFen();
    }

    static Reading reading(Predicate<At> counts, ToLongFunction<At> value, Function<At, String> member) {
        return new Reading() {
            @Override
            public boolean counts(FactSet facts, @Nullable FeeLine line) {
                return counts.test(new At(facts, line));
            }

            @Override
            public long value(FactSet facts, @Nullable FeeLine line) {
                return value.applyAsLong(new At(facts, line));
            }

            @Override
            public String member(FactSet facts, @Nullable FeeLine line) {
                return member.apply(new At(facts, line));
            }
        };
    }

    static InstitutionFeature feature(
            String name, FeatureKey key, Over over, Aggregate aggregate, Window window, Reading reading) {
        return feature(name, key, over, aggregate, window, reading, 0);
    }

    static InstitutionFeature feature(
            String name,
            FeatureKey key,
            Over over,
            Aggregate aggregate,
            Window window,
            Reading reading,
            int withinMinutes) {
        return new InstitutionFeature(
                new FeatureDeclaration(
                        name, key, over, aggregate, window, "", name, withinMinutes, "units", "A test's"),
                reading);
    }

    static Window minutes(int minutes) {
        return new Window.Sliding(Duration.ofMinutes(minutes));
    }

    static Window hours(int hours) {
        return new Window.Sliding(Duration.ofHours(hours));
    }

    static Window days(int days) {
        return new Window.Sliding(Duration.ofDays(days));
    }

    static Window calendar(Window.Period period) {
        return new Window.Calendar(period);
    }
}
