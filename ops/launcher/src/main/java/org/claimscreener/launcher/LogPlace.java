package org.claimscreener.launcher;

import java.nio.file.Path;

import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.KafkaLog;
import org.claimscreener.verifier.log.LogSource;
import org.claimscreener.verifier.log.RecordedLog;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Where the log is that a command reads: a group of options of which one must be given. */
final class LogPlace {
    @Option(
            names = "--bootstrap-servers",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Kafka, as a comma-separated list.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--recorded",
            required = true,
            paramLabel = "FOLDER",
            description = "A folder that screener record wrote.")
    private @Nullable Path recorded;

    boolean isRecorded() {
        return recorded != null;
    }

    /** A reading from the beginning, each time. */
    LogSource open() throws VerifyFailure {
        if (recorded != null) {
            return RecordedLog.open(recorded);
        }
        return KafkaLog.of(bootstrapServers == null ? "" : bootstrapServers);
    }
}
