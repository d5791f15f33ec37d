package org.claimscreener.verifier.book;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Settlements by id. A {@code HashMap} with strings would take 60 bytes more for each of them, one sixth of everything.
 * Open addressing, at most two thirds full. Not thread-safe.
 */
final class SettlementTable {
    private static final int FIRST_SLOTS = 1 << 12;

    /** 2^32 divided by the golden ratio: spreads hashes of consecutive ids. */
    private static final int SPREAD = 0x9E3779B1;

    private @Nullable SettlementTrack[] slots = new SettlementTrack[FIRST_SLOTS];
    private int size;

    int size() {
        return size;
    }

    @Nullable
    SettlementTrack get(String id) {
        return slots[slot(slots, id.getBytes(StandardCharsets.UTF_8))];
    }

    /** Adds one that is not there. */
    SettlementTrack add(String id) {
        if (size >= slots.length / 3 * 2) {
            rebuild(slots.length * 2);
        }
        SettlementTrack track = new SettlementTrack(id.getBytes(StandardCharsets.UTF_8));
        slots[slot(slots, track.rawId())] = track;
        size++;
        return track;
    }

    /** Removes all that may go. */
    void removeIf(Predicate<SettlementTrack> mayGo) {
        int before = size;
        for (int i = 0; i < slots.length; i++) {
            SettlementTrack track = slots[i];
            if (track != null && mayGo.test(track)) {
                slots[i] = null;
                size--;
            }
        }
        if (size < before) {
            // Holes would cut searches short.
            rebuild(slots.length);
        }
    }

    private void rebuild(int newLength) {
        @Nullable SettlementTrack[] rebuilt = new SettlementTrack[newLength];
        for (SettlementTrack track : slots) {
            if (track != null) {
                rebuilt[slot(rebuilt, track.rawId())] = track;
            }
        }
        slots = rebuilt;
    }

    /** Where the id is, or where it would go. */
    private static int slot(@Nullable SettlementTrack[] slots, byte[] id) {
        int mask = slots.length - 1;
        int hash = Arrays.hashCode(id) * SPREAD;
        int at = (hash ^ (hash >>> 15)) & mask;
        for (SettlementTrack there = slots[at]; there != null; there = slots[at]) {
            if (Arrays.equals(there.rawId(), id)) {
                return at;
            }
            at = (at + 1) & mask;
        }
        return at;
    }
}
