package org.claimscreener.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Verification;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.VerifySettings;
import org.claimscreener.verifier.Violation;
import org.claimscreener.verifier.log.KafkaLog;

/** Asks {@code ops/verifier}, which is what {@code ops/screener verify} asks. Immutable. */
final class VerifierOracle implements Oracle {
    /** Three checkpoints: what is younger may still be waiting for its transaction. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final boolean allowPackChanges;

    /** For runs in which a set of packs that gave way does not come back. */
    VerifierOracle() {
        this(false);
    }

    /**
     * For any run.
     *
     * @param allowPackChanges whether packs are swapped to and fro on purpose
     */
    VerifierOracle(boolean allowPackChanges) {
        this.allowPackChanges = allowPackChanges;
    }

    @Override
    public Verdict judge(String bootstrapServers) throws IOException {
        try (KafkaLog log = KafkaLog.of(bootstrapServers)) {
            Report report = Verification.run(log, settings(), Progress.NONE);
            List<String> violations =
                    report.shown().stream().map(Violation::toString).toList();
            return new Verdict(summary(report), violations);
        } catch (VerifyFailure e) {
            throw new IOException("the oracle could not read the topics: " + e.getMessage(), e);
        }
    }

    private VerifySettings settings() {
        return VerifySettings.usual().withGrace(GRACE).withAllowPackChanges(allowPackChanges);
    }

    private static String summary(Report report) {
        return report.clean()
                ? "clean, " + report.totals().settlements() + " settlements judged"
                : report.violations() + " violations";
    }
}
