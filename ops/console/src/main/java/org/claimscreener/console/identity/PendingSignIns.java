package org.claimscreener.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sign-ins under way, by the browser that began them; the 10,000 newest. Thread-safe. */
final class PendingSignIns {
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final int MOST = 10_000;

    private final Map<String, PendingSignIn> byBrowser = new LinkedHashMap<>();

    /** A browser began one; what it began before is forgotten. */
    synchronized void put(String browser, PendingSignIn pending) {
        byBrowser.remove(browser);
        byBrowser.put(browser, pending);
        if (byBrowser.size() > MOST) {
            byBrowser.remove(byBrowser.keySet().iterator().next());
        }
    }

    /** The browser's, when it is answered in time; it can be taken once, whatever the answer is. */
    synchronized Optional<PendingSignIn> take(String browser, Instant now) {
        return Optional.ofNullable(byBrowser.remove(browser))
                .filter(pending -> pending.begunAt().plus(PATIENCE).isAfter(now));
    }
}
