package org.claimscreener.console.store;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.apache.kafka.common.TopicPartition;
import org.claimscreener.console.store.RecordLog.Part;
import org.claimscreener.console.store.RecordLog.Polled;

/**
 * Takes the log into one schema of the projection, turn by turn. A decision is in the log before the step that it opens
 * a hold with: before steps are taken in, decisions are, up to where the log ended after the steps had been read. So
 * what comes of it does not hang on which topic was read faster. Not thread-safe.
 */
final class Follower {
    private static final Duration NOW = Duration.ZERO;
    private static final Duration CAUSES_PATIENCE = Duration.ofMillis(20);

    private final Projection projection;
    private final RecordLog log;
    /** As they stand in the projection. */
    private final Map<TopicPartition, Long> written = new HashMap<>();

    /** How far was read: beyond what is written where there were markers of transactions alone. */
    private final Map<TopicPartition, Long> read = new HashMap<>();

    Follower(Projection projection, RecordLog log) {
        this.projection = projection;
        this.log = log;
    }

    /** Begins, or begins anew, where the projection stands. */
    void begin() {
        written.clear();
        written.putAll(projection.offsets());
        read.clear();
        read.putAll(written);
        log.startAt(written);
    }

    /**
     * Takes in what has come.
     *
     * @param patience how long to wait for steps when there are none
     */
    Taken turn(Duration patience) {
        Polled steps = log.poll(Part.STEPS, patience);
        if (steps.records().isEmpty()) {
            read.putAll(steps.next());
            takeCauses(log.poll(Part.CAUSES, NOW));
            return Taken.NOTHING;
        }
        catchUpCauses();
        Taken taken = projection.takeSteps(steps, written);
        written.putAll(steps.next());
        read.putAll(steps.next());
        return taken;
    }

    private void catchUpCauses() {
        Map<TopicPartition, Long> ends = log.ends(Part.CAUSES);
        while (!hasReached(ends)) {
            takeCauses(log.poll(Part.CAUSES, CAUSES_PATIENCE));
        }
    }

    /** Whether all that lies before these places has been read. */
    boolean hasReached(Map<TopicPartition, Long> places) {
        return behind(places) == 0;
    }

    /** Records, and markers of transactions, before these places that have not been read. */
    long behind(Map<TopicPartition, Long> places) {
        return places.entrySet().stream()
                .mapToLong(place -> Math.max(0, place.getValue() - read.getOrDefault(place.getKey(), 0L)))
                .sum();
    }

    /** How far behind the ends of the log it is. */
    long behind(Part part) {
        return behind(log.ends(part));
    }

    private void takeCauses(Polled causes) {
        read.putAll(causes.next());
        if (!causes.records().isEmpty()) {
            projection.takeCauses(causes, written);
            written.putAll(causes.next());
        }
    }
}
