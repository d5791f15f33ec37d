package org.claimscreener.console.status;

import java.time.Instant;

/** Who knows how the screener is. Thread-safe. */
@FunctionalInterface
public interface StatusSource {
    /** Nobody does. */
    StatusSource NONE = Status::unknown;

    /** As of now, or some seconds old. Never throws: that nothing can be known is part of the answer. */
    Status at(Instant now);
}
