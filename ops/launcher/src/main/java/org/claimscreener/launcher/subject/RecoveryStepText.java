package org.claimscreener.launcher.subject;

import java.time.Instant;

import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryStep;
import org.claimscreener.wire.record.SubjectKind;
import org.jspecify.annotations.Nullable;

/** What became of money that is to come back, one line a step or a claim. Stateless. */
public final class RecoveryStepText {
    private RecoveryStepText() {}

    /** A person is named only by the pseudonym that the network knows. */
    public static String of(RecoveryStep step) {
        return beginning(step) + what(step);
    }

    /** A claim by its newest step: what was ordered, what came, what is open. */
    public static String standing(RecoveryStep newest) {
        return beginning(newest) + "ordered " + Yuan.of(newest.getClaimedFen()) + reduced(newest) + ", came "
                + Yuan.of(newest.getRecoveredFen()) + ", "
                + (newest.getOutstandingFen() == 0 ? "closed" : Yuan.of(newest.getOutstandingFen()) + " outstanding")
                + (newest.getGivenUpFen() == 0 ? "" : ", " + Yuan.of(newest.getGivenUpFen()) + " given up")
                + refund(newest);
    }

    private static String beginning(RecoveryStep step) {
        String subject = step.getSubjectKind() == SubjectKind.INSTITUTION
                ? step.getSubjectId()
                : step.getSubjectKind() + " " + step.getSubjectId();
        return CivilTime.format(step.getAt()) + "  " + subject + "  " + account(step) + " of " + step.getCaseId()
                + ": ";
    }

    private static String account(RecoveryStep step) {
        return switch (step.getAccount()) {
            case LOSS -> "loss";
            case FINE -> "fine";
            case OTHER -> "money";
        };
    }

    private static String what(RecoveryStep step) {
        String by = ", by " + step.getActorId() + ": " + step.getReason();
        return switch (step.getEvent()) {
            case ORDERED -> Yuan.of(step.getAmountFen()) + " ordered, " + step.getReference() + by;
            case RECEIVED ->
                Yuan.of(step.getAmountFen()) + " came on " + time(step.getReceivedAt()) + ", " + step.getReference()
                        + "; " + open(step) + by;
            case REDUCED ->
                Yuan.of(step.getAmountFen()) + " less is due, " + step.getReference() + "; " + open(step) + refund(step)
                        + by;
            case CLOSED ->
                step.getGivenUpFen() == 0
                        ? "closed, nothing is outstanding"
                        : "closed, " + Yuan.of(step.getGivenUpFen()) + " given up, " + step.getReference() + by;
            case REFUSED ->
                "refused, " + step.getRefusal() + ": " + step.getRefusalDetail() + " (" + step.getReference() + ", "
                        + Yuan.of(step.getAmountFen()) + ", " + step.getCauseId() + ")";
            case OTHER -> RecoveryEvent.OTHER + ": written by a newer version";
        };
    }

    private static String open(RecoveryStep step) {
        return Yuan.of(step.getOutstandingFen()) + " outstanding";
    }

    private static String reduced(RecoveryStep step) {
        return step.getDueFen() == step.getClaimedFen() ? "" : ", due " + Yuan.of(step.getDueFen());
    }

    private static String refund(RecoveryStep step) {
        return step.getRefundFen() == 0 ? "" : ", " + Yuan.of(step.getRefundFen()) + " to be paid back";
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "?" : CivilTime.format(time);
    }
}
