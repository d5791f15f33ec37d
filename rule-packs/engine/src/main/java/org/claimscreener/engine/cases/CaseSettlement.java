package org.claimscreener.engine.cases;

import java.time.Instant;
import java.util.Optional;

import org.claimscreener.wire.record.Settlement;

/**
 * A settlement of a case.
 *
 * @param withdrawnAt when the whole of it was withdrawn, where it was
 */
public record CaseSettlement(Settlement wire, Optional<Instant> withdrawnAt) {}
