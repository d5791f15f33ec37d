package org.claimscreener.engine.profile;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.Union;
import org.claimscreener.engine.profile.PaneSums.Numbered;

/**
 * Distinct counts of one feature and subject. A pane counts the members whose latest pane it is, so that the running sum
 * over the window is the distinct count of a settlement in order; for a late one the members are gone through whose latest
 * pane lies after it. Each member has its latest pane, in a bucket that it shares with others, and a chain of its panes, so
 * that anything can be taken back.
 *
 * <p>Exact up to a bound of members. Members that have left the newest window are forgotten before the bound counts; a late
 * settlement that reaches back so far gets "about". Beyond the bound each pane has a sketch too, which cannot take back;
 * once the window has left the last pane whose members are known by the sketch only, the count is exact again.
 */
final class DistinctMembers {
    /** Exact up to so many members at once. */
    static final int MOST = 2_000;

    /** At the bound a bucket has 16 members, 180 bytes or so. */
    static final int BUCKETS = 128;

    // Places of what is kept in the totals after the sum of the window.
    private static final int KNOWN = 1;
    private static final int SKETCHED = 2;
    private static final int FORGOTTEN = 3;
    private static final int PLACES = 4;

    private final Workspace rows;
    private final PaneSums sums;
    private final Numbered feature;
    private final long subject;
    private final int most;

    DistinctMembers(Workspace rows, PaneSums sums, Numbered feature, long subject, int most) {
        this.rows = rows;
        this.sums = sums;
        this.feature = feature;
        this.subject = subject;
        this.most = most;
    }

    /**
     * Counts a member in a pane.
     *
     * @return false when only a sketch, or nothing, could take it: that cannot be taken back
     */
    boolean add(long member, long pane) {
        sums.add(feature, subject, pane, 0, 0);
        RowKey bucket = bucket(member);
        Row.Members members = rows.members(bucket);
        Long latest = members.latest().get(member);
        if (latest == null && !hasRoom(pane)) {
            overflow(member, pane);
            return false;
        }
        RowKey key = link(member, pane);
        Row.Link link = rows.link(key);
        if (latest == null) {
            put(bucket, members, member, pane);
            rows.put(key, new Row.Link(link == null ? 1 : link.count() + 1, 0));
            sums.add(feature, subject, pane, 1, 0);
            change(KNOWN, place(KNOWN) + 1);
        } else if (link != null) {
            rows.put(key, new Row.Link(link.count() + 1, link.before()));
        } else if (pane > latest) {
            put(bucket, members, member, pane);
            rows.put(key, new Row.Link(1, latest));
            leave(latest);
            sums.add(feature, subject, pane, 1, 0);
        } else {
            insert(member, latest, pane);
        }
        if (sketching()) {
            sketch(member, pane);
        }
        return true;
    }

    /** Takes back what {@link #add} counted exactly. */
    void takeBack(long member, long pane) {
        RowKey key = link(member, pane);
        Row.Link link = rows.link(key);
        if (link == null) {
            return;
        }
        if (link.count() > 1) {
            rows.put(key, new Row.Link(link.count() - 1, link.before()));
            return;
        }
        rows.put(key, null);
        RowKey bucket = bucket(member);
        Row.Members members = rows.members(bucket);
        Long latest = members.latest().get(member);
        if (latest == null) {
            return;
        }
        if (latest != pane) {
            RowKey after = successor(member, latest, pane);
            Row.Link next = rows.link(after);
            if (next != null && next.before() == pane) {
                rows.put(after, new Row.Link(next.count(), link.before()));
            }
            return;
        }
        leave(pane);
        if (link.before() != 0 && rows.link(link(member, link.before())) != null) {
            put(bucket, members, member, link.before());
            sums.add(feature, subject, link.before(), 1, 0);
        } else {
            put(bucket, members, member, 0);
            change(KNOWN, place(KNOWN) - 1);
        }
    }

