package org.claimscreener.launcher.referral;

import java.time.Instant;
import java.util.Comparator;

import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;
import org.jspecify.annotations.Nullable;

/** What the supervision job says of referrals, one line each. Stateless. */
public final class ReferralText {
    private ReferralText() {}

    /** Those for a supervisor, then those whose receipt is late, then by when they are due; of the rest the oldest. */
    public static Comparator<ReferralStep> overdueFirst(Instant now) {
        return Comparator.comparing((ReferralStep step) -> !waitsForSupervisor(step))
                .thenComparing(step -> !isLate(step, now))
                .thenComparing(step -> isLate(step, now) ? -step.getReminders() : 0)
                .thenComparing(step -> step.getDueAt() == null ? Instant.MAX : step.getDueAt())
                .thenComparing(ReferralStep::getAt)
                .thenComparing(ReferralStep::getReferralId);
    }

    private static boolean waitsForSupervisor(ReferralStep step) {
        return step.getEscalated() && step.getStage() == ReferralStage.SENT;
    }

    private static boolean isLate(ReferralStep step, Instant now) {
        return step.getStage() == ReferralStage.SENT
                && (step.getReminders() > 0
                        || (step.getDueAt() != null && !step.getDueAt().isAfter(now)));
    }

    /** Where a referral stands, by its newest step. */
    public static String standing(ReferralStep newest, Instant now) {
        return newest.getReferralId() + "  to " + newest.getDepartment() + "  " + stands(newest, now) + ", since "
                + CivilTime.format(newest.getAt());
    }

    private static String stands(ReferralStep newest, Instant now) {
        ReferralStage stage = newest.getStage();
        if (stage == null) {
            return "?";
        }
        return switch (stage) {
            case MADE -> "made, not sent yet";
            case SENT -> sent(newest, now);
            case RECEIVED -> "received" + number(newest) + ", no answer yet";
            case ANSWERED -> "answered" + number(newest);
            case OTHER -> ReferralStage.OTHER + ": written by a newer version";
        };
    }

    private static String sent(ReferralStep newest, Instant now) {
        if (newest.getEscalated()) {
            return "OVERDUE: no receipt after " + newest.getReminders() + " reminders, for a supervisor";
        }
        String due = newest.getDueAt() == null ? "?" : CivilTime.format(newest.getDueAt());
        if (newest.getReminders() > 0) {
            return "OVERDUE: ask for the receipt, reminder " + newest.getReminders() + ", again at " + due;
        }
        return isLate(newest, now) ? "OVERDUE: no receipt by " + due : "sent, its receipt is due before " + due;
    }

    private static String number(ReferralStep step) {
        return step.getTheirNumber() == null ? "" : " as " + step.getTheirNumber();
    }

    /** One step. */
    public static String of(ReferralStep step) {
        return CivilTime.format(step.getAt()) + "  "
                + switch (step.getEvent()) {
                    case MADE ->
                        "made for " + step.getDepartment() + " by " + step.getActorId() + ", approved by "
                                + step.getApprovedBy() + ", packet " + step.getPacketDigest() + ": " + step.getReason();
                    case SENT ->
                        "sent by " + step.getActorId() + ": " + step.getReason() + "; its receipt is due before "
                                + time(step.getDueAt());
                    case RECEIVED -> "received by " + step.getReceivedBy() + number(step) + note(step);
                    case ANSWERED -> "answered" + number(step) + ": " + step.getOutcome() + note(step);
                    case REMINDED ->
                        "no receipt in time, reminder " + step.getReminders() + "; again at " + time(step.getDueAt());
                    case ESCALATED ->
                        "no receipt after " + step.getReminders() + " reminders; a supervisor is to see to it";
                    case REFUSED ->
                        "refused, " + step.getRefusal() + ": " + step.getRefusalDetail() + " (" + step.getCommandId()
                                + ")";
                    case OTHER -> ReferralEvent.OTHER + ": written by a newer version";
                };
    }

    private static String note(ReferralStep step) {
        return step.getReason().isBlank() ? "" : ", " + step.getReason();
    }

    private static String time(@Nullable Instant time) {
        return time == null ? "?" : CivilTime.format(time);
    }
}
