package org.claimscreener.audit;

import java.util.Optional;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.AuditAction;

/**
 * What is to be put on record.
 *
 * @param actorId who; at most 255 characters, blank when nobody was signed in
 * @param actorRole in which role; empty when nobody was signed in
 * @param action what
 * @param subject to what, never a patient's id; at most 255 characters, may be blank
 * @param detail more for people, nothing about a patient; at most 500 characters, may be blank
 */
public record AuditEntry(
        String actorId, Optional<ActorRole> actorRole, AuditAction action, String subject, String detail) {
    /** Longest id of an actor or a subject, in characters. */
    public static final int MAX_ID = 255;

    /** Longest detail, in characters. */
    public static final int MAX_DETAIL = 500;

    public AuditEntry {
        check("actor id", actorId, MAX_ID);
        check("subject", subject, MAX_ID);
        check("detail", detail, MAX_DETAIL);
    }

    /** The same, with what is too long cut, and an ellipsis where it was. */
    public static AuditEntry fitted(
            String actorId, Optional<ActorRole> actorRole, AuditAction action, String subject, String detail) {
        return new AuditEntry(
                fitted(actorId, MAX_ID), actorRole, action, fitted(subject, MAX_ID), fitted(detail, MAX_DETAIL));
    }

    private static String fitted(String value, int max) {
        if (value.length() <= max) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(max - 2)) ? max - 2 : max - 1;
        return value.substring(0, end) + "…";
    }

    private static void check(String name, String value, int max) {
        if (value.length() > max) {
            throw new IllegalArgumentException(name + " has " + value.length() + " characters, at most " + max);
        }
    }
}
