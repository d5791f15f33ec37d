package org.claimscreener.launcher.packs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.jspecify.annotations.Nullable;

/** From when to when packs were in force, as the job says it. Not thread-safe. */
public final class ForcePeriods {
    private static final String JOB = "screening";
    private static final int WHOLE_JOB = -1;

    private final Map<String, List<Period>> byDigest = new HashMap<>();
    private final Set<String> accepted = new HashSet<>();
    private final Set<String> shadows = new HashSet<>();
    private Map<String, PackRef> inForce = Map.of();

    /**
     * A time in which a pack was in force.
     *
     * @param since when the job said so first; every subtask had it by then
     * @param until when the job first said that it was not any more; null while it is
     * @param number of the order that brought it in force; 0 when that was told of another pack
     * @param detail for people, may be empty
     */
    public record Period(Instant since, @Nullable Instant until, long number, String detail) {}

    /** The job says something. */
    void take(PackStatus status) {
        if (!status.getJob().equals(JOB)) {
            return;
        }
        switch (status.getState()) {
            case STAGED, READY, WAITING, TRIPPED -> accepted.add(status.getDigest());
            case SHADOW -> {
                accepted.add(status.getDigest());
                shadows.add(status.getDigest());
            }
            case ACTIVE, RETIRED -> {
                accepted.add(status.getDigest());
                if (status.getSubtask() == WHOLE_JOB) {
                    change(status);
                }
            }
            case REFUSED, IGNORED -> {
                // Of an order that changed nothing, or of a pack that another status names.
            }
        }
    }

    private void change(PackStatus status) {
        Map<String, PackRef> now = new HashMap<>();
        status.getInForce().forEach(pack -> now.put(pack.getDigest(), pack));
        for (String digest : inForce.keySet()) {
            if (!now.containsKey(digest)) {
                end(digest, status.getAt());
            }
        }
        for (String digest : now.keySet()) {
            accepted.add(digest);
            if (!inForce.containsKey(digest)) {
                byDigest.computeIfAbsent(digest, unknown -> new ArrayList<>()).add(begun(digest, status));
            }
        }
        inForce = now;
    }

    private static Period begun(String digest, PackStatus status) {
        boolean itself = status.getDigest().equals(digest) && status.getState() == PackState.ACTIVE;
        return new Period(
                status.getAt(), null, itself ? status.getControlNumber() : 0, itself ? status.getDetail() : "");
    }

    private void end(String digest, Instant at) {
        List<Period> periods = byDigest.getOrDefault(digest, List.of());
        Period last = periods.get(periods.size() - 1);
        periods.set(periods.size() - 1, new Period(last.since(), at, last.number(), last.detail()));
    }

    /**
     * The time in which it decided what came at that instant: the first that was not over then. What it decided just before
     * the job said that it was in force belongs to that time, too.
     */
    public Optional<Period> of(String digest, Instant receivedAt) {
        List<Period> periods = byDigest.getOrDefault(digest, List.of());
        Optional<Period> last = Optional.empty();
        for (Period period : periods) {
            Instant until = period.until();
            if (until == null || !until.isBefore(receivedAt)) {
                return Optional.of(period);
            }
            last = Optional.of(period);
        }
        return last;
    }

    /** Whether the job took an order about it. */
    boolean accepted(String digest) {
        return accepted.contains(digest);
    }

    /** Whether it was evaluated beside at any time. */
    boolean wasShadow(String digest) {
        return shadows.contains(digest);
    }
}
