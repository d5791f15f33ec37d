package org.claimscreener.holds.clock;

import java.util.concurrent.TimeUnit;

/**
 * How late it is, by a wall clock that is not believed when it leaps. A line is kept beside it that goes on as monotonic
 * time does, and is drawn towards the wall clock by a thousandth of the time that passes at most: so slow drift is
 * followed, and an hour's leap is not. The time is the earlier of the two. What draws the line up to the wall clock at
 * once is a second clock that says so, too: that of a broker, on a record that it appended. Hence
 *
 * <ul>
 *   <li>a wall clock that leaps ahead is not followed until a broker's clock is as far;
 *   <li>one that is set back is obeyed at once, and when it comes back, it is believed at once;
 *   <li>after a suspension, through which monotonic time may have stood still, and after a restart, over which it says
 *       nothing, time goes on from where it was, and is right again with the next record that is appended;
 *   <li>when nothing is appended, time goes on at the monotonic pace.
 * </ul>
 *
 * <p>Not thread-safe.
 */
final class TrustedTime {
    private static final long MOST_DRAWN_IN = 1_000;

    /** Clocks that are well differ by less. */
    private static final long USUAL_DIFFERENCE_MS = 1_000;

    /** Nanoseconds since 1970. */
    private long line;

    private long lookedAtNanos;
    private long wallMs;

    /**
     * Begins.
     *
     * @param lineMs how late it is known to be, epoch milliseconds: the wall clock's word if nothing else is known
     * @param nanos monotonic time
     */
    TrustedTime(long lineMs, long nanos) {
        this.line = TimeUnit.MILLISECONDS.toNanos(lineMs);
        this.lookedAtNanos = nanos;
        this.wallMs = lineMs;
    }

    /**
     * The wall clock was looked at.
     *
     * @param wall what it says, epoch milliseconds
     * @param nanos monotonic time
     * @return how late it is, epoch milliseconds
     */
    long at(long wall, long nanos) {
        long passed = Math.max(0, nanos - lookedAtNanos);
        long most = passed / MOST_DRAWN_IN;
        long apart = TimeUnit.MILLISECONDS.toNanos(wall) - (line + passed);
        line += passed + Math.max(-most, Math.min(most, apart));
        lookedAtNanos = nanos;
        wallMs = wall;
        return now();
    }

    /**
     * A broker has appended a record.
     *
     * @param appendedAtMs by its clock, epoch milliseconds. One that is ahead of the wall clock bears nothing out: one of
     *     the two is wrong
     * @param wall what the wall clock says now
     * @param nanos monotonic time
     */
    void appended(long appendedAtMs, long wall, long nanos) {
        at(wall, nanos);
        if (appendedAtMs <= wall + USUAL_DIFFERENCE_MS) {
            line = Math.max(line, TimeUnit.MILLISECONDS.toNanos(Math.min(appendedAtMs, wall)));
        }
    }

    /** How late it was at the last look, epoch milliseconds. */
    long now() {
        return Math.min(wallMs, TimeUnit.NANOSECONDS.toMillis(line));
    }

    /** By how many milliseconds the wall clock was ahead of that. */
    long distrustedMs() {
        return wallMs - now();
    }
}
