package org.claimscreener.console.identity;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the provider again whether somebody still has the roles with which the session began: what is read rests on an
 * answer of the last minute, what is changed on one of the last five seconds. Thread-safe.
 */
final class RoleWatch {
    static final Duration FOR_READING = Duration.ofSeconds(60);
    static final Duration FOR_CHANGING = Duration.ofSeconds(5);

    /** While the provider does not answer, what it said last is good for reading so long. */
    static final Duration READING_WITHOUT_PROVIDER = Duration.ofMinutes(15);

    private static final Logger LOG = LoggerFactory.getLogger(RoleWatch.class);

    private final Provider provider;
    private final InstantSource clock;

    /** What is known now. */
    enum Answer {
        /** The person has the roles. */
        HOLDS,
        /** The person has not all of them any more. */
        GONE,
        /** The provider does not say. */
        UNKNOWN
    }

    RoleWatch(Provider provider, InstantSource clock) {
        this.provider = provider;
        this.clock = clock;
    }

    /** For a page that shows. */
    Answer forReading(Session session) {
        Instant now = clock.instant();
        if (isFresh(session, FOR_READING, now)) {
            return Answer.HOLDS;
        }
        boolean askedJustNow = session.askedAt().plus(FOR_CHANGING).isAfter(now);
        Answer answer = askedJustNow ? Answer.UNKNOWN : ask(session, FOR_READING);
        return answer == Answer.UNKNOWN && isFresh(session, READING_WITHOUT_PROVIDER, now) ? Answer.HOLDS : answer;
    }

    /** For whatever changes something. */
    Answer forChanging(Session session) {
        return isFresh(session, FOR_CHANGING, clock.instant()) ? Answer.HOLDS : ask(session, FOR_CHANGING);
    }

    private static boolean isFresh(Session session, Duration life, Instant now) {
        return !session.confirmedAt().plus(life).isBefore(now);
    }

    /** One at a time for a session: a page with many parts asks once. */
    private Answer ask(Session session, Duration life) {
        synchronized (session.asking()) {
            Instant now = clock.instant();
            if (isFresh(session, life, now)) {
                return Answer.HOLDS;
            }
            session.asked(now);
            try {
                Granted granted = provider.again(session.person(), session.tokens());
                if (!holds(session.person(), granted.person())) {
                    return Answer.GONE;
                }
                session.confirmed(granted, now);
                return Answer.HOLDS;
            } catch (SignInRefusedException e) {
                return Answer.GONE;
            } catch (IOException e) {
                LOG.warn("the provider was asked about a session and does not answer: {}", e.getMessage());
                return Answer.UNKNOWN;
            }
        }
    }

    private static boolean holds(Person before, Person now) {
        return now.roles().containsAll(before.roles())
                && now.duties().containsAll(before.duties())
                && now.institutionId().equals(before.institutionId());
    }
}
