package org.claimscreener.faults;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.measure.Recovery;
import org.claimscreener.faults.scenario.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {
    private static final Oracle.Verdict CLEAN = new Oracle.Verdict("clean", List.of());

    @Test
    void aFaultThatWasBorneIsOneRow() {
        assertThat(markdown(result(0, 0, CLEAN)))
                .contains("**1200 settlements judged, 0 contradictory, 0 unanswered; 1 of 1 faults borne.**")
                .contains("| **F1** kill -9 of the TaskManager that works | 1 | 1200 | 0 | 0 | clean | 2.0 s / 2.0 s |"
                        + " 3.5 s / 3.5 s |")
                .contains("Commit `abc`", "Command: `run-faults`");
    }

    @Test
    void contradictionsLossesAndTheOraclesWordAreEachEnoughNotToHaveBorneIt() {
        assertThat(result(0, 0, CLEAN).isGood()).isTrue();
        assertThat(result(1, 0, CLEAN).isGood()).isFalse();
        assertThat(result(0, 1, CLEAN).isGood()).isFalse();
        assertThat(result(0, 0, new Oracle.Verdict("1 violation", List.of("I1 S1")))
                        .isGood())
                .isFalse();
    }

    @Test
    void whatThisMachineCannotDoIsSaidAndIsNoFailure() {
        ScenarioResult result =
                ScenarioResult.without(Fault.F8, ScenarioResult.Outcome.NOT_HERE, "mounting needs root");

        assertThat(result.isGood()).isTrue();
        assertThat(markdown(result)).contains("not on this machine").contains("- mounting needs root");
    }

    @Test
    void aBrokenScriptIsAFailureWithItsReason() {
        ScenarioResult result =
                ScenarioResult.without(Fault.F3, ScenarioResult.Outcome.FAILED, "no recovery | at all\nreally");

        assertThat(result.isGood()).isFalse();
        assertThat(markdown(result)).contains("**failed** after 0").contains("- no recovery \\| at all really");
    }

    private static ScenarioResult result(long contradictory, long unanswered, Oracle.Verdict verdict) {
        Recovery recovery = new Recovery(
                "kill -9",
                Optional.of(Duration.ofMillis(20)),
                Optional.of(Duration.ofSeconds(2)),
                Optional.of(Duration.ofMillis(3_500)),
                Duration.ofSeconds(3));
        return new ScenarioResult(
                Fault.F1,
                ScenarioResult.Outcome.DONE,
                1,
                new Books.Totals(1_300, 0, 1_200, 20, contradictory, 0, 3, 4, unanswered),
                List.of(recovery),
                verdict,
                List.of());
    }

    private static String markdown(ScenarioResult result) {
        return Report.markdown(
                new Report.Origin(LocalDate.of(2026, 11, 24), "2 cores", "abc", "run-faults", 100), List.of(result));
    }
}
