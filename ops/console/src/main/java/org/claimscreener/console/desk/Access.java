package org.claimscreener.console.desk;

import java.util.Optional;

import org.claimscreener.console.identity.Person;
import org.claimscreener.wire.record.AuditAction;

import io.javalin.http.Context;

/** What the pages need to know of who is there. Thread-safe. */
public interface Access {
    /** Who is signed in; empty for nobody. Asked again later of a request that stays open. */
    Optional<Person> person(Context ctx);

    /** What a form sends back in the field {@code _csrf}, or a script in the header {@code X-CSRF-Token}. */
    String csrfToken(Context ctx);

    /**
     * Puts down what a person does. What must be put down first is not done when this throws.
     *
     * @param subject a hold's or institution's id, never a patient's
     * @param detail without personal data, at most 500 characters
     */
    void audit(Person person, AuditAction action, String subject, String detail);
}
