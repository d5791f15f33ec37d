package org.claimscreener.launcher.subject;

import java.time.Instant;

import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipStep;
import org.jspecify.annotations.Nullable;

/** What happened to tips, one line a step. Stateless. */
public final class TipStepText {
    private TipStepText() {}

    /** A person is named only by the pseudonym that the network knows, a reporter not at all. */
    public static String of(TipStep step) {
        String target = step.getTargetKind() == SubjectKind.INSTITUTION
                ? step.getTargetId()
                : step.getTargetKind() + " " + step.getTargetId();
        return CivilTime.format(step.getAt()) + "  " + target + "  tip " + step.getTipId() + ": " + what(step);
    }

    private static String what(TipStep step) {
        return switch (step.getEvent()) {
            case RECEIVED -> "received";
            case DUE -> "somebody has to act on it before " + time(step.getDeadline());
            case TAKEN_UP -> "taken up by " + step.getActorId() + ", scrutiny until " + time(step.getScrutinyUntil());
            case DISMISSED ->
                "dismissed by " + step.getActorId() + ", " + step.getDismissal() + ": " + step.getReason();
            case EXTENDED -> "extended by " + step.getActorId() + " to before " + time(step.getDeadline());
            case LATE -> "late: " + step.getReason();
            case CLOSED_VERIFIED ->
                "verified by " + step.getActorId() + ", the reporter of " + step.getOtherTipId() + " is rewarded: "
                        + step.getReason();
            case CLOSED_UNFOUNDED -> "unfounded, by " + step.getActorId() + ": " + step.getReason();
            case JOINED -> "stands aside for " + step.getOtherTipId() + ", by " + step.getActorId();
            case SEPARATED -> "is about facts of its own, by " + step.getActorId();
            case LINKED ->
                "hold " + step.getSourceId() + " belongs to it"
                        + (step.getActorId() == null ? "" : ", by " + step.getActorId());
            case MONEY_CHANGED ->
                fen(step.getChangeFen()) + " by hold " + step.getSourceId() + ", " + fen(step.getReturnedFen())
                        + " in all";
            case REWARD_CHANGED -> "the reporter is due " + fen(step.getDueFen());
            case REFUSED ->
                "refused, " + step.getRefusal() + ": " + step.getRefusalDetail() + " (" + step.getCauseId() + ")";
            case OTHER -> TipEvent.OTHER + ": written by a newer version";
        };
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "?" : CivilTime.format(time);
    }

    private static String fen(@Nullable Long fen) {
        return fen == null ? "?" : Yuan.of(fen);
    }
}
