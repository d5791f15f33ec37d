package org.claimscreener.engine.penalty;

import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A claim that was ordered: who owes it, by which order, and what came of it. Immutable, thread-safe.
 *
 * @param step number of the newest step, 1 or more
 * @param orderNo of the order that asks for it
 * @param orderedBy who entered the order: the id under which the person signs in
 * @param endedBy number of the decision by which the rest was given up; null when it was not
 */
public record Claim(
        int step,
        SubjectKind subjectKind,
        String subjectId,
        String orderNo,
        String orderedBy,
        @Nullable String endedBy,
        Recovery recovery) {

    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    Claim next(Recovery after) {
        return new Claim(step + 1, subjectKind, subjectId, orderNo, orderedBy, endedBy, after);
    }

    Claim ended(String by, Recovery after) {
        return new Claim(step + 1, subjectKind, subjectId, orderNo, orderedBy, by, after);
    }
}
