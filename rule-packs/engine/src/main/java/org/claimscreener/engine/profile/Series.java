package org.claimscreener.engine.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The panes of one feature for one key, oldest first. Bounded: at most {@link #MAX_PANES} panes that hold anything, with
 * at most {@link #MAX_MEMBERS} members each.
 */
public record Series(List<Pane> panes) {
    /**
     * Four windows without a gap, far more where little happens: enough for what arrives late or, after an outage, by the
     * partition instead of by the clock.
     */
    public static final int MAX_PANES = 4 * FeatureWindow.PANES;

    /** Beyond it a pane counts no further members and the feature means "at least". */
    public static final int MAX_MEMBERS = 1_000;

    public static final Series EMPTY = new Series(List.of());

    public Series {
        panes = List.copyOf(panes);
    }

    /** Adds to a pane; own time older than all panes of a full series is not counted. */
    Series plus(Touch touch) {
        List<Pane> changed = new ArrayList<>(panes.size() + 1);
        boolean done = false;
        for (Pane pane : panes) {
            if (!done && pane.index() >= touch.pane()) {
                done = true;
                if (pane.index() == touch.pane()) {
                    changed.add(add(pane, touch));
                    continue;
                }
                changed.add(add(new Pane(touch.pane(), 0, Map.of()), touch));
            }
            changed.add(pane);
        }
        if (!done) {
            changed.add(add(new Pane(touch.pane(), 0, Map.of()), touch));
        }
        return new Series(withinBound(changed));
    }

    /** Takes back what {@link #plus} added; a pane that has been forgotten meanwhile has nothing to give back. */
    Series minus(Touch touch) {
        List<Pane> changed = new ArrayList<>(panes.size());
        for (Pane pane : panes) {
            Pane left = pane.index() == touch.pane() ? subtract(pane, touch) : pane;
            if (left.value() != 0 || !left.members().isEmpty()) {
                changed.add(left);
            }
        }
        return new Series(changed);
    }

    /** Sum of the values of the panes from {@code oldest} to {@code newest}, both included. */
    long sum(long oldest, long newest) {
        long sum = 0;
        for (Pane pane : panes) {
            if (pane.index() >= oldest && pane.index() <= newest) {
                sum += pane.value();
            }
        }
        return sum;
    }

    /** Distinct members of the panes from {@code oldest} to {@code newest}, both included. */
    long distinct(long oldest, long newest) {
        Set<Long> members = new HashSet<>();
        for (Pane pane : panes) {
            if (pane.index() >= oldest && pane.index() <= newest) {
                members.addAll(pane.members().keySet());
            }
        }
        return members.size();
    }

    private static Pane add(Pane pane, Touch touch) {
        if (touch.member() == Touch.NO_MEMBER) {
            return new Pane(pane.index(), pane.value() + touch.delta(), pane.members());
        }
        Map<Long, Integer> members = new HashMap<>(pane.members());
        if (members.containsKey(touch.member()) || members.size() < MAX_MEMBERS) {
            members.merge(touch.member(), 1, Integer::sum);
        }
        return new Pane(pane.index(), pane.value() + touch.delta(), members);
    }

    private static Pane subtract(Pane pane, Touch touch) {
        Map<Long, Integer> members = new HashMap<>(pane.members());
        members.computeIfPresent(touch.member(), (member, count) -> count > 1 ? count - 1 : null);
        return new Pane(pane.index(), pane.value() - touch.delta(), members);
    }

    private static List<Pane> withinBound(List<Pane> panes) {
        return panes.size() <= MAX_PANES ? panes : panes.subList(panes.size() - MAX_PANES, panes.size());
    }
}