    /** A pane is no longer the latest of a member. */
    private void leave(long pane) {
        long there = rows.pane(feature.plan().scale(), subject, pane).get(feature.number(), 0);
        if (there > 0) {
            sums.add(feature, subject, pane, -1, 0);
        }
    }

    /** Into the chain, before the latest pane. */
    private void insert(long member, long latest, long pane) {
        RowKey after = successor(member, latest, pane);
        Row.Link next = rows.link(after);
        rows.put(link(member, pane), new Row.Link(1, next == null ? 0 : next.before()));
        rows.put(after, new Row.Link(next == null ? 1 : next.count(), pane));
    }

    /** The earliest link of the chain that lies after the pane. */
    private RowKey successor(long member, long latest, long pane) {
        RowKey at = link(member, latest);
        for (Row.Link link = rows.link(at); link != null && link.before() > pane; ) {
            at = link(member, link.before());
            link = rows.link(at);
        }
        return at;
    }

    /** Whether one more member can be kept exactly; forgets those that have left the newest window to make it so. */
    private boolean hasRoom(long pane) {
        if (place(KNOWN) < most) {
            return true;
        }
        long first = feature.plan().window().first(newest());
        if (place(FORGOTTEN) < first) {
            forgetBefore(first);
        }
        return place(KNOWN) < most && pane >= first;
    }

    private void forgetBefore(long first) {
        long known = 0;
        for (int i = 0; i < BUCKETS; i++) {
            RowKey key = bucketKey(i);
            SortedMap<Long, Long> left = new TreeMap<>(rows.members(key).latest());
            left.values().removeIf(latest -> latest < first);
            known += left.size();
            rows.put(key, left.isEmpty() ? null : new Row.Members(left));
        }
        change(KNOWN, known);
        change(FORGOTTEN, first);
    }

    /** A member too many: a sketch takes it, or nothing where it is so late that the newest window does not reach it. */
    private void overflow(long member, long pane) {
        if (pane < feature.plan().window().first(newest())) {
            change(FORGOTTEN, Math.max(place(FORGOTTEN), pane + 1));
            return;
        }
        if (!sketching()) {
            seed();
        }
        change(SKETCHED, Math.max(place(SKETCHED), pane));
        sketch(member, pane);
    }

    /** Whether the newest window holds a pane that has members known by its sketch only. */
    private boolean sketching() {
        return place(SKETCHED) >= feature.plan().window().first(newest()) && place(SKETCHED) > 0;
    }

    /** From now on sketches count: each known member goes into that of its latest pane. */
    private void seed() {
        long first = feature.plan().window().first(newest());
        Map<Long, HllSketch> sketches = new TreeMap<>();
        for (int i = 0; i < BUCKETS; i++) {
            rows.members(bucketKey(i)).latest().forEach((member, latest) -> {
                if (latest >= first) {
                    sketches.computeIfAbsent(latest, pane -> Sketches.read(rows.sketch(sketchKey(pane))))
                            .update(member);
                }
            });
        }
        sketches.forEach((pane, sketch) -> rows.put(sketchKey(pane), Sketches.row(0, sketch)));
        rows.put(sketchedBefore(), null);
    }

    private void sketch(long member, long pane) {
        HllSketch sketch = Sketches.read(rows.sketch(sketchKey(pane)));
        sketch.update(member);
        rows.put(sketchKey(pane), Sketches.row(0, sketch));
        if (pane < newest()) {
            rows.put(sketchedBefore(), null);
        }
    }

    /** A count and whether it is exact. */
    record Counted(long members, boolean exact) {}

