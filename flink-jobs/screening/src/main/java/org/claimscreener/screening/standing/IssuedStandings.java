package org.claimscreener.screening.standing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.wire.record.Standing;

/**
 * All that a log of standings says at one time, for people: read as the job reads it.
 *
 * @param standings by subject, those about whom anything is issued
 * @param problems records that cannot be read, by their places
 */
public record IssuedStandings(List<Standing> standings, List<String> problems) {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration STALL = Duration.ofSeconds(30);

    public IssuedStandings {
        standings = List.copyOf(standings);
        problems = List.copyOf(problems);
    }

    /**
     * Reads to the log's end as it is now.
     *
     * @throws IllegalStateException when it hangs; whatever else the log's readers throw when it cannot be reached
     */
    public static IssuedStandings of(StandingLog log) {
        StandingTable table = new StandingTable();
        List<String> problems = new ArrayList<>();
        try (StandingLog.Reader reader = log.open()) {
            LogPosition end = reader.end();
            long progressAt = System.nanoTime();
            while (reader.position().recordsTo(end) > 0) {
                LogPosition before = reader.position();
                reader.poll(
                        POLL,
                        (partition, offset, key, value) -> table.take(key, value)
                                .ifPresent(problem ->
                                        problems.add("partition " + partition + " offset " + offset + ": " + problem)));
                if (!reader.position().equals(before)) {
                    progressAt = System.nanoTime();
                } else if (System.nanoTime() - progressAt > STALL.toNanos()) {
                    throw new IllegalStateException("nothing came for " + STALL.toSeconds() + " s; check the broker");
                }
            }
        }
        return new IssuedStandings(table.standings(), problems);
    }
}
