package org.claimscreener.console.identity;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a session may do and how it ends. */
class SessionTest {
    private static final Duration STALE = RoleWatch.FOR_CHANGING.plusSeconds(1);

    private final TestDesk desk = new TestDesk();
    private final Browser browser = desk.browser();

    @BeforeEach
    void signIn() {
        assertThat(browser.signIn("reviewer-1").statusCode()).isEqualTo(303);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private int changes() {
        return desk.changes.get();
    }

    @Test
    void changesWithATokenInTheHeaderOrTheForm() {
        String csrf = browser.csrf();

        assertThat(browser.post("/change", Map.of(), "X-CSRF-Token", csrf).statusCode())
                .isEqualTo(200);
        assertThat(browser.post("/change", Map.of("_csrf", csrf)).statusCode()).isEqualTo(200);
        assertThat(changes()).isEqualTo(2);
    }

    @Test
    void changesNothingWithoutTheTokenOrWithAnothers() {
        String another = desk.signedIn("reviewer-2").csrf();

        assertThat(browser.post("/change", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.post("/change", Map.of("_csrf", "")).statusCode()).isEqualTo(403);
        assertThat(browser.post("/change", Map.of("_csrf", another)).statusCode())
                .isEqualTo(403);
        assertThat(changes()).isZero();
    }

    @Test
    void changesNothingForAPageOfAnotherSite() {
        Map<String, String> form = Map.of("_csrf", browser.csrf());

        assertThat(browser.post("/change", form, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/change", form, "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(browser.post("/change", form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/change", form, "Sec-Fetch-Site", "same-site").statusCode())
                .isEqualTo(403);
        assertThat(changes()).isZero();
        assertThat(browser.post("/change", form, "Sec-Fetch-Site", "same-origin", "Origin", desk.address.toString())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void takesTheTokenOfAFormWithFiles() {
        String csrf = browser.csrf();

        assertThat(browser.postFile("/change", Map.of("_csrf", csrf)).statusCode())
                .isEqualTo(200);
        assertThat(browser.postFile("/change", Map.of("_csrf", "forged")).statusCode())
                .isEqualTo(403);
        assertThat(changes()).isEqualTo(1);
        assertThat(desk.counted("screener_console_refused_requests", "reason", "forged"))
                .isEqualTo(1);
        assertThat(desk.counted("screener_console_sign_ins", "outcome", "signed_in"))
                .isEqualTo(1);
    }

    @Test
    void changesNothingForNobody() {
        assertThat(desk.browser()
                        .post("/change", Map.of("_csrf", browser.csrf()))
                        .statusCode())
                .isEqualTo(401);
        assertThat(changes()).isZero();
    }

    @Test
    void aRoleThatWasTakenAwayEndsTheSessionAtTheNextChange() {
        String csrf = browser.csrf();
        desk.provider.setRoles("reviewer-1", Set.of());
        desk.clock.pass(STALE);

        assertThat(browser.post("/change", Map.of("_csrf", csrf)).statusCode()).isEqualTo(401);
        assertThat(changes()).isZero();
        assertThat(browser.get("/").statusCode()).isEqualTo(401);
        assertThat(desk.trail.actions()).containsExactly(AuditAction.SIGNED_IN, AuditAction.ROLE_GONE);
    }

    @Test
    void aRoleThatWasTakenAwayEndsTheSessionWithinAMinuteOfReading() {
        desk.provider.setRoles("reviewer-1", Set.of(ActorRole.AUDITOR));
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        desk.clock.pass(RoleWatch.FOR_READING.plusSeconds(1));

        assertThat(browser.get("/").statusCode()).isEqualTo(401);
        assertThat(desk.trail.actions()).containsExactly(AuditAction.SIGNED_IN, AuditAction.ROLE_GONE);
    }

    @Test
    void aDutyThatWasTakenAwayEndsTheSessionToo() {
        desk.provider.setRoles("tips-1", Set.of(ActorRole.AUDITOR));
        Browser ofTheTipDesk = desk.browser();
        ofTheTipDesk.signIn("tips-1");
        assertThat(ofTheTipDesk.get("/").statusCode()).isEqualTo(200);
        desk.provider.setDuties("tips-1", Set.of());
        desk.clock.pass(RoleWatch.FOR_READING.plusSeconds(1));

        assertThat(ofTheTipDesk.get("/").statusCode()).isEqualTo(401);
        assertThat(desk.trail.actions()).endsWith(AuditAction.SIGNED_IN, AuditAction.ROLE_GONE);
    }

    @Test
    void whoHasADutyAloneIsOnRecordWithoutARole() {
        desk.browser().signIn("tips-1");

        assertThat(desk.trail.entries()).last().satisfies(entry -> {
            assertThat(entry.action()).isEqualTo(AuditAction.SIGNED_IN);
            assertThat(entry.actorId()).isEqualTo("tips-1");
            assertThat(entry.actorRole()).isEmpty();
        });
    }

    @Test
    void aRoleThatWasGivenIsThereWithinAMinute() {
        desk.provider.setRoles("reviewer-1", Set.of(ActorRole.REVIEWER, ActorRole.AUDITOR));
        desk.clock.pass(RoleWatch.FOR_READING.plusSeconds(1));

        assertThat(browser.get("/").body()).contains("REVIEWER").contains("AUDITOR");
    }

    @Test
    void withoutTheProviderThereIsReadingForAWhileAndNoChange() {
        String csrf = browser.csrf();
        desk.stopProvider();
        desk.clock.pass(STALE);

        HttpResponse<String> refused = browser.post("/change", Map.of("_csrf", csrf));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body()).contains("sign-in service does not answer", "Nothing was done");
        assertThat(changes()).isZero();
        assertThat(browser.get("/").statusCode()).isEqualTo(200);

        desk.clock.pass(RoleWatch.READING_WITHOUT_PROVIDER);
        assertThat(browser.get("/").statusCode()).isEqualTo(503);
    }

    @Test
    void goesOnWhenAnAccessTokenIsOver() {
        for (int minutes = 0; minutes < 30; minutes += 6) {
            desk.clock.pass(Duration.ofMinutes(6));
            assertThat(browser.change().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void endsWhenNothingIsDone() {
        String csrf = browser.csrf();
        desk.clock.pass(IdentitySettings.USUAL_IDLE);

        assertThat(browser.post("/change", Map.of("_csrf", csrf)).statusCode()).isEqualTo(401);
        assertThat(desk.trail.actions()).containsExactly(AuditAction.SIGNED_IN, AuditAction.SESSION_LAPSED);
    }

    @Test
    void whatAPageAsksByItselfDoesNotKeepItGoing() {
        Duration half = IdentitySettings.USUAL_IDLE.dividedBy(2);
        desk.clock.pass(half);
        assertThat(browser.get("/news").statusCode()).isEqualTo(200);
        desk.clock.pass(half);

        assertThat(browser.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void endsAfterAWorkingDayWhateverIsDone() {
        Duration step = Duration.ofMinutes(20);
        for (Duration passed = step; passed.compareTo(IdentitySettings.USUAL_LONGEST) < 0; passed = passed.plus(step)) {
            desk.clock.pass(step);
            assertThat(browser.get("/").statusCode()).as("after %s", passed).isEqualTo(200);
        }
        desk.clock.pass(step);

        assertThat(browser.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void endsWhenThePersonWantsSo() {
        assertThat(browser.get("/sign-out").statusCode()).isEqualTo(404);
        assertThat(browser.post("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        HttpResponse<String> out = browser.post("/sign-out", Map.of("_csrf", browser.csrf()));

        assertThat(out.statusCode()).isEqualTo(303);
        assertThat(browser.get("/").statusCode()).isEqualTo(401);
        assertThat(desk.trail.actions()).containsExactly(AuditAction.SIGNED_IN, AuditAction.SIGNED_OUT);
    }

    @Test
    void onePersonsHasteDoesNotHinderAnother() {
        String csrf = browser.csrf();
        for (int i = 0; i < Rates.usual().commandsPerPerson(); i++) {
            assertThat(browser.post("/change", Map.of("_csrf", csrf)).statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = browser.post("/change", Map.of("_csrf", csrf));

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).get().asString().matches("[1-9]\\d*");
        assertThat(desk.signedIn("reviewer-2").change().statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "' OR 1=1 --", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void aCookieThatIsNoSessionIsNobodys(String value) {
        Browser other = desk.browser();
        other.setCookie("screener", value);

        assertThat(other.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void speaksForItsInstitution() {
        assertThat(desk.signedIn("institution:" + TestDesk.HOSPITAL).get("/").body())
                .startsWith("institution:" + TestDesk.HOSPITAL + " [INSTITUTION] ");
    }

    @Test
    void whatIsForEverybodyIsReadWithoutASessionAndLimitedByAddress() {
        Browser stranger = desk.browser();
        for (int i = 0; i < Rates.usual().publicPagesPerAddress(); i++) {
            assertThat(stranger.get("/public/month").statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = stranger.get("/public/month");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.change().statusCode()).isEqualTo(200);
        assertThat(stranger.post("/public/month", Map.of()).statusCode()).isEqualTo(401);
    }

    @Test
    void readingWhatIsForEverybodyKeepsNoSessionGoing() {
        Duration half = IdentitySettings.USUAL_IDLE.dividedBy(2);
        desk.clock.pass(half);
        HttpResponse<String> page = browser.get("/public/month");
        desk.clock.pass(half);

        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(browser.get("/").statusCode()).isEqualTo(401);
    }
}
