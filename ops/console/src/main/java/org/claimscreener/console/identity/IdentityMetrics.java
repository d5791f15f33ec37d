package org.claimscreener.console.identity;

import java.util.Locale;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfConsole;
import org.claimscreener.wire.record.AuditAction;

import io.micrometer.core.instrument.MeterRegistry;

/** Counts what is decided at the door, without saying about whom. Thread-safe. */
final class IdentityMetrics {
    private final Meters meters;

    IdentityMetrics(MeterRegistry registry) {
        this.meters = new Meters(registry);
    }

    /** Why a request did not get to a page. */
    enum Refused {
        /** From a page of another site. */
        FOREIGN,
        /** Nobody is signed in. */
        NOBODY,
        /** Without the session's token. */
        FORGED,
        /** Too many of them. */
        TOO_MANY,
        /** The role is gone. */
        ROLE_GONE,
        /** The provider does not say whether the role holds. */
        PROVIDER_SILENT
    }

    void refused(Refused why) {
        meters.counter(OfConsole.REFUSED_REQUESTS, word(why.name())).increment();
    }

    /** A sign-in that did not succeed, or one that did. */
    void signIn(String outcome) {
        meters.counter(OfConsole.SIGN_INS, word(outcome)).increment();
    }

    void audited(AuditAction action, boolean safe) {
        meters.counter(safe ? OfConsole.AUDITED : OfConsole.AUDIT_FAILURES, word(action.name()))
                .increment();
    }

    private static String word(String value) {
        return value.toLowerCase(Locale.ROOT);
    }
}
