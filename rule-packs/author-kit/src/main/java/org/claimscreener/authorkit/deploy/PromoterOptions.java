package org.claimscreener.authorkit.deploy;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

/** Who orders, why, and how long the answer is waited for. */
final class PromoterOptions {
    @Option(names = "--key", required = true, paramLabel = "FILE", description = "Your own key, a promoter's.")
    Path key = Path.of("");

    @Option(
            names = "--audit-key",
            paramLabel = "FILE",
            description =
                    "The key under your records in the audit, where each order goes first; made if it is not there"
                            + " (default: the file of --key with .audit behind it).")
    private @Nullable Path auditKey;

    @Option(
            names = "--reason",
            required = true,
            paramLabel = "TEXT",
            description = "Why, for whoever looks later; at most 500 characters.")
    String reason = "";

    @Option(names = "--wait", description = "Wait until the job has done it, and fail when it does not.")
    boolean waits;

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "How long to wait (default: ${DEFAULT-VALUE}).")
    int timeoutSeconds = 30;

    Path auditKey() {
        return auditKey != null ? auditKey : key.resolveSibling(key.getFileName() + ".audit");
    }

    Duration timeout() {
        return Duration.ofSeconds(timeoutSeconds);
    }
}
