package org.claimscreener.launcher.subject;

import java.math.BigDecimal;
import java.time.Instant;

import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.CreditContest;
import org.claimscreener.wire.record.CreditMeasure;
import org.claimscreener.wire.record.CreditMove;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SanctionProposal;
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
                    case CREDIT_MOVED -> moved(step.getCredit());
                    case SANCTION_PROPOSED -> "proposed, for a person to order: " + text(step.getProposal());
                    case SANCTION_WITHDRAWN -> "no longer proposed: " + text(step.getProposal());
                    case CONTESTED, CONTEST_ESCALATED, CONTEST_ENDED -> contest(step.getContest());
                    case REFUSED ->
                        "refused, " + step.getRefusal() + ": " + step.getRefusalDetail() + " (" + step.getCauseId()
                                + ")";
                    case OTHER -> SupervisionEvent.OTHER + ": written by a newer version";
                };
    }

    private static String moved(@Nullable CreditMove move) {
        if (move == null) {
            return "?";
        }
        String why = move.getTakenBackBy() == null
                ? "hold " + move.getChangeId() + " (" + move.getRuleCode() + ")"
                : "hold " + move.getChangeId() + " was taken back by " + move.getTakenBackBy();
        if (move.getMeasure() == CreditMeasure.POINTS) {
            return "points of " + move.getDay().getYear() + ": " + move.getBefore() + " to " + move.getAfter() + ", "
                    + why;
        }
        return "score " + hundredths(move.getBefore()) + " (" + move.getGradeBefore() + ") to "
                + hundredths(move.getAfter()) + " (" + move.getGradeAfter() + "), " + why;
    }

    private static String hundredths(int e2) {
        return BigDecimal.valueOf(e2, 2).toPlainString();
    }

    private static String text(@Nullable SanctionProposal proposal) {
        return proposal == null ? "?" : proposal.getTextEn();
    }

    private static String contest(@Nullable CreditContest contest) {
        if (contest == null) {
            return "?";
        }
        String which = "contest " + contest.getContestId() + " of hold " + contest.getChangeId() + ": ";
        return which
                + switch (contest.getStage()) {
                    case OPEN -> "to be decided before " + CivilTime.format(contest.getDeadline());
                    case ESCALATED -> "nobody decided in time, it waits for a supervisor";
                    case STANDS -> "the change stands, " + contest.getDecisionReason();
                    case TAKEN_BACK -> "the change is taken back, " + contest.getDecisionReason();
                    case MOOT -> "the change was taken back by something else";
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
