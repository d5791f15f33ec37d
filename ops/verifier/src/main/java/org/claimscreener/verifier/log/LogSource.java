package org.claimscreener.verifier.log;

import java.time.Instant;

import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;

/** The topics that are judged, and those about rule packs and of the audit where they are there. Not thread-safe. */
public interface LogSource extends AutoCloseable {
    /**
     * Delivers what was appended since the last call, everything at the first: all new orders about packs, then what the
     * job said of packs, then all new inputs, then all new dead letters, then all new answers; each partition in its order.
     * Last come the steps of holds, then the audit, both as committed readers see them. The ends are noted first, those of the steps before those
     * of the answers and these before those of the rest, so that whatever was answered, and whatever
     * pack decided it, is delivered before its answer.
     *
     * @return when the ends were noted
     * @throws VerifyFailure when the log cannot be read to the noted ends
     */
    Instant readOn(LogSink sink, Progress progress) throws VerifyFailure;

    @Override
    void close();
}
