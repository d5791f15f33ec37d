package org.claimscreener.console.identity;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.claimscreener.console.identity.dev.CrookedTokens;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LogsAndCookiesTest {
    /** All that is logged while it is open, with what exceptions say. */
    private static final class Heard extends AbstractAppender implements AutoCloseable {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final Logger root = (Logger) LogManager.getRootLogger();
        private final Level before = root.getLevel();

        private Heard() {
            super("heard", null, null, true, Property.EMPTY_ARRAY);
            start();
            root.addAppender(this);
            Configurator.setRootLevel(Level.INFO);
        }

        @Override
        public void append(LogEvent event) {
            lines.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage());
            for (Throwable thrown = event.getThrown(); thrown != null; thrown = thrown.getCause()) {
                lines.add(thrown.toString());
            }
        }

        @Override
        public void close() {
            Configurator.setRootLevel(before);
            root.removeAppender(this);
            stop();
        }
    }

    @Test
    void logsNeitherTokensNorNames() {
        try (Heard heard = new Heard();
                TestDesk desk = new TestDesk();
                TestDesk crooked = new TestDesk(CrookedTokens.Fault.OTHER_KEY, settings -> settings)) {
            Browser browser = desk.browser();
            String answer = browser.choose("reviewer-1", "/");
            assertThat(browser.get(answer).statusCode()).isEqualTo(303);
            String csrf = browser.csrf();
            String session = browser.cookie("screener").orElseThrow();
            assertThat(crooked.browser().signIn("reviewer-1").statusCode()).isEqualTo(403);
            desk.provider.setRoles("reviewer-1", Set.of());
            desk.clock.pass(RoleWatch.FOR_CHANGING.plusSeconds(1));
            assertThat(browser.post("/change", Map.of("_csrf", csrf)).statusCode())
                    .isEqualTo(401);
            desk.stopProvider();
            assertThat(browser.get("/sign-in").statusCode()).isIn(303, 503);

            assertThat(heard.lines).anyMatch(line -> line.contains(SignInRefusal.BAD_TOKEN.words()));
            assertThat(heard.lines)
                    .allSatisfy(line -> assertThat(line)
                            .doesNotContain(csrf, session, Browser.query(answer).get("code"), "Reviewer 1", "eyJ"));
        }
    }

    @Test
    void cookiesOfAnEncryptedConsoleNeverGoInTheClear() {
        try (TestDesk desk = new TestDesk(
                CrookedTokens.Fault.NONE,
                settings -> IdentitySettings.of(
                        URI.create("https://desk.example"),
                        settings.issuer(),
                        settings.clientId(),
                        settings.clientSecret()))) {
            var answer = desk.browser().get("/sign-in");

            assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-screener-sign-in=")
                    .containsIgnoringCase("; Secure")
                    .containsIgnoringCase("Path=/")
                    .doesNotContainIgnoringCase("Domain");
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }
}
