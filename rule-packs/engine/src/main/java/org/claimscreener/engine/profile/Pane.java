package org.claimscreener.engine.profile;

import java.util.Map;

/**
 * What one feature gathered in one stretch of own time.
 *
 * @param index stretch number since the epoch: own time in seconds divided by the feature's pane length
 * @param value the running count or sum
 * @param members for distinct counts, how many settlements each member has here, by 64-bit hash; else empty
 */
public record Pane(long index, long value, Map<Long, Integer> members) {
    public Pane {
        members = Map.copyOf(members);
    }
}
