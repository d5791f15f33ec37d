package org.claimscreener.console.desk;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHold;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Attachment;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Text that others wrote stays text, wherever a page shows it. */
class HostileTextTest {
    private static final String HOSTILE = "\"'><script>alert(4711)</script><img src=x onerror=alert(1)>`${7*7}";

    @TempDir
    private Path folder;

    private TestConsole console;

    @BeforeEach
    void start() throws Exception {
        console = new TestConsole(folder);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    private static void assertHarmless(String page) {
        assertThat(page)
                .doesNotContain("<script>alert", "<img src=x", "\"'><", "'\"><")
                .contains("alert(");
    }

    @Test
    void inEveryFieldOfABillAFindingAndAStep() throws Exception {
        Instant now = TestConsole.NOW;
        TestHold hold = console.world().add(TestHolds.hostile("S-hostile", HOSTILE, now.minus(Duration.ofDays(1))));
        hold.step(HoldEvent.ESCALATED, HoldStage.HELD, "x<b>\"'", ActorRole.REVIEWER, HOSTILE, now)
                .files(List.of(new Attachment(HOSTILE, "text/plain", 3L, "0".repeat(64))));

        String page = console.get(TestPersons.SENIOR, "/holds/S-hostile").body();

        assertHarmless(page);
        assertThat(page).doesNotContain("x<b>");
        assertHarmless(console.get(TestPersons.SENIOR, "/queue?severity=1").body());
        assertHarmless(
                console.get(TestPersons.HOSPITAL_CLERK, "/holds/S-hostile").body());
        assertHarmless(console.get(TestPersons.SENIOR, "/institutions/" + TestHolds.HOSTILE_INSTITUTION)
                .body());
    }

    @Test
    void inAnAddress() throws Exception {
        String encoded = java.net.URLEncoder.encode(HOSTILE, java.nio.charset.StandardCharsets.UTF_8);
        String page = console.get(TestPersons.REVIEWER, "/queue?rule=" + encoded + "&x=" + encoded)
                .body();
        assertHarmless(page);
        assertThat(console.get(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING + "?told=" + encoded)
                        .body())
                .doesNotContain("alert(4711)<", "<script>alert");
    }

    @Test
    void inAFormThatComesBack() throws Exception {
        String encoded = java.net.URLEncoder.encode(HOSTILE, java.nio.charset.StandardCharsets.UTF_8);
        String page = console.post(
                        TestPersons.REVIEWER,
                        "/holds/" + TestHolds.IN_HAND + "/commands/REVIEW",
                        "_csrf=token-of-reviewer-1&seen=2&nonce=6f0c1d2e-0000-4000-8000-000000000001&amount.0="
                                + encoded + "&reason=" + encoded)
                .body();

        assertHarmless(page);
    }
}
