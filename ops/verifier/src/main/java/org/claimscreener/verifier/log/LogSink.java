package org.claimscreener.verifier.log;

import org.claimscreener.verifier.VerifyFailure;

/** Takes what a {@link LogSource} reads. */
public interface LogSink {
    /** Told once for each partition, before its records: the first offset that is still there. */
    void begins(String topic, int partition, long offset) throws VerifyFailure;

    /** The next record. */
    void take(LogRecord message) throws VerifyFailure;

    /** A record that was taken before, and then was not committed, is now. */
    void committed(String topic, int partition, long offset);
}
