package org.claimscreener.console.identity;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.claimscreener.audit.AuditEntry;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.javalin.http.ServiceUnavailableResponse;

/** Puts down what persons do, with the role in which they did it. Thread-safe. */
final class Noted {
    private static final Logger LOG = LoggerFactory.getLogger(Noted.class);

    /** Of a person with several roles the first of these is noted: the one that lets them do most. */
    private static final List<ActorRole> MOST_FIRST = List.of(
            ActorRole.SUPERVISOR,
            ActorRole.COLLEGIAL_MEMBER,
            ActorRole.SENIOR_REVIEWER,
            ActorRole.REVIEWER,
            ActorRole.INSTITUTION,
            ActorRole.OPERATOR,
            ActorRole.AUDITOR);

    private final AuditTrail trail;
    private final IdentityMetrics metrics;

    Noted(AuditTrail trail, IdentityMetrics metrics) {
        this.trail = trail;
        this.metrics = metrics;
    }

    /** Empty of who has a duty alone: the audit knows the holds job's roles, and says none rather than a wrong one. */
    private static Optional<ActorRole> role(Person person) {
        return MOST_FIRST.stream().filter(person.roles()::contains).findFirst();
    }

    private static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }

    /**
     * Before something is done.
     *
     * @throws ServiceUnavailableResponse when it cannot be put down: it must not be done
     */
    void first(Person person, AuditAction action, String subject, String detail) {
        try {
            write(new AuditEntry(
                    person.id(),
                    role(person),
                    action,
                    cut(subject, AuditEntry.MAX_ID),
                    cut(detail, AuditEntry.MAX_DETAIL)));
        } catch (IOException e) {
            LOG.error("{} cannot be put on record, so it is not done", action, e);
            throw new ServiceUnavailableResponse(
                    "It cannot be put on record what you do, so it was not done. Try again in a minute.");
        }
    }

    /** Of what happens whether it can be put down or not: somebody loses access. */
    void anyway(Person person, AuditAction action) {
        put(new AuditEntry(person.id(), role(person), action, "", ""));
    }

    /** Nobody was signed in. */
    void refused(SignInRefusal why) {
        put(new AuditEntry("", Optional.empty(), AuditAction.SIGN_IN_REFUSED, "", why.words()));
    }

    private void write(AuditEntry entry) throws IOException {
        boolean safe = false;
        try {
            trail.put(entry);
            safe = true;
        } finally {
            metrics.audited(entry.action(), safe);
        }
    }

    private void put(AuditEntry entry) {
        try {
            write(entry);
        } catch (IOException e) {
            LOG.error("{} happened and could not be put on record", entry.action(), e);
        }
    }
}
