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

/** Asks {@code ops/verifier}, which is what {@code ops/screener verify} asks. Stateless. */
final class VerifierOracle implements Oracle {
    /** Three checkpoints: what is younger may still be waiting for its transaction. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    @Override
    public Verdict judge(String bootstrapServers) throws IOException {
        try (KafkaLog log = KafkaLog.of(bootstrapServers)) {
            Report report = Verification.run(log, VerifySettings.usual().withGrace(GRACE), Progress.NONE);
            List<String> violations =
                    report.shown().stream().map(Violation::toString).toList();
            return new Verdict(summary(report), violations);
        } catch (VerifyFailure e) {
            throw new IOException("the oracle could not read the topics: " + e.getMessage(), e);
        }
    }

    private static String summary(Report report) {
        return report.clean()
                ? "clean, " + report.totals().settlements() + " settlements judged"
                : report.violations() + " violations";
    }
}
