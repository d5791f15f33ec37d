package org.claimscreener.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * What was seen of one writer's chain.
 *
 * @param writerId whose
 * @param records how many
 * @param newestAt when the newest was written; empty when there is none
 * @param checkpoints how many
 * @param unsigned how many records stand behind the newest checkpoint: as safe as the log, not safer
 */
public record AuditChain(String writerId, long records, Optional<Instant> newestAt, long checkpoints, long unsigned) {}
