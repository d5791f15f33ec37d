package org.claimscreener.verifier;

import java.time.Instant;

/**
 * A set of rule packs that decided inputs of one partition.
 *
 * @param packs ids, versions and the first digits of their digests
 * @param partition of the settlements topic
 * @param firstOffset of the first input in the log's order that it decided
 * @param lastOffset of the last one
 * @param firstAt append time of the first
 * @param lastAt append time of the last
 * @param decisions how many it decided
 */
public record PackSet(
        String packs,
        int partition,
        long firstOffset,
        long lastOffset,
        Instant firstAt,
        Instant lastAt,
        long decisions) {}
