package org.claimscreener.engine.hold;

import org.claimscreener.wire.record.HoldLapse;

/**
 * How long a phase lasts, and what happens then.
 *
 * @param workingDays 1 to {@link #LONGEST_DAYS}
 */
public record HoldTerm(int workingDays, HoldLapse onLapse) {
    /** A working year. */
    public static final int LONGEST_DAYS = 250;

    public HoldTerm {
        if (workingDays < 1 || workingDays > LONGEST_DAYS) {
            throw new IllegalArgumentException("a phase of " + workingDays + " working days");
        }
    }
}
