package org.claimscreener.console.store;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/** Bounds on text that goes into columns: what the tables cannot hold must not stop the projection. */
final class Ids {
    /** No id of ours is longer, and an index row must not be much longer. */
    static final int LONGEST = 255;

    private static final int LONGEST_NAME = 500;

    private Ids() {}

    /** Whether it can be a key: not too long, and without the one character that PostgreSQL has no place for. */
    static boolean fit(@Nullable String id) {
        return id == null || (id.length() <= LONGEST && id.indexOf('\0') < 0);
    }

    static boolean fit(Collection<String> ids) {
        return ids.stream().allMatch(Ids::fit);
    }

    /** A name as it can be kept: shortened if need be, without NUL. */
    static String name(@Nullable String text) {
        if (text == null) {
            return "";
        }
        String kept = text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
        return kept.replace('\0', '\uFFFD');
    }
}
