package org.claimscreener.console.desk;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestStatus;
import org.claimscreener.console.identity.Person;
import org.claimscreener.console.status.Status;
import org.claimscreener.console.status.StatusSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** How the screener is, for those who run it. */
class StatusPagesTest {
    @TempDir
    private Path folder;

    @Test
    void alertsAndCurvesAreShownToThoseWhoRunItOrSupervise() throws Exception {
        try (TestConsole console = new TestConsole(folder, 0, TestStatus::at)) {
            for (Person person : List.of(TestPersons.OPERATOR, TestPersons.SUPERVISOR, TestPersons.AUDITOR)) {
                assertThat(console.get(person, "/status").body())
                        .as(person.id())
                        .contains("LatencyBudgetBurns", "page", "2026-11-30 09:20", "latency-budget-burns.md")
                        .contains("DeadLetterSurge", "ticket")
                        .contains("NoCheckpoint", "about to")
                        .contains("New decisions a second", "&#34;RELEASE&#34;")
                        .contains("Decisions are late: &lt;b&gt;900 ms")
                        .doesNotContain("Dead letters in 15 minutes");
            }
        }
    }

    @Test
    void whereNobodyCanBeAskedThePageSaysHowToChangeThat() throws Exception {
        try (TestConsole console = new TestConsole(folder)) {
            assertThat(console.get(TestPersons.OPERATOR, "/status").body())
                    .contains("--prometheus http://HOST:9090", "Records set aside")
                    .doesNotContain("No alert fires");
        }
    }

    @Test
    void anUnansweredQuestionIsNotTakenForQuiet() throws Exception {
        StatusSource down = now -> new Status(true, Optional.of("Connection <refused>"), now, now, List.of(), Map.of());
        try (TestConsole console = new TestConsole(folder, 0, down)) {
            assertThat(console.get(TestPersons.OPERATOR, "/status").body())
                    .contains("Prometheus cannot be asked: Connection &lt;refused&gt;")
                    .doesNotContain("No alert fires", "The last three hours");
        }
    }

    @Test
    void aQuietHourSaysSo() throws Exception {
        StatusSource quiet = now -> new Status(true, Optional.empty(), Instant.EPOCH, now, List.of(), Map.of());
        try (TestConsole console = new TestConsole(folder, 0, quiet)) {
            assertThat(console.get(TestPersons.OPERATOR, "/status").body())
                    .contains("No alert fires", "Prometheus knows no figure of the screener yet");
        }
    }

    @Test
    void nobodyElseSeesIt() throws Exception {
        try (TestConsole console = new TestConsole(folder, 0, TestStatus::at)) {
            for (Person person : List.of(
                    TestPersons.REVIEWER,
                    TestPersons.SENIOR,
                    TestPersons.COLLEGE,
                    TestPersons.HOSPITAL_CLERK,
                    TestPersons.TIPS)) {
                assertThat(console.get(person, "/status").statusCode())
                        .as(person.id())
                        .isEqualTo(403);
            }
        }
    }
}
