package org.claimscreener.console.desk;

import java.nio.file.Path;
import java.util.List;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.TestTips;
import org.claimscreener.console.identity.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Recoveries, referrals and inspections, as those who supervise read them. */
class CasePagesTest {
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

    @Test
    void whatIsOpenIsShownWithTheCommandThatGoesOn() throws Exception {
        for (Person person : List.of(TestPersons.SUPERVISOR, TestPersons.AUDITOR)) {
            assertThat(console.get(person, "/cases").body())
                    .as(person.id())
                    .contains("case-17", "¥234.05", "¥1,000.00", "screener supervision recover receipt")
                    .contains("430100-2026-0003", "Public security", "receipt asked for 2 times")
                    .contains("/holds/" + TestHolds.RELEASED, "screener referral received")
                    .contains("S430000000777", "15 of 1,000", "screener inspection result")
                    .doesNotContain(TestTips.PATIENT);
        }
    }

    @Test
    void whatHasEndedIsShownWithItsEnd() throws Exception {
        assertThat(console.get(TestPersons.AUDITOR, "/cases?show=ended").body())
                .contains("长公（经）立字〔2026〕8号", "Case opened", "Some was not due", "¥123.00", "301.1")
                .contains("&lt;b")
                .doesNotContain("<b>该项");
    }

    @Test
    void nobodyElseSeesThem() throws Exception {
        for (Person person : List.of(
                TestPersons.REVIEWER,
                TestPersons.SENIOR,
                TestPersons.COLLEGE,
                TestPersons.OPERATOR,
                TestPersons.HOSPITAL_CLERK,
                TestPersons.TIPS)) {
            assertThat(console.get(person, "/cases").statusCode())
                    .as(person.id())
                    .isEqualTo(403);
        }
    }
}
