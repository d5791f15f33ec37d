package org.claimscreener.console.identity.dev;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Things that were given out under a name that nobody guesses; the newest so many of them. Thread-safe. */
final class DevGrants<T> {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 5_000;
    private static final int BYTES = 32;

    private final Duration life;
    private final Map<String, Given<T>> given = new LinkedHashMap<>();

    private record Given<T>(T what, Instant until) {}

    DevGrants(Duration life) {
        this.life = life;
    }

    synchronized String give(T what, Instant now) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String name = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        given.put(name, new Given<>(what, now.plus(life)));
        if (given.size() > MOST) {
            given.remove(given.keySet().iterator().next());
        }
        return name;
    }

    synchronized Optional<T> look(String name, Instant now) {
        return Optional.ofNullable(given.get(name))
                .filter(each -> each.until().isAfter(now))
                .map(Given::what);
    }

    /** What can be had once. */
    synchronized Optional<T> take(String name, Instant now) {
        Optional<T> found = look(name, now);
        given.remove(name);
        return found;
    }
}
