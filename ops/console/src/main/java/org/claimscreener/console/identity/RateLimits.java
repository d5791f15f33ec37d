package org.claimscreener.console.identity;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;

/** Counts what came of whom in the last minute; of the 20,000 that came last. Thread-safe. */
final class RateLimits {
    private static final int MOST_KNOWN = 20_000;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final int perMinute;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    RateLimits(int perMinute, InstantSource clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** One more came. Zero when it may pass, else how many seconds are to be waited, at least 1. */
    long secondsToWait(String who) {
        Bucket bucket;
        synchronized (buckets) {
            bucket = buckets.computeIfAbsent(who, key -> newBucket());
        }
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
    }

    private Bucket newBucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .withCustomTimePrecision(new Time(clock))
                .build();
    }

    private record Time(InstantSource clock) implements TimeMeter {
        private static final long NANOS_PER_MILLI = 1_000_000;

        @Override
        public long currentTimeNanos() {
            return clock.millis() * NANOS_PER_MILLI;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
