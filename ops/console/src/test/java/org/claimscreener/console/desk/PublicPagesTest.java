package org.claimscreener.console.desk;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import org.claimscreener.console.TestConsole;
import org.claimscreener.console.TestPersons;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures for everybody, over HTTP. */
class PublicPagesTest {
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

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(console.address().resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return console.send(request.build());
    }

    @Test
    void showsMonthsToAnybodyAndLetsCachesKeepThem() throws Exception {
        HttpResponse<String> page = get("/public", "Accept-Language", "en");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("/public/2026-10", "2026-09", "Later appeals &lt;b&gt;2026", "/sign-in")
                .doesNotContain("csrf\" content=\"token");
        assertThat(page.headers().firstValue("Cache-Control")).contains("public, max-age=300");
        assertThat(page.headers().firstValue("Vary")).contains("Accept-Language, Cookie");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void showsAMonthWithWhatIsNotTold() throws Exception {
        HttpResponse<String> page = get("/public/2026-10?lang=en");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "Public figures of 2026-10",
                        "Edition 2",
                        "Hunan",
                        "<span class=\"sub\">4303</span>",
                        "not told",
                        "3 days to 7 days",
                        "60 days or more",
                        "12.5 %",
                        "重复收费",
                        "Region not known",
                        "Counts from 1 to 9 are not told");
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(get("/public/2026-09").body()).contains("本月没有规则暂缓任何结算").contains("湖南");
    }

    @Test
    void isTheSameForSomebodyWhoIsSignedIn() throws Exception {
        HttpResponse<String> page = console.get(TestPersons.SUPERVISOR, "/public/2026-10");

        assertThat(page.body())
                .isEqualTo(get("/public/2026-10", "Accept-Language", "en").body());
        assertThat(page.body()).doesNotContain(TestPersons.SUPERVISOR.displayName(), "/dashboard");
    }

    @Test
    void givesTheDocumentAsItWasPublished() throws Exception {
        HttpResponse<String> document = get("/public/2026-10.json");

        assertThat(document.body()).isEqualTo("{\"month\":\"2026-10\"}\n");
        assertThat(document.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        String tag = document.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = get("/public/2026-10.json", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchMonthAndLetsNobodyKeepThat() throws Exception {
        for (String path : List.of("/public/2026-08", "/public/2026-08.json", "/public/.json", "/public/x'y")) {
            HttpResponse<String> page = get(path.replace("'", "%27"));
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.headers().firstValue("Cache-Control")).as(path).contains("no-store");
        }
    }

    @Test
    void nothingElseIsReachedWithoutSignIn() throws Exception {
        for (String path : List.of(
                "/",
                "/queue",
                "/queue/next",
                "/mine",
                "/holds/S1",
                "/institutions/H43010200001",
                "/practitioners/D1",
                "/dashboard",
                "/rules",
                "/public/../queue",
                "/public/..%2Fqueue",
                "/public/%2e%2e/queue",
                "/public;/queue",
                "/publicqueue")) {
            assertThat(get(path).statusCode()).as(path).isIn(400, 401, 404);
        }
    }
}
