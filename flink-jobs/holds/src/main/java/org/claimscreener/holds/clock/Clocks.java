package org.claimscreener.holds.clock;

import java.io.Serializable;

/** The two clocks of a machine. Travels with the job. */
interface Clocks extends Serializable {
    /** The machine's own. */
    Clocks OF_THIS_MACHINE = new Clocks() {
        private static final long serialVersionUID = 1L;

        @Override
        public long wallMs() {
            return System.currentTimeMillis();
        }

        @Override
        public long monotonicNanos() {
            return System.nanoTime();
        }
    };

    /** What the wall clock says, epoch milliseconds; may leap. */
    long wallMs();

    /** Time that never leaps, in nanoseconds from an origin that means nothing; comparable within one JVM only. */
    long monotonicNanos();
}
