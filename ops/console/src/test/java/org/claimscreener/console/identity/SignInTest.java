package org.claimscreener.console.identity;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.console.identity.dev.CrookedTokens;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The door, with a provider that is another server and a browser that does as it is told. */
class SignInTest {
    private static final String COOKIE = "screener";

    private final TestDesk desk = new TestDesk();
    private final Browser browser = desk.browser();

    @AfterEach
    void stop() {
        desk.close();
    }

    private static void assertNobody(Browser browser) {
        assertThat(browser.get("/").statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyIsThereAtFirst() {
        assertNobody(browser);
    }

    @Test
    void whoWasChosenIsSignedInAndGoesWhereTheyWereGoing() {
        HttpResponse<String> back = browser.get(browser.choose("senior-1", "/holds/S1?tab=bill"));

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(Browser.target(back)).isEqualTo("/holds/S1?tab=bill");
        assertThat(browser.get("/").body()).startsWith("senior-1 [SENIOR_REVIEWER] ");
        assertThat(desk.trail.entries())
                .containsExactly(new AuditEntry(
                        "senior-1", Optional.of(ActorRole.SENIOR_REVIEWER), AuditAction.SIGNED_IN, "", ""));
    }

    @Test
    void thePageOfTheProviderListsWhoOneMayBe() {
        assertThat(browser.get(Browser.target(browser.get("/sign-in"))).body())
                .contains("value=\"reviewer-1\"", "value=\"college-3\"", "value=\"institution:H43010200001\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "/\\evil.example", "https://evil.example", "holds", "/a\nb", "/\\/x"})
    void goesToNoOtherSite(String asked) {
        assertThat(Browser.target(browser.get(browser.choose("reviewer-1", asked))))
                .isEqualTo("/");
    }

    @Test
    void cookiesAreForThisSiteAndNoScript() {
        HttpResponse<String> begun = browser.get("/sign-in");
        HttpResponse<String> back = browser.signIn("reviewer-1");

        assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("screener-sign-in=")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("Secure");
        assertThat(back.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .matches("screener=[A-Za-z0-9_-]{43};.*")
                        .containsIgnoringCase("HttpOnly")
                        .containsIgnoringCase("SameSite=Lax")
                        .containsIgnoringCase("Path=/")
                        .doesNotContainIgnoringCase("Max-Age"));
    }

    @Test
    void pagesMayNotBeFramedSniffedOrKept() {
        assertThat(browser.get("/").headers().map())
                .containsEntry("X-Content-Type-Options", List.of("nosniff"))
                .containsEntry("Referrer-Policy", List.of("same-origin"))
                .containsEntry("Cache-Control", List.of("no-store"))
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy.get(0)).contains("default-src 'self'", "frame-ancestors 'none'"));
    }

    @Test
    void anAnswerCountsOnce() {
        String answer = browser.choose("reviewer-1", "/");
        assertThat(browser.get(answer).statusCode()).isEqualTo(303);

        assertThat(browser.get(answer).statusCode()).isEqualTo(403);
        assertThat(desk.trail.actions()).containsExactly(AuditAction.SIGNED_IN, AuditAction.SIGN_IN_REFUSED);
    }

    @Test
    void aCodeCountsOnceInAnotherSignInToo() {
        String used = browser.choose("reviewer-1", "/");
        assertThat(browser.get(used).statusCode()).isEqualTo(303);
        Browser other = desk.browser();
        String state = Browser.query(Browser.target(other.get("/sign-in"))).get("state");
        String code = Browser.query(used).get("code");

        assertThat(other.get("/sign-in/callback?code=" + code + "&state=" + state)
                        .statusCode())
                .isEqualTo(403);
        assertNobody(other);
    }

    @Test
    void aStolenCodeIsOfNoUseWithoutWhatItsBrowserKnows() {
        String unused = browser.choose("reviewer-1", "/");
        Browser thief = desk.browser();
        String state = Browser.query(Browser.target(thief.get("/sign-in"))).get("state");
        String code = Browser.query(unused).get("code");

        assertThat(thief.get("/sign-in/callback?code=" + code + "&state=" + state)
                        .statusCode())
                .isEqualTo(403);
        assertNobody(thief);
    }

    @Test
    void aForgedStateIsRefused() {
        String answer = browser.choose("reviewer-1", "/");
        String state = Browser.query(answer).get("state");

        assertThat(browser.get(answer.replace(state, "forged")).statusCode()).isEqualTo(403);
        assertNobody(browser);
    }

    @Test
    void anAnswerThatAnotherBrowserAskedForIsRefused() {
        String answer = desk.browser().choose("reviewer-1", "/");

        assertThat(browser.get(answer).statusCode()).isEqualTo(403);
        assertNobody(browser);
    }

    @Test
    void anAnswerThatTookTooLongIsRefused() {
        String answer = browser.choose("reviewer-1", "/");
        desk.clock.pass(PendingSignIns.PATIENCE);

        assertThat(browser.get(answer).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "?code=x", "?error=access_denied", "?code=%00&state=%ff", "?state=x&response=y"})
    void whatIsNoAnswerIsRefused(String query) {
        assertThat(browser.get("/sign-in").statusCode()).isEqualTo(303);

        assertThat(browser.get("/sign-in/callback" + query).statusCode()).isEqualTo(403);
        assertThat(desk.trail.actions()).containsExactly(AuditAction.SIGN_IN_REFUSED);
    }

    @ParameterizedTest
    @EnumSource(value = CrookedTokens.Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aTokenWithWhichSomethingIsWrongIsRefused(CrookedTokens.Fault fault) {
        try (TestDesk crooked = new TestDesk(fault, settings -> settings)) {
            Browser visitor = crooked.browser();

            assertThat(visitor.signIn("reviewer-1").statusCode()).isEqualTo(403);
            assertNobody(visitor);
            assertThat(crooked.trail.entries()).singleElement().satisfies(entry -> {
                assertThat(entry.action()).isEqualTo(AuditAction.SIGN_IN_REFUSED);
                assertThat(entry.detail()).isEqualTo(SignInRefusal.BAD_TOKEN.words());
            });
        }
    }

    @Test
    void whoHasNoRoleIsNotLetIn() {
        assertThat(browser.signIn("nobody").statusCode()).isEqualTo(403);
        assertThat(desk.trail.entries()).extracting(AuditEntry::detail).containsExactly(SignInRefusal.NO_ROLE.words());
    }

    @Test
    void aSessionThatSomebodyPlantedIsNotAdopted() {
        browser.setCookie(COOKIE, "planted");
        browser.signIn("reviewer-1");

        assertThat(browser.cookie(COOKIE)).isPresent().get().isNotEqualTo("planted");
        Browser planter = desk.browser();
        planter.setCookie(COOKIE, "planted");
        assertNobody(planter);
    }

    @Test
    void signingInAgainEndsTheSessionBefore() {
        browser.signIn("reviewer-1");
        String before = browser.cookie(COOKIE).orElseThrow();
        browser.signIn("senior-1");

        assertThat(browser.get("/").body()).startsWith("senior-1 ");
        Browser old = desk.browser();
        old.setCookie(COOKIE, before);
        assertNobody(old);
    }

    @Test
    void whatCannotBePutOnRecordIsNotDone() {
        desk.trail.fail();

        assertThat(browser.signIn("reviewer-1").statusCode()).isEqualTo(503);
        assertNobody(browser);
        assertThat(desk.counted("screener_console_audit_failures", "action", "signed_in"))
                .isEqualTo(1);
    }

    @Test
    void saysThatTheProviderDoesNotAnswer() {
        desk.stopProvider();

        HttpResponse<String> answer = browser.get("/sign-in");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("sign-in service does not answer");
    }

    @Test
    void tooManySignInsFromOneBrowserHaveToWait() {
        for (int i = 0; i < Rates.usual().signInsPerBrowser(); i++) {
            assertThat(browser.get("/sign-in").statusCode()).isEqualTo(303);
        }
        HttpResponse<String> refused = browser.get("/sign-in");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).get().asString().matches("[1-9]\\d*");
        assertThat(desk.browser().get("/sign-in").statusCode()).isEqualTo(303);
    }

    @Test
    void tooManySignInsFromOneAddressHaveToWait() {
        for (int i = 0; i < Rates.usual().signInsPerAddress(); i++) {
            assertThat(desk.browser().get("/sign-in").statusCode()).isEqualTo(303);
        }
        assertThat(desk.browser().get("/sign-in").statusCode()).isEqualTo(429);

        desk.clock.pass(java.time.Duration.ofMinutes(1));
        assertThat(desk.browser().get("/sign-in").statusCode()).isEqualTo(303);
    }
}
