package org.claimscreener.engine.profile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.profile.PaneSums.Numbered;
import org.claimscreener.wire.record.FeatureQuality;
import org.claimscreener.wire.record.FeatureValue;
import org.jspecify.annotations.Nullable;

/** The features of exactly the subjects of one settlement, as they stand at its own time. For one input. */
final class ProfileValues {
    /** Beyond it the subjects of later lines get no values. */
    static final int MOST = 2_000;

    private static final long TEN_THOUSANDTHS = 10_000;
    private static final long HUNDREDTHS = 100;

    private final Workspace rows;
    private final PaneSums sums;
    private final Coverage coverage;
    private final int mostMembers;

    ProfileValues(Workspace rows, PaneSums sums, Coverage coverage, int mostMembers) {
        this.rows = rows;
        this.sums = sums;
        this.coverage = coverage;
        this.mostMembers = mostMembers;
    }

    /** The window begins before what is kept, or the settlement lies before the feature was first folded. */
    static boolean tooLate(Numbered feature, Instant ownTime, Coverage coverage) {
        return feature.plan().window().tooLate(ownTime, coverage.newestHour())
                || ownTime.isBefore(coverage.features().get(feature.number()).since());
    }

    /** Those of the institution, the bill and the settlement's own subjects, then of each line's subjects; at most {@link #MOST}. */
    List<FeatureValue> of(List<Numbered> features, FactSet facts, Contribution contribution) {
        Subjects subjects = new Subjects(facts);
        List<FeatureValue> values = new ArrayList<>();
        for (Numbered feature : features) {
            if (!feature.plan().key().ofLines()) {
                subjects.of(feature.plan().key())
                        .forEach((text, subject) -> add(feature, text, subject, facts, contribution, values));
            }
        }
        Set<Told> told = new HashSet<>();
        for (FeeLine line : facts.bill().lines()) {
            for (Numbered feature : features) {
                long subject = feature.plan().key().ofLines()
                        ? subjects.of(feature.plan().key(), line)
                        : Subjects.NOBODY;
                if (subject != Subjects.NOBODY && told.add(new Told(feature.number(), subject))) {
                    add(feature, Subjects.text(feature.plan().key(), line), subject, facts, contribution, values);
                }
            }
        }
        return values;
    }

    private record Told(int feature, long subject) {}

    private void add(
            Numbered feature,
            String text,
            long subject,
            FactSet facts,
            Contribution contribution,
            List<FeatureValue> values) {
        Instant ownTime = facts.settlement().settledAt();
        Figure figure =
                tooLate(feature, ownTime, coverage) ? Figure.TOO_LATE : figure(feature, subject, ownTime, contribution);
        if (figure == null) {
            return;
        }
        Instant since = since(feature);
        for (String name : feature.plan().names()) {
            if (values.size() < MOST) {
                values.add(new FeatureValue(name, figure.value(), since, text, figure.quality()));
            }
        }
    }

    private Instant since(Numbered feature) {
        Instant own = coverage.features().get(feature.number()).since();
        return own.isAfter(coverage.since()) ? own : coverage.since();
    }

    /** A value with its quality. */
    private record Figure(long value, FeatureQuality quality) {
        static final Figure TOO_LATE = new Figure(0, FeatureQuality.TOO_LATE);

        static Figure exact(long value) {
            return new Figure(value, FeatureQuality.EXACT);
        }

        static Figure about(long value) {
            return new Figure(value, FeatureQuality.ABOUT);
        }
    }

    /** Null when there is none: nothing to divide by, no whole day, nothing before. */
    private @Nullable Figure figure(Numbered feature, long subject, Instant ownTime, Contribution contribution) {
        Plan plan = feature.plan();
        long pane = plan.scale().paneOf(ownTime);
        return switch (plan.aggregate()) {
            case COUNT, SUM -> Figure.exact(sum(feature, subject, pane)[0]);
            case RATIO -> ratio(sum(feature, subject, pane));
            case DISTINCT -> distinct(feature, subject, pane);
            case GAP -> gap(feature, subject, ownTime, contribution);
            case MEAN_PER_DAY -> {
                long days = days(feature, pane);
                yield days <= 0
                        ? null
                        : Figure.exact(Figures.quotient(sum(feature, subject, pane)[0], HUNDREDTHS, days));
            }
            case SPREAD_PER_DAY -> {
                long days = days(feature, pane);
                long[] of = sum(feature, subject, pane);
                yield days <= 0 ? null : Figure.exact(Figures.spread(of[0], of[1], of[2], days));
            }
            case MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER -> null;
        };
    }

    private long[] sum(Numbered feature, long subject, long pane) {
        Row.Totals totals = rows.totals(feature.plan().scale(), subject);
        long[] all = new long[3];
        if (totals != null) {
            long[] seen = sums.seenFrom(feature, subject, totals, pane);
            System.arraycopy(seen, 0, all, 0, Math.min(all.length, seen.length));
        }
        return all;
    }

    private static @Nullable Figure ratio(long[] counted) {
        return counted[1] <= 0 ? null : Figure.exact(Figures.quotient(counted[0], TEN_THOUSANDTHS, counted[1]));
    }

    private Figure distinct(Numbered feature, long subject, long pane) {
        DistinctMembers.Counted counted = new DistinctMembers(rows, sums, feature, subject, mostMembers).count(pane);
        return counted.exact() ? Figure.exact(counted.members()) : Figure.about(counted.members());
    }

    /** Whole days of the window before that day on which the feature was complete. */
    private long days(Numbered feature, long day) {
        long first = Math.max(feature.plan().window().first(day), Scale.DAY.paneOf(since(feature)));
        return feature.plan().window().last(day) - first + 1;
    }

    private @Nullable Figure gap(Numbered feature, long subject, Instant ownTime, Contribution contribution) {
        Plan plan = feature.plan();
        Row.Totals totals = rows.totals(plan.scale(), subject);
        if (totals == null) {
            return null;
        }
        long own = contribution.touches().stream()
                .filter(touch -> touch.feature() == feature.number() && touch.subject() == subject)
                .count();
        long second = ownTime.getEpochSecond();
        GapTimes times = new GapTimes(totals.cells().of(feature.number()));
        long before = times.before(second, own);
        if (before != 0) {
            return plan.window().reaches(second, before) ? Figure.exact(second - before) : null;
        }
        boolean unknown = times.dropped() != 0 && times.dropped() <= second;
        return unknown && plan.window().reaches(second, times.dropped())
                ? Figure.about(second - times.dropped())
                : null;
    }
}
