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

import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
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
    private final SortedMap<String, String> inForce = new TreeMap<>();

    /** By pack id what was in force before a change that not every subtask has carried out yet; "" where nothing was. */
    private final Map<String, String> unconfirmed = new HashMap<>();

    private final SortedMap<String, Long> tripped = new TreeMap<>();
    private Orders orders;
    private PackView view = PackView.NOTHING;

    private record Announcement(long view, Said said) {}

    /**
     * With what the log of orders says, at a start: what it wants is in force, unless something else was and may stay.
     *
     * @param saved when the state was saved that the job starts from
     */
    public Conductor(int subtasks, Orders orders, Instant now, SavedForce saved) {
        this.subtasks = subtasks;
        this.readiness = new Readiness(subtasks);
        this.orders = orders;
        this.tripped.putAll(saved.tripped());
        orders.wantedAt(now).forEach((packId, wanted) -> {
            DigestByOrder known = saved.of(packId);
            if (saved.isNothing() || !staysAtFirst(packId, known, now)) {
                inForce.put(packId, wanted);
            } else if (!known.isNone()) {
                inForce.put(packId, known.digest());
            }
        });
        show(now);
        inForce.forEach((packId, digest) -> announce(packId, digest, PackState.ACTIVE, "in force at the start", now));
    }

    /** An activation may wait for its pack to be compiled, a job need not. A rollback holds at once, whatever it takes. */
    private boolean staysAtFirst(String packId, DigestByOrder known, Instant now) {
        boolean isNews = numberOf(packId, now) > known.number();
        boolean mayWait = orders.of(packId)
                .leading(now)
                .filter(leading -> leading.kind() == PackControlKind.ACTIVATE)
                .isPresent();
        boolean isThere =
                known.isNone() || orders.staged(packId, known.digest()).isPresent();
        return isThere && (!isNews || mayWait);
    }

    /** What subtasks are to have; its number grows with every change. */
    public PackView view() {
        return view;
    }

    /** What is to be kept for a start from here. */
    public SavedForce saved(Instant now) {
        SortedMap<String, DigestByOrder> known = new TreeMap<>();
        for (String packId : orders.byPack().keySet()) {
            String digest = inForce.getOrDefault(packId, DigestByOrder.NONE);
            known.put(packId, new DigestByOrder(digest, numberOf(packId, now)));
        }
        return new SavedForce(known, tripped);
    }

    /**
     * An order was accepted.
     *
     * @param changed all orders, this one among them
     */
    public void accepted(PackControl order, Orders changed, Instant now) {
        boolean decides = order.getDigest().equals(inForce.get(order.getPackId()));
        orders = changed;
        switch (order.getKind()) {
            case STAGE -> told(order, PackState.STAGED, "being compiled on " + subtasks + " subtasks");
            case SHADOW -> told(order, PackState.SHADOW, "evaluated beside what decides");
            case ACTIVATE, ROLLBACK -> {
                Instant from = order.getEffectiveAt();
                if (from != null && from.isAfter(now)) {
                    told(order, PackState.WAITING, "until " + from);
                } else if (decides) {
                    announce(order.getPackId(), order.getDigest(), PackState.ACTIVE, "it decides already", now);
                }
            }
            case RETIRE -> {
                if (!decides) {
                    told(order, PackState.RETIRED, "");
                }
            }
        }
        advance(now);
    }

    /** A record changed nothing. */
    public void ignored(Taken.Ignored record) {
        said.add(new Said(
                record.packId(),
                record.digest(),
                PackState.IGNORED,
                Said.WHOLE_JOB,
                record.number(),
                record.why(),
                0,
                inForce));
    }

    private void told(PackControl order, PackState state, String detail) {
        said.add(new Said(
                order.getPackId(), order.getDigest(), state, Said.WHOLE_JOB, order.getNumber(), detail, 0, inForce));
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
            takeBackIfUnconfirmed(digest);
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

    /** A subtask could not change over, as when packs that were ready singly do not go together: then none shall. */
    private void takeBackIfUnconfirmed(String digest) {
        String packId = packOf(digest);
        String before = digest.equals(inForce.get(packId)) ? unconfirmed.remove(packId) : null;
        if (before == null) {
            return;
        }
        announcements.removeIf(announcement -> announcement.said().digest().equals(digest));
        if (before.isEmpty()) {
            inForce.remove(packId);
        } else {
            inForce.put(packId, before);
        }
    }

    /** A subtask is gone; its next attempt begins with nothing. */
    public void lost(int subtask) {
        readiness.lost(subtask);
        switched.remove(subtask);
    }

    /** A subtask stamps by a view from now on. */
    public void switched(int subtask, long viewNumber) {
        switched.merge(subtask, viewNumber, Math::max);
        sayWhatAllHaveDone();
    }

    private void sayWhatAllHaveDone() {
        if (switched.size() < subtasks) {
            return;
        }
        long all = switched.values().stream().mapToLong(Long::longValue).min().orElse(0);
        announcements.removeIf(announcement -> {
            boolean due = announcement.view() <= all;
            if (due) {
                said.add(announcement.said());
                confirmed(announcement.said());
            }
            return due;
        });
    }

    private void confirmed(Said change) {
        if (change.digest().equals(inForce.get(change.packId()))) {
            unconfirmed.remove(change.packId());
        } else {
            unconfirmed.computeIfPresent(change.packId(), (packId, before) -> change.digest());
        }
    }

    /** A pack in force keeps failing. Of one that is not in force any more this says nothing new. */
    public void tripped(String digest, String detail, Instant now) {
        String packId = packOf(digest);
        if (!digest.equals(inForce.get(packId)) || isTripped(packId, digest, now)) {
            return;
        }
        long number = numberOf(packId, now);
        tripped.put(digest, number);
        Optional<String> back = substitute(packId, digest, now);
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
                    waits(packId, want, now);
                }
            }
        }
        Map<String, String> before = new HashMap<>(inForce);
        for (String packId : changed) {
            waiting.remove(packId);
            @Nullable String want = wanted.get(packId);
            if (want == null) {
                inForce.remove(packId);
                unconfirmed.remove(packId);
            } else {
                inForce.put(packId, want);
                unconfirmed.putIfAbsent(packId, before.getOrDefault(packId, ""));
            }
        }
        show(now);
        for (String packId : changed) {
            announceChange(packId, before.getOrDefault(packId, ""), now);
        }
        sayWhatAllHaveDone();
    }

    private void announceChange(String packId, String before, Instant now) {
        String digest = inForce.get(packId);
        if (!before.isEmpty() && orders.staged(packId, before).isEmpty()) {
            announce(packId, before, PackState.RETIRED, "", now);
        }
        if (digest != null) {
            announce(packId, digest, PackState.ACTIVE, instead(before), now);
        }
    }

    private static String instead(String before) {
        return before.isEmpty() ? "" : "in place of " + PackView.shortened(before);
    }

    /** What the orders want, but for packs that cannot be used or keep failing: there the one before, if there is one. */
    private SortedMap<String, String> candidates(Instant now) {
        SortedMap<String, String> candidates = new TreeMap<>();
        orders.wantedAt(now).forEach((packId, digest) -> {
            boolean givesWay = readiness.hasFailed(digest) || isTripped(packId, digest, now);
            candidates.put(packId, givesWay ? otherThan(packId, digest, now) : digest);
        });
        return candidates;
    }

    private String otherThan(String packId, String digest, Instant now) {
        String present = inForce.getOrDefault(packId, digest);
        return present.equals(digest) || isTripped(packId, present, now) || readiness.hasFailed(present)
                ? substitute(packId, digest, now).orElse(present)
                : present;
    }

    private boolean isTripped(String packId, String digest, Instant now) {
        Long number = tripped.get(digest);
        return number != null && number >= numberOf(packId, now);
    }

    /** The newest of those in force before that can be used and does not keep failing itself. */
    private Optional<String> substitute(String packId, String digest, Instant now) {
        Optional<String> other = orders.lastGood(packId, digest);
        while (other.isPresent() && (readiness.hasFailed(other.get()) || isTripped(packId, other.get(), now))) {
            other = orders.lastGood(packId, other.get());
        }
        return other;
    }

    private void waits(String packId, String digest, Instant now) {
        if (digest.equals(waiting.put(packId, digest))) {
            return;
        }
        said.add(new Said(
                packId,
                digest,
                PackState.WAITING,
                Said.WHOLE_JOB,
                numberOf(packId, now),
                "until it is ready on all " + subtasks + " subtasks",
                0,
                inForce));
    }

    private void announce(String packId, String digest, PackState state, String detail, Instant now) {
        announcements.add(new Announcement(
                view.number(),
                new Said(packId, digest, state, Said.WHOLE_JOB, numberOf(packId, now), detail, 0, inForce)));
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
