package org.claimscreener.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.junit.jupiter.api.Test;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;

import static org.assertj.core.api.Assertions.assertThat;

class SessionsTest {
    private static final Instant NOW = Instant.parse("2026-09-21T08:00:00Z");

    private final Sessions sessions = new Sessions(Duration.ofMinutes(30), Duration.ofHours(10));

    private static Granted granted(String person) {
        return new Granted(
                new Person(person, "Part", Set.of(ActorRole.AUDITOR), Optional.empty()),
                new Tokens(new BearerAccessToken("x"), Optional.empty()));
    }

    @Test
    void idsAndTokensAreAllDifferent() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            Session session = sessions.begin(granted("u-" + i), NOW);
            assertThat(seen.add(session.id()) && seen.add(session.csrfToken())).isTrue();
        }
    }

    @Test
    void theOldestOfTooManyOfAPersonEnds() {
        List<Session> begun = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            begun.add(sessions.begin(granted("u-1"), NOW));
        }

        assertThat(sessions.live(begun.get(0).id(), NOW)).isEmpty();
        assertThat(sessions.live(begun.get(1).id(), NOW)).isPresent();
        assertThat(sessions.live(begun.get(20).id(), NOW)).isPresent();
    }

    @Test
    void aSessionIsEndedOnce() {
        Session session = sessions.begin(granted("u-1"), NOW);

        assertThat(sessions.end(session)).isTrue();
        assertThat(sessions.end(session)).isFalse();
        assertThat(sessions.find(session.id())).isEmpty();
    }

    @Test
    void secretsShowInNoText() {
        Session session = sessions.begin(granted("u-1"), NOW);

        assertThat(session.toString()).doesNotContain(session.id()).doesNotContain(session.csrfToken());
        assertThat(granted("u-1").toString()).contains("Tokens[…]");
        assertThat(PendingSignIn.begin("/", NOW).toString()).isEqualTo("PendingSignIn[…]");
    }
}
