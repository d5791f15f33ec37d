package org.claimscreener.stack.flink;

import java.time.Duration;
import java.time.Instant;

/**
 * What a completed checkpoint took.
 *
 * @param triggeredAt by the JobManager's clock
 * @param took until the last subtask had acknowledged it
 * @param synchronousPart the longest of any subtask: so long it processed nothing
 * @param bytes that were written; of an incremental one, what is new
 */
public record CheckpointTime(long id, Instant triggeredAt, Duration took, Duration synchronousPart, long bytes) {}
