package org.claimscreener.engine.history;

import java.util.List;

/**
 * What goes when a past is beyond its bounds.
 *
 * @param forgotten settlement ids of visits that go
 * @param stripped visits that stay without their lines, as they are to be kept
 */
public record Pruned(List<String> forgotten, List<Remembered> stripped) {
    /** A past within its bounds. */
    public static final Pruned NOTHING = new Pruned(List.of(), List.of());

    public Pruned {
        forgotten = List.copyOf(forgotten);
        stripped = List.copyOf(stripped);
    }
}
