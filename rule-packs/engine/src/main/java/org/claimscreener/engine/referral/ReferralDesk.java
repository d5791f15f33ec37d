package org.claimscreener.engine.referral;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.claimscreener.engine.calendar.Deadlines;
import org.claimscreener.engine.calendar.WorkingDays;
import org.claimscreener.wire.record.ReferralCommand;
import org.claimscreener.wire.record.ReferralCommandKind;
import org.claimscreener.wire.record.ReferralEvent;
import org.claimscreener.wire.record.ReferralRefusal;
import org.claimscreener.wire.record.ReferralStage;
import org.claimscreener.wire.record.ReferralStep;
import org.jspecify.annotations.Nullable;

/**
 * Answers what happens to a referral: made, sent, received, answered; reminded while no receipt comes. Rests on nothing but
 * what it is given, so that the same log gives the same steps. Every call first tells of what was due before it, so a timer
 * that fires late changes nothing. A command that is refused is judged anew when it comes again. Immutable, thread-safe.
 */
public final class ReferralDesk {
    private final Deadlines deadlines;

    public ReferralDesk(WorkingDays calendar) {
        this.deadlines = new Deadlines(calendar);
    }

    /**
     * What a person enters.
     *
     * @param before empty while no packet of that id was made
     * @param at when the log took it in
     */
    public ReferralTurn command(Optional<Referral> before, ReferralCommand command, Instant at) {
        Draft draft = new Draft(before.orElse(null), command.getReferralId());
        draft.tellLate(at);
        Optional<String> problem = ReferralCommandCheck.firstProblem(command);
        if (problem.isPresent()) {
            draft.refuse(command, at, new Ruling(ReferralRefusal.UNREADABLE, problem.get()));
            return draft.turn();
        }
        String digest = ReferralCommandCheck.digest(command);
        Optional<String> same = before.flatMap(known -> known.digestOf(command.getCommandId()));
        if (same.isPresent()) {
            if (!same.get().equals(digest)) {
                draft.refuse(
                        command,
                        at,
                        new Ruling(
                                ReferralRefusal.SAME_ID,
                                "another command of this id was taken before; give it an id of its own"));
            }
            return draft.turn();
        }
        Optional<Ruling> ruling = ruling(draft.referral, command);
        if (ruling.isPresent()) {
            draft.refuse(command, at, ruling.get());
        } else {
            draft.take(command, digest, at);
        }
        return draft.turn();
    }

    /** Time went on; tells of what was due. */
    public ReferralTurn timer(Referral before, Instant at) {
        Draft draft = new Draft(before, before.referralId());
        draft.tellLate(at);
        return draft.turn();
    }

    /** Why not, and in which words. */
    private record Ruling(ReferralRefusal reason, String detail) {}

    private static Optional<Ruling> ruling(@Nullable Referral known, ReferralCommand command) {
        if (command.getKind() == ReferralCommandKind.MADE) {
            return made(known, command);
        }
        if (known == null) {
            return refused(
                    ReferralRefusal.UNKNOWN_REFERRAL,
                    "no packet of this id was made; see screener referral list, or make it first");
        }
        if (known.taken().size() >= ReferralLimits.MAX_COMMANDS) {
            return refused(
                    ReferralRefusal.TOO_MANY,
                    ReferralLimits.MAX_COMMANDS + " commands were taken about it; keep this one by hand");
        }
        return switch (command.getKind()) {
            case SENT -> sent(known);
            case RECEIVED -> received(known);
            case ANSWERED -> answered(known);
            case MADE, OTHER -> throw new IllegalStateException("a kind that was judged before");
        };
    }

    private static Optional<Ruling> made(@Nullable Referral known, ReferralCommand command) {
        if (command.getActorId().equals(command.getApprovedBy())) {
            return refused(
                    ReferralRefusal.SAME_PERSON,
                    "who made the packet does not approve it; have another person do it (State Council Order 310,"
                            + " article 5)");
        }
        if (known == null) {
            return Optional.empty();
        }
        return known.packetDigest().equals(command.getPacketDigest())
                ? refused(ReferralRefusal.ALREADY_ENTERED, "this very packet was entered before")
                : refused(
                        ReferralRefusal.SAME_ID,
                        "another packet of this id was made, with digest " + known.packetDigest()
                                + "; send that one, or make yours with another --id");
    }

    private static Optional<Ruling> sent(Referral known) {
        return known.stage() == ReferralStage.MADE
                ? Optional.empty()
                : refused(ReferralRefusal.ALREADY_ENTERED, "it was entered before that it was sent");
    }

    private static Optional<Ruling> received(Referral known) {
        return switch (known.stage()) {
            case SENT -> Optional.empty();
            case MADE, OTHER -> notSent();
            case RECEIVED, ANSWERED ->
                refused(ReferralRefusal.ALREADY_ENTERED, "a receipt or an answer was entered before");
        };
    }

    /** An answer is a receipt, too, and a department may think better of it. */
    private static Optional<Ruling> answered(Referral known) {
        return switch (known.stage()) {
            case SENT, RECEIVED, ANSWERED -> Optional.empty();
            case MADE, OTHER -> notSent();
        };
    }

    private static Optional<Ruling> notSent() {
        return refused(
                ReferralRefusal.OUT_OF_ORDER,
                "it was not entered that it was sent; enter that first, with referral sent");
    }