    /** How many members the window of a settlement in that pane holds. */
    Counted count(long pane) {
        Row.Totals totals = rows.totals(feature.plan().scale(), subject);
        if (totals == null) {
            return new Counted(0, true);
        }
        long first = feature.plan().window().first(pane);
        long sketched = totals.cells().get(feature.number(), SKETCHED);
        if (sketched > 0 && sketched >= first) {
            return new Counted(estimate(first, pane, totals.newest()), false);
        }
        long[] seen = sums.seenFrom(feature, subject, totals, pane);
        long latestHere = seen.length == 0 ? 0 : seen[0];
        long more = pane < totals.newest() ? seenAgainLater(first, pane) : 0;
        return new Counted(latestHere + more, first >= totals.cells().get(feature.number(), FORGOTTEN));
    }

    /** Members of the window that have come again after it. */
    private long seenAgainLater(long first, long pane) {
        long found = 0;
        long left = place(KNOWN);
        for (int i = 0; i < BUCKETS && left > 0; i++) {
            for (Map.Entry<Long, Long> entry :
                    rows.members(bucketKey(i)).latest().entrySet()) {
                left--;
                if (entry.getValue() > pane) {
                    Row.Link after = rows.link(successor(entry.getKey(), entry.getValue(), pane));
                    found += after != null && isIn(entry.getKey(), after.before(), first) ? 1 : 0;
                }
            }
        }
        return found;
    }

    private boolean isIn(long member, long pane, long first) {
        return pane > 0 && pane >= first && rows.link(link(member, pane)) != null;
    }

    private long estimate(long first, long pane, long newest) {
        Union union = Sketches.union();
        if (pane == newest) {
            Row.Sketched before = rows.sketch(sketchedBefore());
            if (before == null || before.pane() != newest) {
                unite(union, first, pane - 1);
                rows.put(sketchedBefore(), Sketches.row(newest, union));
            } else {
                union.update(Sketches.read(before));
            }
            unite(union, pane, pane);
        } else {
            unite(union, first, Math.min(pane, newest));
        }
        return Math.round(union.getEstimate());
    }

    private void unite(Union union, long first, long last) {
        for (long pane = first; pane <= last; pane++) {
            Row.Sketched sketch = rows.sketch(sketchKey(pane));
            if (sketch != null) {
                union.update(Sketches.read(sketch));
            }
        }
    }

    private void put(RowKey bucket, Row.Members members, long member, long latest) {
        SortedMap<Long, Long> changed = new TreeMap<>(members.latest());
        if (latest == 0) {
            changed.remove(member);
        } else {
            changed.put(member, latest);
        }
        rows.put(bucket, changed.isEmpty() ? null : new Row.Members(changed));
    }

    private long place(int place) {
        Row.Totals totals = rows.totals(feature.plan().scale(), subject);
        return totals == null ? 0 : totals.cells().get(feature.number(), place);
    }

    private void change(int place, long value) {
        Scale scale = feature.plan().scale();
        Row.Totals totals = rows.totals(scale, subject);
        if (totals != null) {
            long[] values = Arrays.copyOf(totals.cells().of(feature.number()), PLACES);
            values[place] = value;
            Cells changed = totals.cells().with(feature.number(), values);
            rows.putTotals(scale, subject, totals.with(changed));
        }
    }

    private long newest() {
        Row.Totals totals = rows.totals(feature.plan().scale(), subject);
        return totals == null ? 0 : totals.newest();
    }

    private RowKey bucket(long member) {
        return bucketKey(member % BUCKETS);
    }

    private RowKey bucketKey(long bucket) {
        return key(RowKey.Kind.MEMBERS, bucket, 0);
    }

    private RowKey link(long member, long pane) {
        return key(RowKey.Kind.LINK, member, pane);
    }

    private RowKey sketchKey(long pane) {
        return key(RowKey.Kind.SKETCH, 0, pane);
    }

    private RowKey sketchedBefore() {
        return key(RowKey.Kind.SKETCHED_BEFORE, 0, 0);
    }

    private RowKey key(RowKey.Kind kind, long member, long pane) {
        return new RowKey(feature.plan().scale(), kind, subject, feature.number(), member, pane);
    }
}
