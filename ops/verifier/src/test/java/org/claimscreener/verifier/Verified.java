package org.claimscreener.verifier;

import java.time.Duration;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/** Short words for what most tests say. */
final class Verified {
    static final VerifySettings STRICT = VerifySettings.usual().withGrace(Duration.ZERO);

    private Verified() {}

    static Report verify(TestLog log) {
        return verify(log, STRICT);
    }

    static Report verify(TestLog log, VerifySettings settings) {
        try {
            return Verification.run(log, settings, Progress.NONE);
        } catch (VerifyFailure e) {
            throw new AssertionError(e);
        }
    }

    static void assertClean(Report report) {
        assertThat(report.shown()).isEmpty();
        assertThat(report.clean()).isTrue();
    }

    /** One violation, of this invariant, about this id, at these places, and no other. */
    static void assertOnly(Report report, Invariant invariant, String id, Place... places) {
        assertThat(report.shown()).hasSize(1);
        Violation violation = report.shown().get(0);
        assertThat(violation.invariant()).isEqualTo(invariant);
        assertThat(violation.id()).isEqualTo(id);
        assertThat(violation.places()).isEqualTo(Arrays.asList(places));
        assertThat(violation.meaning()).isNotBlank();
        assertThat(report.violations()).isEqualTo(1);
        assertThat(report.clean()).isFalse();
    }
}
