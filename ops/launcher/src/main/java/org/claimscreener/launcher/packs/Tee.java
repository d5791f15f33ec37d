package org.claimscreener.launcher.packs;

import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;

/** Two that read the same log at once. */
public record Tee(LogSink first, LogSink second) implements LogSink {
    @Override
    public void begins(String topic, int partition, long offset) throws VerifyFailure {
        first.begins(topic, partition, offset);
        second.begins(topic, partition, offset);
    }

    @Override
    public void take(LogRecord message) throws VerifyFailure {
        first.take(message);
        second.take(message);
    }

    @Override
    public void committed(String topic, int partition, long offset) {
        first.committed(topic, partition, offset);
        second.committed(topic, partition, offset);
    }
}
