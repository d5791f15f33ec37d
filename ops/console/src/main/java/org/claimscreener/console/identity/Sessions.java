package org.claimscreener.console.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All who are signed in: at most 20,000 sessions and 20 of a person, of which the oldest end first. Thread-safe. */
final class Sessions {
    private static final int MOST = 20_000;
    private static final int MOST_OF_A_PERSON = 20;

    private final Duration idle;
    private final Duration longest;

    /** In the order of their beginning. */
    private final Map<String, Session> byId = new LinkedHashMap<>();

    Sessions(Duration idle, Duration longest) {
        this.idle = idle;
        this.longest = longest;
    }

    synchronized Session begin(Granted granted, Instant now) {
        byId.values().removeIf(session -> isOver(session, now));
        List<Session> own = new ArrayList<>();
        for (Session each : byId.values()) {
            if (each.person().id().equals(granted.person().id())) {
                own.add(each);
            }
        }
        if (own.size() >= MOST_OF_A_PERSON) {
            byId.remove(own.get(0).id());
        }
        if (byId.size() >= MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
        Session session = new Session(granted, now);
        byId.put(session.id(), session);
        return session;
    }

    /** The session of a cookie, if there is one, lapsed or not. */
    synchronized Optional<Session> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The session of a cookie that has not lapsed. */
    synchronized Optional<Session> live(String id, Instant now) {
        return find(id).filter(session -> !isOver(session, now));
    }

    boolean isOver(Session session, Instant now) {
        return !session.begunAt().plus(longest).isAfter(now)
                || !session.lastSeenAt().plus(idle).isAfter(now);
    }

    /** Whether this call ended it, and not another one before. */
    synchronized boolean end(Session session) {
        return byId.remove(session.id(), session);
    }
}
