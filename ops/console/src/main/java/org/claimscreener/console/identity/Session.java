package org.claimscreener.console.identity;

import java.time.Instant;

/** Somebody signed in with one browser. Thread-safe. */
final class Session {
    private final String id = Secrets.random();
    private final String csrfToken = Secrets.random();
    private final Object asking = new Object();
    private final Instant begunAt;
    private Instant lastSeenAt;
    private Person person;
    private Tokens tokens;
    private Instant confirmedAt;
    private Instant askedAt;

    Session(Granted granted, Instant now) {
        begunAt = now;
        lastSeenAt = now;
        person = granted.person();
        tokens = granted.tokens();
        confirmedAt = now;
        askedAt = now;
    }

    /** What the cookie holds. Secret. */
    String id() {
        return id;
    }

    /** What forms send back. Secret. */
    String csrfToken() {
        return csrfToken;
    }

    /** Held by whoever asks the provider about it. */
    Object asking() {
        return asking;
    }

    Instant begunAt() {
        return begunAt;
    }

    synchronized Person person() {
        return person;
    }

    synchronized Tokens tokens() {
        return tokens;
    }

    synchronized Instant lastSeenAt() {
        return lastSeenAt;
    }

    synchronized void seen(Instant now) {
        lastSeenAt = now;
    }

    /** When the provider said last that the person has these roles. */
    synchronized Instant confirmedAt() {
        return confirmedAt;
    }

    /** When the provider was asked last, with or without an answer. */
    synchronized Instant askedAt() {
        return askedAt;
    }

    synchronized void asked(Instant now) {
        askedAt = now;
    }

    synchronized void confirmed(Granted granted, Instant now) {
        person = granted.person();
        tokens = granted.tokens();
        confirmedAt = now;
    }

    @Override
    public String toString() {
        return "Session[…]";
    }
}
