package org.claimscreener.engine.profile;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.claimscreener.engine.feature.Aggregate;

/**
 * Sums over panes, kept running: a settlement in order reads and writes its own pane and the totals. When the newest pane
 * moves on, the panes that leave the windows are read and subtracted; a late settlement adds and subtracts the panes between
 * its own window and the newest. For one input of one institution.
 */
final class PaneSums {
    private static final int MOST_SUMS = 3;

    private final Workspace rows;
    private final List<Numbered> features;
    private final Instant newestHour;

    /** A feature with its number in the institution. */
    record Numbered(int number, Plan plan) {}

    PaneSums(Workspace rows, List<Numbered> features, Instant newestHour) {
        this.rows = rows;
        this.features = features;
        this.newestHour = newestHour;
    }

    /**
     * Whether a window can reach the pane still; one that no window reaches has nothing to give back. A window that is not
     * of whole panes begins up to a pane before what is kept.
     */
    boolean kept(Scale scale, long pane) {
        return pane >= scale.paneOf(newestHour.minus(scale.retention())) - 1;
    }

    /** Adds to what the pane holds of the feature. */
    void add(Numbered feature, long subject, long pane, long first, long second) {
        Plan plan = feature.plan();
        int number = feature.number();
        Scale scale = plan.scale();
        Row.Totals totals = reached(plan, subject, pane);
        if (totals.isNothing(pane)) {
            rows.holdsNothing(RowKey.pane(scale, subject, pane));
        }
        Cells before = rows.pane(scale, subject, pane);
        Cells after = before.with(number, new long[] {before.get(number, 0) + first, before.get(number, 1) + second});
        rows.putPane(scale, subject, pane, after);
        long[] sums = Arrays.copyOf(
                totals.cells().of(number), Math.max(MOST_SUMS, totals.cells().of(number).length));
        if (plan.window().holds(pane, totals.newest())) {
            weigh(plan, number, before, sums, -1);
            weigh(plan, number, after, sums, 1);
        }
        long panes = totals.panes() + (after.isEmpty() ? 0 : 1) - (before.isEmpty() ? 0 : 1);
        rows.putTotals(
                scale,
                subject,
                new Row.Totals(
                        totals.newest(),
                        panes,
                        totals.cells().with(number, sums),
                        totals.occupied().with(totals.newest() - pane, !after.isEmpty(), scale.span())));
    }

    /** The totals of the subject seen from that pane, or from a newer one if there is one. */
    Row.Totals reached(Plan plan, long subject, long pane) {
        Scale scale = plan.scale();
        Row.Totals totals = rows.totals(scale, subject);
        if (totals == null) {
            return new Row.Totals(pane, 0, Cells.EMPTY, Occupied.nothing(scale.span()));
        }
        if (pane <= totals.newest()) {
            return totals;
        }
        Cells moved = Cells.EMPTY;
        for (Numbered feature : features) {
            if (feature.plan().scale() == scale && feature.plan().key() == plan.key()) {
                moved = moved.with(feature.number(), seenFrom(feature, subject, totals, pane));
            }
        }
        return new Row.Totals(
                pane, totals.panes(), moved, totals.occupied().later(pane - totals.newest(), scale.span()));
    }

    /** The feature's totals as they are for a settlement in that pane; what is no sum over panes stays as it is. */
    long[] seenFrom(Numbered feature, long subject, Row.Totals totals, long pane) {
        Plan plan = feature.plan();
        long[] kept = totals.cells().of(feature.number());
        if (pane == totals.newest() || plan.sums() == 0 || isNothingStill(plan, kept, pane, totals.newest())) {
            return kept;
        }
        long[] sums = Arrays.copyOf(kept, Math.max(MOST_SUMS, kept.length));
        long from = plan.window().first(totals.newest());
        long to = plan.window().last(totals.newest());
        long first = plan.window().first(pane);
        long last = plan.window().last(pane);
        long moved = Math.abs(first - from) + Math.abs(last - to);
        if (moved < last - first + 1) {
            range(feature, subject, totals, sums, from, Math.min(first - 1, to), -1);
            range(feature, subject, totals, sums, Math.max(last + 1, from), to, -1);
            range(feature, subject, totals, sums, first, Math.min(from - 1, last), 1);
            range(feature, subject, totals, sums, Math.max(to + 1, first), Math.min(last, totals.newest()), 1);
        } else {
            Arrays.fill(sums, 0, plan.sums(), 0);
            range(feature, subject, totals, sums, first, Math.min(last, totals.newest()), 1);
        }
        return sums;
    }

    /** No pane of a count's window holds anything when its sum is 0; those of values may make up for each other. */
    private static boolean isNothingStill(Plan plan, long[] kept, long pane, long newest) {
        boolean neverNegative = plan.aggregate() == Aggregate.COUNT || plan.aggregate() == Aggregate.DISTINCT;
        return neverNegative && pane > newest && (kept.length == 0 || kept[0] == 0);
    }

    private void range(Numbered feature, long subject, Row.Totals totals, long[] sums, long from, long to, int sign) {
        for (long pane = from; pane <= to; pane++) {
            if (!totals.isNothing(pane)) {
                weigh(feature.plan(), feature.number(), rows.pane(feature.plan().scale(), subject, pane), sums, sign);
            }
        }
    }

    /** Adds what a pane counts for in a window, once or minus once. */
    private static void weigh(Plan plan, int number, Cells pane, long[] sums, int sign) {
        long[] values = pane.of(number);
        if (values.length == 0) {
            return;
        }
        sums[0] += sign * values[0];
        if (plan.aggregate() == Aggregate.RATIO) {
            sums[1] += sign * pane.get(number, 1);
        } else if (plan.aggregate() == Aggregate.SPREAD_PER_DAY) {
            Figures.addSquare(sums, values[0], sign);
        }
    }
}
