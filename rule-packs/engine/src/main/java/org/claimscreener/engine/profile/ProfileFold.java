package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.feature.InstitutionFeature;
import org.claimscreener.engine.feature.Over;
import org.claimscreener.engine.profile.PaneSums.Numbered;
import org.claimscreener.wire.record.FeatureValue;
import org.jspecify.annotations.Nullable;

/**
 * Folds settlements into an institution's profile and takes them back, by their own time: the order of arrival does not
 * matter within what each {@link Scale} keeps. Immutable, thread-safe.
 */
public final class ProfileFold {
    private final Registry registry;
    private final int mostMembers;

    /**
     * The features of all packs, in any order; those with the same definition are kept once.
     *
     * @throws IllegalArgumentException when one cannot be kept of an institution, or two cannot be told apart
     */
    public ProfileFold(List<InstitutionFeature> features) {
        this(features, DistinctMembers.MOST);
    }

    ProfileFold(List<InstitutionFeature> features, int mostMembers) {
        this.registry = new Registry(features);
        this.mostMembers = mostMembers;
    }

    Registry registry() {
        return registry;
    }

    /** The fold at work for one input: its rows are read once, and written by its write(). */
    Run run(Coverage coverage, InstitutionMemory memory) {
        return new Run(coverage, new Workspace(memory));
    }

    /** One input of one institution. Not thread-safe. */
    final class Run {
        private final Coverage coverage;
        private final Workspace rows;
        private final List<Numbered> features;
        private final PaneSums sums;

        private Run(Coverage coverage, Workspace rows) {
            this.coverage = coverage;
            this.rows = rows;
            this.features = registry.numbered(coverage);
            this.sums = new PaneSums(rows, features, coverage.newestHour());
        }

        /** Adds the settlement to every feature that counts it. */
        Contribution add(FactSet facts, String contentDigest) {
            Instant ownTime = facts.settlement().settledAt();
            Subjects subjects = new Subjects(facts);
            List<Touch> counted = new ArrayList<>();
            List<Touch> withdrawals = new ArrayList<>();
            List<Touch> touches = new ArrayList<>();
            for (Numbered feature : features) {
                touches.clear();
                TouchMaker.collect(feature, facts, subjects, touches);
                if (feature.plan().over() == Over.WITHDRAWAL) {
                    withdrawals.addAll(touches);
                } else if (!tooLate(feature, ownTime)) {
                    for (Touch touch : touches) {
                        if (apply(feature, touch, ownTime)) {
                            counted.add(touch);
                        }
                    }
                }
            }
            List<Long> lines = facts.bill().lines().stream()
                    .map(FeeLine::lineId)
                    .map(Hashes::ofLine)
                    .toList();
            return Contribution.of(contentDigest, ownTime, lines, counted, withdrawals);
        }

        /** Takes back what a reversal leaves no longer, and counts the withdrawal of a settlement as a whole. */
        void takeBack(Contribution before, Contribution after, Instant reversedAt) {
            Instant ownTime = before.settledAt();
            for (Touch touch : before.touches()) {
                boolean gone = after.withdrawn()
                        || (touch.line() != Touch.SETTLEMENT && after.lines().get(touch.line()) < 0);
                Numbered feature = gone ? feature(touch.feature()) : null;
                if (feature != null) {
                    takeBack(feature, touch, ownTime);
                }
            }
            if (!after.withdrawn()) {
                return;
            }
            for (Touch touch : before.withdrawals()) {
                Numbered feature = feature(touch.feature());
                if (feature != null && !tooLate(feature, ownTime)) {
                    withdraw(feature, touch, ownTime, reversedAt);
                }
            }
        }

        private void withdraw(Numbered feature, Touch touch, Instant ownTime, Instant reversedAt) {
            int minutes = feature.plan().withinMinutes();
            boolean quick = minutes == 0 || !reversedAt.isAfter(ownTime.plus(Duration.ofMinutes(minutes)));
            if (quick) {
                apply(feature, touch, ownTime);
            } else if (feature.plan().aggregate() == Aggregate.RATIO) {
                apply(
                        feature,
                        new Touch(touch.line(), touch.feature(), touch.subject(), touch.amount(), false),
                        ownTime);
            }
        }

        /** The features as they stand at the settlement's own time. */
        List<FeatureValue> values(FactSet facts, Contribution contribution) {
            return new ProfileValues(rows, sums, coverage, mostMembers).of(features, facts, contribution);
        }

        /** Writes the rows that changed. */
        void write() {
            rows.write();
        }

        private @Nullable Numbered feature(int number) {
            for (Numbered feature : features) {
                if (feature.number() == number) {
                    return feature;
                }
            }
            return null;
        }

        private boolean tooLate(Numbered feature, Instant ownTime) {
            return ProfileValues.tooLate(feature, ownTime, coverage);
        }

        /** Whether it can be taken back. */
        private boolean apply(Numbered feature, Touch touch, Instant ownTime) {
            long pane = feature.plan().scale().paneOf(ownTime);
            return switch (feature.plan().aggregate()) {
                case DISTINCT -> members(feature, touch).add(touch.amount(), pane);
                case GAP -> {
                    gap(feature, touch, ownTime, true);
                    yield true;
                }
                case COUNT, SUM, RATIO, MEAN_PER_DAY, SPREAD_PER_DAY, MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER -> {
                    sum(feature, touch, pane, 1);
                    yield true;
                }
            };
        }

        private void takeBack(Numbered feature, Touch touch, Instant ownTime) {
            long pane = feature.plan().scale().paneOf(ownTime);
            if (!sums.kept(feature.plan().scale(), pane)) {
                return;
            }
            switch (feature.plan().aggregate()) {
                case DISTINCT -> members(feature, touch).takeBack(touch.amount(), pane);
                case GAP -> gap(feature, touch, ownTime, false);
                case COUNT, SUM, RATIO, MEAN_PER_DAY, SPREAD_PER_DAY, MIN, MAX, FIRST, LAST, RUN_DAYS, SUPPLY_COVER ->
                    sum(feature, touch, pane, -1);
            }
        }

        private void sum(Numbered feature, Touch touch, long pane, int sign) {
            long amount = sign * touch.amount();
            boolean ratio = feature.plan().aggregate() == Aggregate.RATIO;
            sums.add(feature, touch.subject(), pane, touch.counted() ? amount : 0, ratio ? amount : 0);
        }

        private void gap(Numbered feature, Touch touch, Instant ownTime, boolean added) {
            Plan plan = feature.plan();
            Row.Totals totals = sums.reached(plan, touch.subject(), plan.scale().paneOf(ownTime));
            GapTimes times = new GapTimes(totals.cells().of(feature.number()));
            if (added) {
                times.add(ownTime.getEpochSecond());
            } else {
                times.takeBack(ownTime.getEpochSecond());
            }
            Cells changed = totals.cells().with(feature.number(), times.stored());
            rows.putTotals(plan.scale(), touch.subject(), totals.with(changed));
        }

        private DistinctMembers members(Numbered feature, Touch touch) {
            return new DistinctMembers(rows, sums, feature, touch.subject(), mostMembers);
        }
    }
}
