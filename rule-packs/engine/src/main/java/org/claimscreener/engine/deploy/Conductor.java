package org.claimscreener.engine.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.claimscreener.wire.record.PackState;
import org.jspecify.annotations.Nullable;

/**
 * Decides when what the orders want comes in force: once every subtask has the pack ready, and then for all of them at once.
 * A pack that cannot be used, or that keeps failing, gives way to the one that was in force before it; when there is none it
 * stays, and what it should have judged is held. Not thread-safe; instants are arguments.
 */
public final class Conductor {
    private final int subtasks;
    private final Readiness readiness;
    private final List<Said> said = new ArrayList<>();
    private final List<Announcement> announcements = new ArrayList<>();
    private final Map<Integer, Long> switched = new HashMap<>();
    private final Map<String, String> waiting = new HashMap<>();
    private SortedMap<String, String> inForce = new TreeMap<>();
    private Map<String, Trip> trips = new HashMap<>();
    private Orders orders;
    private PackView view = PackView.NOTHING;

    private record Announcement(long view, Said said) {}

    /**
     * With what the log of orders says, at a start.
     *
     * @param saved what was in force when the state was saved that the job starts from; empty for a job without a past
     */
    public Conductor(int subtasks, Orders orders, Instant now, Optional<SavedForce> saved) {
        this.subtasks = subtasks;
        this.readiness = new Readiness(subtasks);
        this.orders = orders;
        if (saved.isPresent()) {
            inForce = new TreeMap<>(saved.get().inForce());
            trips = new HashMap<>(saved.get().trips());
        } else {
            inForce = new TreeMap<>(orders.wantedAt(now));
        }
        show(now);
        inForce.forEach((packId, digest) -> announce(packId, digest, PackState.ACTIVE, "in force at the start"));
    }

    /** What subtasks are to have; its number grows with every change. */
    public PackView view() {
        return view;
    }

    /** What is to be kept for a start from here. */
    public SavedForce saved() {
        return new SavedForce(inForce, trips);
    }

    /** The orders have changed. */
    public void ordered(Orders changed, Instant now) {
        orders = changed;
        advance(now);
    }

    /** Time has gone by: an activation may be due. */
    public void tick(Instant now) {
        advance(now);
    }

    /**
     * A subtask has a pack ready, or cannot use it.
     *
     * @param failure why not; empty when it is ready
     */
    public void prepared(int subtask, String digest, String failure, long tookMs, Instant now) {
        if (failure.isEmpty()) {
            readiness.ready(subtask, digest);
        } else {
            readiness.failed(subtask, digest, failure);
        }
        said.add(new Said(
                packOf(digest),
                digest,
                failure.isEmpty() ? PackState.READY : PackState.REFUSED,
                subtask,
                0,
                failure,
                tookMs,
                inForce));
        advance(now);
    }

    /** A subtask is gone; its next attempt begins with nothing. */
    public void lost(int subtask) {
        readiness.lost(subtask);
        switched.remove(subtask);
    }

    /** A subtask stamps by a view from now on. */
    public void switched(int subtask, long viewNumber) {
        switched.merge(subtask, viewNumber, Math::max);
        if (switched.size() < subtasks) {
            return;
        }
        long all = switched.values().stream().mapToLong(Long::longValue).min().orElse(0);
        announcements.removeIf(announcement -> {
            boolean due = announcement.view() <= all;
            if (due) {
                said.add(announcement.said());
            }
            return due;
        });
    }

    /** A pack in force keeps failing. Of one that is not in force any more this says nothing new. */
    public void tripped(String digest, String detail, Instant now) {
        String packId = packOf(digest);
        Trip known = trips.get(packId);
        long number = numberOf(packId, now);
        if (!digest.equals(inForce.get(packId))
                || (known != null && known.digest().equals(digest) && known.number() >= number)) {
            return;
        }
        trips.put(packId, new Trip(digest, number));
        Optional<String> back = substitute(packId, digest);
        String then = back.map(other -> "; back to " + PackView.shortened(other))
                .orElse("; there is nothing to go back to, so it stays and what it fails on is held");
        said.add(new Said(packId, digest, PackState.TRIPPED, Said.WHOLE_JOB, number, detail + then, 0, inForce));
        advance(now);
    }

    /** When {@link #tick} has something to do next. */
    public Optional<Instant> nextChangeAfter(Instant now) {
        return orders.nextChangeAfter(now);
    }

