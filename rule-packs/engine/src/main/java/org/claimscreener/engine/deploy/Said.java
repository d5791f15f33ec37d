package org.claimscreener.engine.deploy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.wire.record.PackState;

/**
 * Something that the world is told about a pack.
 *
 * @param packId empty when it is not known
 * @param subtask from 0; {@link #WHOLE_JOB} for all of them
 * @param number of the order that it answers; 0 when it answers none
 * @param detail for people
 * @param inForce digests by pack id, from then on
 */
public record Said(
        String packId,
        String digest,
        PackState state,
        int subtask,
        long number,
        String detail,
        long tookMs,
        SortedMap<String, String> inForce) {
    /** In place of a subtask. */
    public static final int WHOLE_JOB = -1;

    public Said {
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
    }
}
