package org.claimscreener.stack.flink;

import java.util.Optional;

/**
 * What the JobManager says about a job's checkpoints.
 *
 * @param completed taken so far, savepoints counted
 * @param failed not taken so far
 * @param latest the newest that was completed
 * @param restored the one that the running attempt was restored from
 */
public record CheckpointState(long completed, long failed, Optional<Taken> latest, Optional<Taken> restored) {
    /**
     * A checkpoint or savepoint.
     *
     * @param id counts up over the job's life
     * @param path where it lies, as a URI
     */
    public record Taken(long id, String path) {}
}