    /** Does every subtask have what is in force, or has it said why not? */
    public boolean allHaveWhatIsInForce() {
        return inForce.values().stream().allMatch(readiness::isSettled);
    }

    /** What there is to tell since the last call. */
    public List<Said> takeSaid() {
        List<Said> taken = List.copyOf(said);
        said.clear();
        return taken;
    }

    private void advance(Instant now) {
        SortedMap<String, String> wanted = candidates(now);
        Set<String> packIds = new TreeSet<>(wanted.keySet());
        packIds.addAll(inForce.keySet());
        List<String> changed = new ArrayList<>();
        for (String packId : packIds) {
            String want = wanted.get(packId);
            if (want == null) {
                changed.add(packId);
            } else if (!want.equals(inForce.get(packId))) {
                if (readiness.isReadyEverywhere(want)) {
                    changed.add(packId);
                } else {
                    waits(packId, want);
                }
            }
        }
        Map<String, String> before = new HashMap<>(inForce);
        for (String packId : changed) {
            waiting.remove(packId);
            @Nullable String want = wanted.get(packId);
            if (want == null) {
                inForce.remove(packId);
            } else {
                inForce.put(packId, want);
            }
        }
        show(now);
        for (String packId : changed) {
            String digest = inForce.get(packId);
            if (digest == null) {
                announce(packId, before.getOrDefault(packId, ""), PackState.RETIRED, "");
            } else {
                announce(packId, digest, PackState.ACTIVE, instead(before.get(packId)));
            }
        }
    }

    private static String instead(@Nullable String before) {
        return before == null ? "" : "in place of " + PackView.shortened(before);
    }

    /** What the orders want, but for packs that cannot be used or keep failing: there the one before, if there is one. */
    private SortedMap<String, String> candidates(Instant now) {
        SortedMap<String, String> candidates = new TreeMap<>();
        orders.wantedAt(now).forEach((packId, digest) -> {
            Trip trip = trips.get(packId);
            boolean isTripped =
                    trip != null && trip.digest().equals(digest) && trip.number() >= numberOf(packId, now);
            boolean isUseless = digest.equals(inForce.get(packId)) && readiness.hasFailed(digest);
            boolean gaveWay = readiness.hasFailed(digest)
                    && substitute(packId, digest)
                            .map(other -> other.equals(inForce.get(packId)))
                            .orElse(false);
            candidates.put(
                    packId,
                    isTripped || isUseless || gaveWay
                            ? substitute(packId, digest).orElse(digest)
                            : digest);
        });
        return candidates;
    }

    private Optional<String> substitute(String packId, String digest) {
        return orders.lastGood(packId, digest).filter(other -> !readiness.hasFailed(other));
    }

    private void waits(String packId, String digest) {
        if (digest.equals(waiting.put(packId, digest))) {
            return;
        }
        said.add(new Said(
                packId,
                digest,
                PackState.WAITING,
                Said.WHOLE_JOB,
                0,
                "until it is ready on all " + subtasks + " subtasks",
                0,
                inForce));
    }

    private void announce(String packId, String digest, PackState state, String detail) {
        announcements.add(new Announcement(
                view.number(),
                new Said(packId, digest, state, Said.WHOLE_JOB, 0, detail, 0, inForce)));
    }

    private void show(Instant now) {
        SortedMap<String, String> shadows = new TreeMap<>(orders.shadowsAt(now));
        shadows.values().removeAll(inForce.values());
        Set<String> prepare = new TreeSet<>();
        orders.byPack().values().forEach(ofPack -> prepare.addAll(ofPack.upcoming(now)));
        // Also what cannot be used: it is tried again only once nobody wants it any more.
        prepare.addAll(orders.wantedAt(now).values());
        candidates(now).forEach((packId, digest) -> {
            prepare.add(digest);
            orders.lastGood(packId, digest).ifPresent(prepare::add);
        });
        prepare.removeAll(inForce.values());
        prepare.removeAll(shadows.values());
        view = view.followedBy(inForce, shadows, prepare);
        readiness.keepOnly(view);
    }

    private long numberOf(String packId, Instant now) {
        return orders.of(packId).leading(now).map(Activation::number).orElse(0L);
    }

    private String packOf(String digest) {
        return orders.byPack().values().stream()
                .filter(ofPack -> ofPack.knows(digest))
                .findFirst()
                .map(OrdersOfPack::packId)
                .orElse("");
    }
}
