package org.claimscreener.engine.feature;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PastFeatures;
import org.claimscreener.engine.history.Histories;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * The features of the person on one settlement, exact, worked out when they are first asked for: a feature that no rule
 * asks for costs nothing, and one that was deployed a moment ago is right at once. Not thread-safe.
 */
public final class PatientFeatures implements PastFeatures {
    private final Map<String, PatientFeature> features;
    private final FactSet facts;
    private final Map<String, Folded> told = new HashMap<>();
    private @Nullable Past past;

    private PatientFeatures(Map<String, PatientFeature> features, FactSet facts) {
        this.features = features;
        this.facts = facts;
    }

    /** What a pack declares of persons, to be bound to one settlement after the other. Immutable, thread-safe. */
    public static final class Declared {
        private final Map<String, PatientFeature> features;

        /** By name. */
        public Declared(List<PatientFeature> features) {
            Map<String, PatientFeature> byName = new HashMap<>();
            features.forEach(feature -> byName.put(feature.declaration().name(), feature));
            this.features = Map.copyOf(byName);
        }

        /** As they stand on the settlement. */
        public PatientFeatures on(FactSet facts) {
            return new PatientFeatures(features, facts);
        }

        public boolean isEmpty() {
            return features.isEmpty();
        }
    }

    @Override
    public boolean has(String name, String subject) {
        return told(name, subject).known();
    }

    @Override
    public long value(String name, String subject) {
        return told(name, subject).value();
    }

    private Folded told(String name, String subject) {
        String key = subject.isEmpty() ? name : name + "\n" + subject;
        Folded folded = told.get(key);
        if (folded == null) {
            folded = fold(name, subject);
            told.put(key, folded);
        }
        return folded;
    }

    private Folded fold(String name, String subject) {
        Folded out = new Folded();
        PatientFeature feature = features.get(name);
        if (feature == null) {
            return out;
        }
        FeatureDeclaration declaration = feature.declaration();
        if (declaration.key().hasSubject() == Operands.nobody(subject)) {
            return out;
        }
        Past all = past();
        int to = all.size() - (countsThis(declaration.aggregate()) ? 0 : 1);
        int from = Math.min(to, all.firstAfter(beforeWindow(declaration.window())));
        feature.fold().fold(all, from, to, subject, out);
        return out;
    }

    private Past past() {
        if (past == null) {
            // No rule has spoken yet, so whatever stands for its verdict is looked at by none.
            past = Past.of(facts.history().visits(), Histories.remember(facts, Verdict.RELEASE));
        }
        return past;
    }

    private static boolean countsThis(Aggregate aggregate) {
        return switch (aggregate) {
            case COUNT, SUM, MIN, MAX, DISTINCT, RATIO, RUN_DAYS, MEAN_PER_DAY, SPREAD_PER_DAY -> true;
            case FIRST, LAST, GAP, SUPPLY_COVER -> false;
        };
    }

    /** The last moment that lies before the window. */
    private Instant beforeWindow(Window window) {
        Instant own = facts.settlement().settledAt();
        if (window instanceof Window.Sliding sliding) {
            return own.minus(sliding.length());
        }
        LocalDate first = firstDay(((Window.Calendar) window).period(), Calendars.dayOf(own));
        return first.atStartOfDay(Calendars.ZONE).toInstant().minusNanos(1);
    }

    private static LocalDate firstDay(Window.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }
}
