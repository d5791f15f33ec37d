package org.claimscreener.faults.swap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.claimscreener.faults.load.DecisionWitness;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;

/** Remembers of every binding decision when it was due and read, and by which packs. A run bounds the memory. Thread-safe. */
final class SeenDecisions implements DecisionWitness {
    private final List<Seen> seen = new ArrayList<>();
    private final Map<String, String> sets = new HashMap<>();

    /**
     * A decision.
     *
     * @param packs as {@link #set} writes it
     * @param undecided whether it says that nothing could be decided
     */
    record Seen(long dueNanos, long readNanos, String packs, boolean undecided) {}

    /** Digests, in the order of the packs' ids, as one text. */
    static String set(List<String> digests) {
        return String.join(",", digests);
    }

    @Override
    public synchronized void binding(Decision decision, long dueNanos, long readNanos) {
        String packs = decision.getPacks().stream().map(PackRef::getDigest).collect(Collectors.joining(","));
        seen.add(new Seen(
                dueNanos, readNanos, sets.computeIfAbsent(packs, same -> same), decision.getSystemReason() != null));
    }

    /** A copy of them all. */
    synchronized List<Seen> all() {
        return List.copyOf(seen);
    }
}
