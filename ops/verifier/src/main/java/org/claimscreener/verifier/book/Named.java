package org.claimscreener.verifier.book;

import org.jspecify.annotations.Nullable;

/**
 * What stands where an answer or a dead letter says that its input stands.
 *
 * @param input only with {@link Kind#FOUND}
 */
public record Named(Kind kind, @Nullable InputTrack input) {
    /** What stands there. */
    public enum Kind {
        /** An input. */
        FOUND,
        /** The log begins later; it may have stood there once. */
        BEFORE_THE_LOG,
        /** Nothing. */
        NOTHING,
        /** Another topic than that of the settlements. */
        ELSEWHERE
    }
}
