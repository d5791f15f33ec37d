package org.claimscreener.verifier.metrics;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Totals;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerifyMetricsTest {
    private static final Totals TOTALS = new Totals(9, 8, 7, 1, 1, 0, 1_500, 6, 1, 2, 3, 10, 10, 0, 0);

    @Test
    void showsTheNewestReport() throws IOException {
        try (VerifyMetrics metrics = new VerifyMetrics(0)) {
            metrics.show(report());
            metrics.failed();

            assertThat(metrics.port()).isPositive();
            assertThat(metrics.scrape().lines())
                    .contains(
                            "screener_verify_violations_total{invariant=\"I2\"} 4.0",
                            "screener_verify_violations_total{invariant=\"COMMITTED\"} 0.0",
                            "screener_verify_judged_total{invariant=\"I2\"} 5.0",
                            "screener_verify_not_checked_total{invariant=\"I2\"} 3.0",
                            "screener_verify_settlements_judged_total 6.0",
                            "screener_verify_inputs_total 9.0",
                            "screener_verify_unanswered_in_flight 1.0",
                            "screener_verify_unanswered_overdue 0.0",
                            "screener_verify_oldest_unanswered_age_seconds 1.5",
                            "screener_verify_as_of_timestamp_seconds 1000.0",
                            "screener_verify_read_failures_total 1.0");
        }
    }

    @Test
    void saysNothingBeforeTheFirstReport() throws IOException {
        try (VerifyMetrics metrics = new VerifyMetrics(0)) {
            assertThat(metrics.scrape().lines()).contains("screener_verify_as_of_timestamp_seconds 0.0");
        }
    }

    private static Report report() {
        return new Report(
                Instant.ofEpochSecond(1_000),
                TOTALS,
                Arrays.stream(Invariant.values())
                        .map(VerifyMetricsTest::finding)
                        .toList(),
                List.of(),
                List.of());
    }

    private static Report.Finding finding(Invariant invariant) {
        return invariant == Invariant.I2
                ? new Report.Finding(invariant, 5, 4, List.of(), Map.of("a", 1L, "b", 2L))
                : new Report.Finding(invariant, 0, 0, List.of(), Map.of());
    }
}
