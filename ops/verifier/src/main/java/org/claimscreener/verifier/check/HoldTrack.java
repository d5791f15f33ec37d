package org.claimscreener.verifier.check;

import java.time.Instant;
import java.util.stream.Stream;

import org.claimscreener.verifier.Place;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/** One hold as its newest step left it, or the decision that one is waited for. Not thread-safe. */
final class HoldTrack {
    /** Withheld by the binding decision; -1 when that is not known. */
    long decidedFen = -1;

    /** Of the binding decision, or of the newest step. */
    Place place;

    long sinceMillis;
    int step;

    @Nullable
    HoldStage stage;

    long suspectedFen;
    long releasedFen;
    long deductedFen;
    long withdrawnFen;
    long atMillis = Long.MIN_VALUE;

    /** First instant at which something happens by itself; {@link Long#MAX_VALUE} when nothing does. */
    long dueMillis = Long.MAX_VALUE;

    /** When all of it was withdrawn; {@link Long#MAX_VALUE} when it was not. */
    long withdrawnMillis = Long.MAX_VALUE;

    /** It was accused once; what follows from that is no news. */
    boolean accused;

    HoldTrack(Place place, long sinceMillis) {
        this.place = place;
        this.sinceMillis = sinceMillis;
    }

    boolean opened() {
        return step > 0;
    }

    boolean ended() {
        return stage != null
                && switch (stage) {
                    case RELEASED, DEDUCTED, PARTLY_DEDUCTED, REVERSED -> true;
                    case HELD, FIRST_REVIEW, NOTIFIED, APPEALED, RE_REVIEW, COLLEGIAL_REVIEW -> false;
                };
    }

    /** The step has been looked at: this is how it leaves the hold. */
    void moveTo(HoldStep next, Place at) {
        place = at;
        step = next.getStep();
        stage = next.getStageAfter();
        suspectedFen = next.getSuspectedFen();
        releasedFen = next.getReleasedFen();
        deductedFen = next.getDeductedFen();
        withdrawnFen = next.getWithdrawnFen();
        atMillis = next.getAt().toEpochMilli();
        dueMillis = Stream.of(next.getDeadline(), next.getPausedUntil(), next.getClaimUntil())
                .filter(java.util.Objects::nonNull)
                .mapToLong(Instant::toEpochMilli)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
