package org.claimscreener.holds.clock;

import java.io.Serializable;

/** Time that never leaps, from an origin that means nothing. Travels with the job. */
@FunctionalInterface
interface MonotonicClock extends Serializable {
    /** In nanoseconds; comparable within one JVM only. */
    long nanos();
}
