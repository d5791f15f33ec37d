package org.claimscreener.console.identity;

import java.util.Locale;

import org.claimscreener.wire.record.AuditAction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what is decided at the door, without saying about whom. Thread-safe. */
final class IdentityMetrics {
    private final MeterRegistry registry;

    IdentityMetrics(MeterRegistry registry) {
        this.registry = registry;
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
        counter("screener_console_refused_requests", "Requests that no page saw", "reason", why.name())
                .increment();
    }

    /** A sign-in that did not succeed, or one that did. */
    void signIn(String outcome) {
        counter("screener_console_sign_ins", "Sign-ins that came to an end", "outcome", outcome)
                .increment();
    }

    void audited(AuditAction action, boolean safe) {
        counter(
                        safe ? "screener_console_audited" : "screener_console_audit_failures",
                        safe ? "Actions on record" : "Actions that could not be put on record",
                        "action",
                        action.name())
                .increment();
    }

    private Counter counter(String name, String description, String tag, String value) {
        return Counter.builder(name)
                .description(description)
                .tag(tag, value.toLowerCase(Locale.ROOT))
                .register(registry);
    }
}
