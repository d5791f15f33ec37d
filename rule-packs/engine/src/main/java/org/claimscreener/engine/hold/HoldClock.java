package org.claimscreener.engine.hold;

import java.time.Instant;

import org.claimscreener.wire.record.HoldLapse;
import org.jspecify.annotations.Nullable;

/**
 * A deadline, running or paused.
 *
 * @param deadline first instant that is too late; while paused the one that no longer counts
 * @param onLapse what happens then
 * @param byWeekdays not all public holidays up to the next instant of the clock were known
 * @param pause null while it runs
 */
public record HoldClock(
        Instant deadline,
        HoldLapse onLapse,
        boolean byWeekdays,
        @Nullable Pause pause) {

    /**
     * A pause ends by itself: money is not kept for ever because somebody forgot it.
     *
     * @param until when it does
     * @param workingDaysLeft of the deadline when it began, that day and the last one counted
     */
    public record Pause(Instant until, int workingDaysLeft) {}

    /** When it next does something by itself. */
    Instant next() {
        return pause == null ? deadline : pause.until();
    }

    HoldClock with(HoldLapse lapse) {
        return new HoldClock(deadline, lapse, byWeekdays, pause);
    }
}
