package org.claimscreener.console.identity;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.identity.dev.DevPerson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The provider inside the console, as the demo has it. */
class DevelopmentTest {
    private final URI address = TestDesk.freeAddress();
    private final TestClock clock = new TestClock();

    private Javalin start(IdentitySettings settings) {
        Identity identity = new Identity(settings, new TestTrail(), clock, new SimpleMeterRegistry());
        return Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    identity.install(config, "127.0.0.1", ctx -> false);
                    config.routes.get(
                            "/",
                            ctx -> ctx.result(
                                    identity.person(ctx).map(Person::id).orElse("nobody")));
                })
                .start("127.0.0.1", address.getPort());
    }

    @Test
    void oneServerIsConsoleAndProvider() {
        Javalin server = start(IdentitySettings.development(address, DevPerson.usual(List.of("H43010200001"))));
        try {
            Browser browser = new Browser(address);
            assertThat(browser.signIn("college-2").statusCode()).isEqualTo(303);
            assertThat(browser.get("/").body()).isEqualTo("college-2");
        } finally {
            server.stop();
        }
    }

    @Test
    void escapesWhatItIsAskedWith() {
        Javalin server = start(IdentitySettings.development(address, DevPerson.usual(List.of())));
        try {
            Browser browser = new Browser(address);
            String authorize = Browser.target(browser.get("/sign-in"));
            String state = Browser.query(authorize).get("state");
            HttpResponse<String> page = browser.get(authorize.replace(state, "%22%3E%3Cscript%3E"));
            assertThat(page.body()).doesNotContain("<script>").contains("value=\"&#34;>&lt;script>\"");
        } finally {
            server.stop();
        }
    }

    @Test
    void sendsNobodyElsewhereAndKnowsNoOtherClient() {
        Javalin server = start(IdentitySettings.development(address, DevPerson.usual(List.of())));
        try {
            Browser browser = new Browser(address);
            String authorize = Browser.target(browser.get("/sign-in"));
            assertThat(browser.get(authorize.replace("client_id=claim-screener", "client_id=x"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(browser.get(authorize.replace("sign-in%2Fcallback", "elsewhere"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(browser.post("/dev-provider/token", Map.of("grant_type", "password"))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(browser.get("/dev-provider/userinfo").statusCode()).isEqualTo(401);
            assertThat(browser.get("http://localhost:" + address.getPort() + "/dev-provider/jwks")
                            .statusCode())
                    .isEqualTo(403);
        } finally {
            server.stop();
        }
    }

    @Test
    void itIsNotThereUnlessItIsEnabled() {
        Javalin server =
                start(IdentitySettings.of(address, URI.create("https://id.example"), "desk", Optional.empty()));
        try {
            assertThat(new Browser(address)
                            .get("/dev-provider/.well-known/openid-configuration")
                            .statusCode())
                    .isEqualTo(404);
        } finally {
            server.stop();
        }
    }
}
