package org.claimscreener.engine.deploy;

import java.time.Instant;

import org.claimscreener.wire.record.PackControlKind;

/**
 * That a pack is to decide from an instant on.
 *
 * @param sequence the pack's
 * @param number of the order; where several are in effect, the greatest counts
 * @param effectiveAt never before the order stood in the log
 * @param kind ACTIVATE or ROLLBACK
 * @param ended whether the pack was retired since: then it counts as nothing wanted
 */
public record Activation(
        String digest, long sequence, long number, Instant effectiveAt, PackControlKind kind, boolean ended) {
    boolean isInEffect(Instant now) {
        return !effectiveAt.isAfter(now);
    }

    /** Was it overtaken before it took effect? */
    boolean isOvertakenBy(Activation other) {
        return other.number > number && !other.effectiveAt.isAfter(effectiveAt);
    }

    Activation end() {
        return new Activation(digest, sequence, number, effectiveAt, kind, true);
    }
}
