package org.claimscreener.supervision;

import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.flow.record.Outgoing;
import org.claimscreener.supervision.metrics.SupervisionMetrics;
import org.claimscreener.wire.record.DeadLetterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the checks let through and the core does not take: a fault of ours, but not one that may stop all others, again after
 * each restart. It is logged, counted, and a dead letter. Not thread-safe.
 */
public final class Faults {
    private static final Logger LOG = LoggerFactory.getLogger(Faults.class);

    private final DeadLetters deadLetters = new DeadLetters(Types.JOB);
    private final SupervisionMetrics metrics = SupervisionMetrics.ofThisJvm();

    /**
     * Its dead letter.
     *
     * @param about what it concerns, for the log: "a subject"
     */
    public Outgoing deadLetter(String about, Arrival arrival, RuntimeException fault) {
        LOG.error(
                "What came about {} cannot be carried out, {} partition {} offset {}",
                about,
                arrival.getTopic(),
                arrival.getPartition(),
                arrival.getOffset(),
                fault);
        metrics.fault();
        return deadLetters.of(
                arrival,
                DeadLetterReason.BAD_VALUE,
                "it passed the checks and still cannot be carried out; see the job's log, mend and send again",
                null);
    }
}
