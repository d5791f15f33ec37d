package org.claimscreener.engine.directive;

import java.time.Instant;

import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.StandingKind;
import org.jspecify.annotations.Nullable;

/**
 * A directive that was taken.
 *
 * @param directive as it was ordered; no LIFT
 * @param takenAt when the log took it in
 * @param from first instant at which it is in force: nobody is barred for what was before the order came
 * @param to the first instant after it, by its term or because it was lifted; null = until lifted. Not after {@code from}:
 *     it was lifted before it began
 * @param metBy the settlement whose decision saw it first; null = none has yet
 */
public record Order(
        Directive directive,
        Instant takenAt,
        Instant from,
        @Nullable Instant to,
        @Nullable String metBy) {

    /** Whether it is in force at some time from an instant on. */
    boolean openAt(Instant at) {
        return to == null || (to.isAfter(at) && to.isAfter(from));
    }

    Order endedAt(Instant end) {
        return new Order(directive, takenAt, from, to == null || end.isBefore(to) ? end : to, metBy);
    }

    Order met(String settlementId) {
        return new Order(directive, takenAt, from, to, settlementId);
    }

    /** It takes away for good what a suspension takes away for a time. */
    boolean terminates() {
        return standingKind(directive.getKind()) == StandingKind.TERMINATION;
    }

    boolean suspends() {
        return standingKind(directive.getKind()) == StandingKind.SUSPENSION;
    }

    /** Its place in the subject's standing, whose last instant may be past. */
    StandingEntry entry() {
        return StandingEntry.newBuilder()
                .setKind(standingKind(directive.getKind()))
                .setValue(directive.getKind().name())
                .setValidFrom(from)
                .setValidTo(to)
                .setOrderNo(directive.getOrderNo())
                .setLegalBasis(directive.getLegalBasis())
                .setEmergencyExempt(directive.getEmergencyExempt())
                .build();
    }

    private static StandingKind standingKind(DirectiveKind kind) {
        return switch (kind) {
            case SUSPEND_SETTLEMENT, SUSPEND_QUALIFICATION -> StandingKind.SUSPENSION;
            case TERMINATE_AGREEMENT, REVOKE_LICENCE, TERMINATE_QUALIFICATION -> StandingKind.TERMINATION;
            case RESTRICT_EMPLOYMENT -> StandingKind.EMPLOYMENT_RESTRICTION;
            case ORDER_TRACE_CODES -> StandingKind.TRACE_CODES_ORDERED;
            case LIFT, OTHER -> throw new IllegalArgumentException("a directive that puts nothing in force: " + kind);
        };
    }
}
