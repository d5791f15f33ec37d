package org.claimscreener.console.desk;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestHolds;
import org.claimscreener.console.TestPersons;
import org.claimscreener.console.identity.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages over HTTP, as different persons see them. */
class PagesTest {
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

    private HttpResponse<String> get(Person person, String path) throws Exception {
        return console.get(person, path);
    }

    @Test
    void drawsTheQueueWithWhatLapsesFirstOnTop() throws Exception {
        HttpResponse<String> page = get(TestPersons.REVIEWER, "/queue");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"en\">", "Overdue", TestHolds.WAITING, "9 h left");
        assertThat(page.body().indexOf(TestHolds.OVERDUE))
                .isLessThan(page.body().indexOf(TestHolds.WAITING));
    }

    @Test
    void drawsEveryHoldInEveryLanguage() throws Exception {
        for (String id : List.of(
                TestHolds.WAITING,
                TestHolds.IN_HAND,
                TestHolds.NOTIFIED,
                TestHolds.APPEALED,
                TestHolds.COLLEGIAL,
                TestHolds.PROPOSED,
                TestHolds.RELEASED,
                TestHolds.UNDECIDED)) {
            for (String language : List.of("zh", "en")) {
                assertThat(get(TestPersons.SENIOR, "/holds/" + id + "?lang=" + language)
                                .statusCode())
                        .as(id + " in " + language)
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void keepsThePatientOffThePageUntilAskedFor() throws Exception {
        String page = get(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING).body();
        assertThat(page).contains("Show the patient").doesNotContain("PSN-INVENTED");
        assertThat(console.access().audited()).isEmpty();

        HttpResponse<String> shown = console.post(
                TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING + "/patient", "_csrf=token-of-reviewer-1");

        assertThat(shown.body()).contains("PSN-INVENTED-4711").doesNotContain("<html");
        assertThat(console.access().audited())
                .singleElement()
                .asString()
                .contains("PATIENT_SHOWN " + TestHolds.WAITING)
                .doesNotContain("PSN-");
    }

    @Test
    void leadsEverybodyToTheirFirstPage() throws Exception {
        assertThat(location(get(TestPersons.REVIEWER, "/"))).endsWith("/queue");
        assertThat(location(get(TestPersons.HOSPITAL_CLERK, "/"))).endsWith("/mine");
        assertThat(location(get(TestPersons.OPERATOR, "/"))).endsWith("/dashboard");
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void leadsToTheNextHoldThatThePersonMayClaim() throws Exception {
        assertThat(location(get(TestPersons.REVIEWER, "/queue/next"))).endsWith("/holds/" + TestHolds.OVERDUE);
    }

    @Test
    void filtersPagesAndKeepsTheQuestion() throws Exception {
        String first = get(TestPersons.REVIEWER, "/queue?rule=FP-02").body();
        assertThat(first).contains("61 holds", "rule=FP-02&amp;after=50").doesNotContain(TestHolds.WAITING);

        String second = get(TestPersons.REVIEWER, "/queue?rule=FP-02&after=50").body();
        assertThat(second).contains("First page").doesNotContain("Next page");
        assertThat(get(TestPersons.REVIEWER, "/queue?mine=1").body()).contains("1 holds", TestHolds.IN_HAND);
        assertThat(get(TestPersons.REVIEWER, "/queue?rule=none").body()).contains("Nothing matches");
    }

    @Test
    void pagesThatAreNotForARoleAreForbiddenAndSaySo() throws Exception {
        for (String path : List.of("/queue", "/dashboard", "/rules", "/queue/next", "/practitioners/D430102000123")) {
            HttpResponse<String> page = get(TestPersons.HOSPITAL_CLERK, path);
            assertThat(page.statusCode()).as(path).isEqualTo(403);
            assertThat(page.body()).contains("Your role does not allow this");
        }
        assertThat(get(TestPersons.REVIEWER, "/mine").statusCode()).isEqualTo(403);
        assertThat(get(TestPersons.REVIEWER, "/dashboard").statusCode()).isEqualTo(403);
        assertThat(get(TestPersons.OPERATOR, "/queue").statusCode()).isEqualTo(403);
        assertThat(get(TestPersons.OPERATOR, "/holds/" + TestHolds.WAITING).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anInstitutionFindsNothingOfAnother() throws Exception {
        for (String path : List.of(
                "/holds/" + TestHolds.PHARMACY_HOLD,
                "/holds/" + TestHolds.PHARMACY_HOLD + "/news",
                "/queue/row/" + TestHolds.PHARMACY_HOLD,
                "/institutions/" + TestPersons.PHARMACY)) {
            assertThat(get(TestPersons.HOSPITAL_CLERK, path).statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
        HttpResponse<String> patient = console.post(
                TestPersons.HOSPITAL_CLERK,
                "/holds/" + TestHolds.PHARMACY_HOLD + "/patient",
                "_csrf=token-of-" + TestPersons.HOSPITAL_CLERK.id());
        assertThat(patient.statusCode()).isEqualTo(404);
        String mine = get(TestPersons.HOSPITAL_CLERK, "/mine").body();
        assertThat(mine).contains(TestHolds.NOTIFIED).doesNotContain(TestPersons.PHARMACY, TestHolds.PHARMACY_HOLD);
    }

    @Test
    void anInstitutionIsNotToldWhoReviewsNorWhatIsThoughtBeforeItIsDecided() throws Exception {
        String page =
                get(TestPersons.HOSPITAL_CLERK, "/holds/" + TestHolds.PROPOSED).body();
        assertThat(page).doesNotContain("reviewer-2", "请第二人确认", "Scrutiny", "institution_stays_30d");
        assertThat(get(TestPersons.HOSPITAL_CLERK, "/institutions/" + TestPersons.HOSPITAL)
                        .body())
                .contains("Credit grade")
                .doesNotContain("Scrutiny", "reviewer-");
        assertThat(get(TestPersons.REVIEWER, "/holds/" + TestHolds.PROPOSED).body())
                .contains("reviewer-2", "请第二人确认", "Scrutiny");
    }

    @Test
    void asksStrangersToSignIn() throws Exception {
        HttpResponse<String> page = console.send(
                java.net.http.HttpRequest.newBuilder(console.address().resolve("/queue"))
                        .build());

        assertThat(page.statusCode()).isEqualTo(401);
        assertThat(page.body()).contains("/sign-in", "请先登录");
    }

    @Test
    void saysThatThereIsNothingAtAnUnknownAddress() throws Exception {
        for (String path : List.of("/nothing", "/holds/none", "/institutions/none", "/practitioners/none")) {
            HttpResponse<String> page = get(TestPersons.REVIEWER, path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).as(path).contains("Check the number");
        }
    }

    @Test
    void aFaultOfOursShowsNothingOfTheInside() throws Exception {
        HttpResponse<String> page = get(TestPersons.REVIEWER, "/queue?after=not-a-token");

        assertThat(page.statusCode()).isEqualTo(500);
        assertThat(page.body()).contains("This is our fault").doesNotContain("NumberFormat", "org.claimscreener");
    }

    @Test
    void remembersTheLanguageThatWasChosen() throws Exception {
        HttpResponse<String> page = get(TestPersons.REVIEWER, "/queue?rule=FP-05&lang=zh");

        assertThat(page.body()).contains("<html lang=\"zh-CN\">", "待办列表", "/queue?rule=FP-05&amp;lang=en");
        assertThat(page.headers().allValues("Set-Cookie")).anyMatch(cookie -> cookie.startsWith("lang=zh"));
    }

    @Test
    void sendsHeadersThatKeepForeignScriptsOut() throws Exception {
        HttpResponse<String> page = get(TestPersons.REVIEWER, "/holds/" + TestHolds.WAITING);

        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("style=\"", " onclick=", "<style", "javascript:");
    }

    @Test
    void givesOutWhatPagesLoadAndLetsBrowsersKeepIt() throws Exception {
        String page = get(TestPersons.SUPERVISOR, "/dashboard").body();
        java.util.regex.Matcher assets = java.util.regex.Pattern.compile(
                        "(?:src|href)=\"(/(?:static|webjars)/[^\"]+)\"")
                .matcher(page);
        int count = 0;
        while (assets.find()) {
            HttpResponse<String> asset = get(TestPersons.SUPERVISOR, assets.group(1));
            assertThat(asset.statusCode()).as(assets.group(1)).isEqualTo(200);
            assertThat(asset.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            count++;
        }
        assertThat(count).isEqualTo(7);
    }

    @Test
    void tellsWhetherItIsWellAndWhatItCounts() throws Exception {
        get(TestPersons.REVIEWER, "/queue");
        HttpResponse<String> health = get(TestPersons.REVIEWER, "/healthz");
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(get(TestPersons.REVIEWER, "/metrics").body())
                .contains("screener_console_page_seconds_count{route=\"/queue\",status=\"200\"} 1");
    }

    @Test
    void drawsTheRowOfAHoldThatWentOn() throws Exception {
        assertThat(get(TestPersons.REVIEWER, "/queue/row/" + TestHolds.WAITING + "?at=7")
                        .body())
                .startsWith("<tr")
                .contains("sse:hold-7", TestPersons.HOSPITAL);
        assertThat(get(TestPersons.HOSPITAL_CLERK, "/queue/row/" + TestHolds.WAITING + "?at=x")
                        .body())
                .contains("sse:hold-0")
                .doesNotContain("/institutions/");
    }

    @Test
    void saysWhatIsNewOnlyWhenSomethingIs() throws Exception {
        assertThat(get(TestPersons.REVIEWER, "/holds/" + TestHolds.IN_HAND + "/news?seen=2")
                        .body())
                .isBlank();
        assertThat(get(TestPersons.REVIEWER, "/holds/" + TestHolds.IN_HAND + "/news?seen=1")
                        .body())
                .contains("step 2", "/holds/" + TestHolds.IN_HAND);
    }

    @Test
    void anAddressOfAnotherServerIsNotLedTo() throws Exception {
        HttpResponse<String> page = console.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(console.address() + "//evil.example/x"))
                        .build());

        assertThat(page.body()).doesNotContain("\"//evil");
    }
}
