package org.claimscreener.engine.credit;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A contest of a change.
 *
 * @param raisedAt when the log took it in
 * @param deadline first instant that is too late to decide it in time
 * @param byWeekdays the holidays up to the deadline were not known, so that Mondays to Fridays were counted
 * @param changedAt when its state changed last: of a lapse the deadline
 * @param decision null until a person decided
 */
public record Contest(
        Objection objection,
        Instant raisedAt,
        Instant deadline,
        boolean byWeekdays,
        ContestState state,
        Instant changedAt,
        @Nullable ContestDecision decision) {
    boolean concerns(String changeId) {
        return objection.changeId().equals(changeId);
    }

    Contest escalated() {
        return new Contest(objection, raisedAt, deadline, byWeekdays, ContestState.ESCALATED, deadline, null);
    }

    Contest moot(Instant at) {
        return new Contest(objection, raisedAt, deadline, byWeekdays, ContestState.MOOT, at, null);
    }

    Contest decided(ContestDecision by, Instant at) {
        ContestState end = by.takesBack() ? ContestState.TAKEN_BACK : ContestState.STANDS;
        return new Contest(objection, raisedAt, deadline, byWeekdays, end, at, by);
    }
}
