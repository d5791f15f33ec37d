package org.claimscreener.deskload;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/** What the reviewers did. Thread-safe. */
final class Deeds {
    private final AtomicLong reviews = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    void reviewed() {
        reviews.incrementAndGet();
    }

    /** Somebody else was quicker. */
    void tookByAnother() {
        lost.incrementAndGet();
    }

    void failed(Exception e) {
        failure.compareAndSet(null, e);
    }

    long reviews() {
        return reviews.get();
    }

    long lost() {
        return lost.get();
    }

    /** The first failure; null when there was none. */
    @Nullable
    Exception failure() {
        return failure.get();
    }
}
