package org.claimscreener.launcher.directive;

import java.time.Instant;

import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionEvent;
import org.claimscreener.wire.record.SupervisionStep;
import org.jspecify.annotations.Nullable;

/** What the supervision job says, one line a step. Stateless. */
public final class StepText {
    private StepText() {}

    /** A person is named only by the pseudonym that the network knows. */
    public static String of(SupervisionStep step) {
        return CivilTime.format(step.getAt()) + "  " + subject(step) + "  "
                + switch (step.getEvent()) {
                    case DIRECTIVE_TAKEN ->
                        "order " + step.getOrderNo() + ": " + kind(step) + ", in force "
                                + term(step.getInForceFrom(), step.getInForceTo());
                    case DIRECTIVE_LIFTED ->
                        "order " + step.getOrderNo() + " is lifted, in force "
                                + term(step.getInForceFrom(), step.getInForceTo());
                    case DIRECTIVE_MET ->
                        "order " + step.getOrderNo() + ": settlement " + step.getSettlementId()
                                + " was the first to be decided by it, " + step.getLagMs() + " ms after it came";
                    case REFUSED ->
                        "refused, " + step.getRefusal() + ": " + step.getRefusalDetail() + " (" + step.getCauseId()
                                + ")";
                    case OTHER -> SupervisionEvent.OTHER + ": written by a newer version";
                };
    }

    private static String subject(SupervisionStep step) {
        return step.getSubjectKind() == SubjectKind.INSTITUTION
                ? step.getSubjectId()
                : step.getSubjectKind() + " " + step.getSubjectId();
    }

    private static String kind(SupervisionStep step) {
        Directive directive = step.getDirective();
        return directive == null ? "?" : directive.getKind() + " (" + directive.getLegalBasis() + ")";
    }

    private static String term(@Nullable Instant from, @Nullable Instant to) {
        if (from == null) {
            return "at once";
        }
        if (to == null) {
            return "from " + CivilTime.format(from) + " until lifted";
        }
        return to.isAfter(from)
                ? CivilTime.format(from) + " to " + CivilTime.format(to)
                : "never: it was lifted before it began";
    }
}
