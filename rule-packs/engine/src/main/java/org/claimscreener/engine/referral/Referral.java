package org.claimscreener.engine.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.ReferralDepartment;
import org.claimscreener.wire.record.ReferralStage;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a referral whose packet was made. Immutable.
 *
 * @param holdId what is referred
 * @param packetDigest SHA-256 of the packet's file
 * @param step number of the newest step
 * @param asOf when that was
 * @param theirNumber the department's number; null while it gave none
 * @param watch null while no receipt is waited for, and after the escalation
 * @param reminders how often a receipt was asked for
 * @param escalated a supervisor is to see to it
 * @param taken commands that were taken, oldest first
 */
public record Referral(
        String referralId,
        String holdId,
        ReferralDepartment department,
        String packetDigest,
        ReferralStage stage,
        int step,
        Instant asOf,
        @Nullable String theirNumber,
        @Nullable Watch watch,
        int reminders,
        boolean escalated,
        List<Taken> taken) {
    public Referral {
        taken = List.copyOf(taken);
    }

    /**
     * When a receipt is late, or late again.
     *
     * @param dueAt first instant that is too late
     * @param byWeekdays the public holidays up to it were not known, so that Mondays to Fridays were counted
     */
    public record Watch(Instant dueAt, boolean byWeekdays) {}

    /**
     * A command that was taken.
     *
     * @param digest tells a copy from another command of the same id
     */
    public record Taken(String commandId, String digest) {}

    /** When something is to be done about it by itself. */
    public Optional<Instant> nextTimer() {
        return Optional.ofNullable(watch).map(Watch::dueAt);
    }

    Optional<String> digestOf(String commandId) {
        return taken.stream()
                .filter(one -> one.commandId().equals(commandId))
                .map(Taken::digest)
                .findFirst();
    }

    Referral at(ReferralStage other, @Nullable Watch next, @Nullable String number) {
        return new Referral(
                referralId,
                holdId,
                department,
                packetDigest,
                other,
                step,
                asOf,
                number,
                next,
                reminders,
                escalated,
                taken);
    }

    /** After one more step; of an earlier time than the one before, it counts as of that. */
    Referral stepped(Instant time) {
        return new Referral(
                referralId,
                holdId,
                department,
                packetDigest,
                stage,
                step + 1,
                time.isAfter(asOf) ? time : asOf,
                theirNumber,
                watch,
                reminders,
                escalated,
                taken);
    }

    Referral taking(Taken one) {
        List<Taken> more = new ArrayList<>(taken);
        more.add(one);
        return new Referral(
                referralId,
                holdId,
                department,
                packetDigest,
                stage,
                step,
                asOf,
                theirNumber,
                watch,
                reminders,
                escalated,
                more);
    }

    Referral reminded(Watch next) {
        return late(next, reminders + 1, escalated);
    }

    Referral handedUp() {
        return late(null, reminders, true);
    }

    private Referral late(@Nullable Watch next, int times, boolean handedUp) {
        return new Referral(
                referralId,
                holdId,
                department,
                packetDigest,
                stage,
                step,
                asOf,
                theirNumber,
                next,
                times,
                handedUp,
                taken);
    }
}
