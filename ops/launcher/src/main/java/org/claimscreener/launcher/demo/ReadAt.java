package org.claimscreener.launcher.demo;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The moment at which a record was in a consumer's hands, on both clocks.
 *
 * @param epochMicros wall clock, to compare with the broker's
 * @param nanos monotonic clock, to compare with our own
 */
record ReadAt(long epochMicros, long nanos) {
    static ReadAt now() {
        Instant instant = Instant.now();
        long micros = TimeUnit.SECONDS.toMicros(instant.getEpochSecond()) + instant.getNano() / 1_000;
        return new ReadAt(micros, System.nanoTime());
    }
}
