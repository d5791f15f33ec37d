package org.claimscreener.console.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.wire.record.HoldStage;

/**
 * What is open, for alerts.
 *
 * @param byStage open holds by stage; a stage without any may be missing
 * @param heldFen still withheld by them
 * @param dueWithinDay those whose deadline comes within 24 hours, the overdue ones among them
 * @param overdue those whose deadline has come; more than a moment's is a fault
 * @param oldest when the oldest of them was opened
 */
record OpenHolds(
        Map<HoldStage, Long> byStage, long heldFen, long dueWithinDay, long overdue, Optional<Instant> oldest) {
    static final OpenHolds NONE = new OpenHolds(Map.of(), 0, 0, 0, Optional.empty());

    OpenHolds {
        byStage = Map.copyOf(byStage);
    }

    /** As the database has it. */
    static OpenHolds read(Database database, Instant now) {
        return database.jdbi().withHandle(handle -> new SumQueries(handle).openHolds(now));
    }

    /** Since the oldest was opened, in seconds; 0 when none is open. */
    double oldestSeconds(long nowMs) {
        return oldest.map(opened -> Math.max(0, nowMs - opened.toEpochMilli()) / 1000.0)
                .orElse(0.0);
    }
}
