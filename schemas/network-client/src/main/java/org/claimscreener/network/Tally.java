package org.claimscreener.network;

import java.util.concurrent.atomic.LongAdder;

/** The counters while they count. Thread-safe. */
final class Tally {
    final LongAdder submitted = new LongAdder();
    final LongAdder undecided = new LongAdder();
    final LongAdder late = new LongAdder();
    final LongAdder contradictions = new LongAdder();
    final LongAdder repeats = new LongAdder();
    final LongAdder undecodable = new LongAdder();
    final LongAdder sendFailures = new LongAdder();
    final LongAdder readFailures = new LongAdder();

    Counters now() {
        return new Counters(
                submitted.sum(),
                undecided.sum(),
                late.sum(),
                contradictions.sum(),
                repeats.sum(),
                undecodable.sum(),
                sendFailures.sum(),
                readFailures.sum());
    }
}