    private static Optional<Ruling> refused(ReferralRefusal reason, String detail) {
        return Optional.of(new Ruling(reason, detail));
    }

    /** A turn in the making. */
    private final class Draft {
        private final String referralId;
        private final List<ReferralStep> steps = new ArrayList<>();
        private @Nullable Referral referral;

        private Draft(@Nullable Referral before, String referralId) {
            this.referral = before;
            this.referralId = referralId;
        }

        private ReferralTurn turn() {
            return new ReferralTurn(Optional.ofNullable(referral), steps);
        }

        /** Reminders are few, so this ends. */
        private void tellLate(Instant at) {
            Referral now = referral;
            while (now != null && now.watch() != null && !now.watch().dueAt().isAfter(at)) {
                Instant due = now.watch().dueAt();
                boolean again = now.reminders() < ReferralLimits.MAX_REMINDERS;
                now = again ? now.reminded(watch(deadlines.resumed(due, ReferralLimits.RECEIPT_DAYS))) : now.handedUp();
                now = now.stepped(due);
                referral = now;
                steps.add(step(now, again ? ReferralEvent.REMINDED : ReferralEvent.ESCALATED)
                        .build());
            }
        }

        private void take(ReferralCommand command, String digest, Instant at) {
            Referral now = moved(command, at)
                    .taking(new Referral.Taken(command.getCommandId(), digest))
                    .stepped(at);
            referral = now;
            steps.add(step(now, event(command.getKind()))
                    .setCommandId(command.getCommandId())
                    .setActorId(command.getActorId())
                    .setApprovedBy(command.getApprovedBy())
                    .setReceivedBy(command.getReceivedBy())
                    .setOutcome(command.getOutcome())
                    .setReason(command.getReason())
                    .build());
        }

        private Referral moved(ReferralCommand command, Instant at) {
            if (command.getKind() == ReferralCommandKind.MADE) {
                return new Referral(
                        referralId,
                        Objects.requireNonNull(command.getHoldId(), "checked"),
                        Objects.requireNonNull(command.getDepartment(), "checked"),
                        Objects.requireNonNull(command.getPacketDigest(), "checked"),
                        ReferralStage.MADE,
                        0,
                        at,
                        null,
                        null,
                        0,
                        false,
                        List.of());
            }
            Referral known = Objects.requireNonNull(referral, "only what was made goes on");
            String number = command.getTheirNumber() == null ? known.theirNumber() : command.getTheirNumber();
            return switch (command.getKind()) {
                case SENT ->
                    known.at(ReferralStage.SENT, watch(deadlines.after(at, ReferralLimits.RECEIPT_DAYS)), number);
                case RECEIVED -> known.at(ReferralStage.RECEIVED, null, number);
                case ANSWERED -> known.at(ReferralStage.ANSWERED, null, number);
                case MADE, OTHER -> throw new IllegalStateException("a kind that does not move what was made");
            };
        }

        /** No step: it carries the number of the newest. */
        private void refuse(ReferralCommand command, Instant at, Ruling ruling) {
            Referral known = referral;
            ReferralStep.Builder step = known == null
                    ? ReferralStep.newBuilder()
                            .setReferralId(clipped(referralId, ReferralLimits.MAX_ID_LENGTH))
                            .setStep(0)
                            .setEvent(ReferralEvent.REFUSED)
                    : step(known, ReferralEvent.REFUSED);
            steps.add(step.setAt(known != null && known.asOf().isAfter(at) ? known.asOf() : at)
                    .setCommandId(clipped(command.getCommandId(), ReferralLimits.MAX_ID_LENGTH))
                    .setActorId(clipped(command.getActorId(), ReferralLimits.MAX_ACTOR_LENGTH))
                    .setRefusal(ruling.reason())
                    .setRefusalDetail(ruling.detail())
                    .build());
        }
    }

    private static Referral.Watch watch(Deadlines.Deadline deadline) {
        return new Referral.Watch(deadline.at(), deadline.byWeekdays());
    }

    private static ReferralStep.Builder step(Referral referral, ReferralEvent event) {
        Referral.Watch watch = referral.watch();
        return ReferralStep.newBuilder()
                .setReferralId(referral.referralId())
                .setStep(referral.step())
                .setEvent(event)
                .setAt(referral.asOf())
                .setStage(referral.stage())
                .setHoldId(referral.holdId())
                .setDepartment(referral.department())
                .setPacketDigest(referral.packetDigest())
                .setTheirNumber(referral.theirNumber())
                .setReminders(referral.reminders())
                .setEscalated(referral.escalated())
                .setDueAt(watch == null ? null : watch.dueAt())
                .setDueByWeekdays(watch != null && watch.byWeekdays());
    }

    private static ReferralEvent event(ReferralCommandKind kind) {
        return switch (kind) {
            case MADE -> ReferralEvent.MADE;
            case SENT -> ReferralEvent.SENT;
            case RECEIVED -> ReferralEvent.RECEIVED;
            case ANSWERED -> ReferralEvent.ANSWERED;
            case OTHER -> throw new IllegalStateException("a kind that the check lets through and nobody knows");
        };
    }

    private static String clipped(String id, int most) {
        if (id.length() <= most) {
            return id;
        }
        return id.substring(0, Character.isHighSurrogate(id.charAt(most - 1)) ? most - 1 : most);
    }
}
