package org.claimscreener.engine.penalty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.penalty.Recovery.Answer;
import org.claimscreener.wire.record.RecoveryAccount;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.RecoveryCommandKind;
import org.claimscreener.wire.record.RecoveryEvent;
import org.claimscreener.wire.record.RecoveryRefusal;
import org.claimscreener.wire.record.RecoveryStep;

/**
 * Answers what persons enter about a claim. It orders nothing by itself, and whoever entered the order neither reduces it nor
 * gives up what is left. Rests on nothing but what it is given, so that the same log gives the same steps. Stateless, thread-safe.
 */
public final class RecoveryDesk {
    private RecoveryDesk() {}

    /**
     * What becomes of a command.
     *
     * @param before the claim of its case on its account; empty while nobody ordered it
     * @param at when the log took the command in
     */
    public static RecoveryTurn command(Optional<Claim> before, RecoveryCommand command, Instant at) {
        Optional<String> problem = RecoveryCommandCheck.firstProblem(command, at);
        if (problem.isPresent()) {
            return refused(before, command, at, RecoveryRefusal.UNREADABLE, problem.get());
        }
        if (command.getKind() == RecoveryCommandKind.ORDER) {
            return order(before, command, at);
        }
        if (before.isEmpty()) {
            return refused(
                    before,
                    command,
                    at,
                    RecoveryRefusal.NOT_ORDERED,
                    "nobody ordered this claim; enter its order first");
        }
        return change(before.get(), command, at);
    }

    // javac 17 drops the @Nullable of a record's component, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static RecoveryTurn order(Optional<Claim> before, RecoveryCommand command, Instant at) {
        if (before.isEmpty()) {
            Claim ordered = new Claim(
                    1,
                    command.getSubjectKind(),
                    command.getSubjectId(),
                    command.getReference(),
                    command.getActorId(),
                    null,
                    Recovery.claim(command.getCaseId(), kind(command.getAccount()), command.getAmountFen(), at));
            return new RecoveryTurn(
                    Optional.of(ordered),
                    List.of(step(Optional.of(ordered), RecoveryEvent.ORDERED, command, at)
                            .build()),
                    OptionalLong.empty());
        }
        boolean same = before.get().orderNo().equals(command.getReference())
                && owes(before.get(), command)
                && before.get().recovery().claimedFen() == command.getAmountFen();
        return same
                ? nothing(before.get())
                : refused(
                        before,
                        command,
                        at,
                        RecoveryRefusal.ALREADY_ORDERED,
                        "another order claims this case already; give the other claim a case id of its own, or reduce"
                                + " this one");
    }

    private static RecoveryTurn change(Claim before, RecoveryCommand command, Instant at) {
        if (!owes(before, command)) {
            return refused(
                    Optional.of(before),
                    command,
                    at,
                    RecoveryRefusal.OTHER_SUBJECT,
                    "another subject owes this claim; name the one that the order names");
        }
        boolean closes = command.getKind() == RecoveryCommandKind.CLOSE;
        if (closes && command.getReference().equals(before.endedBy())) {
            return nothing(before);
        }
        if (command.getKind() != RecoveryCommandKind.RECEIPT
                && command.getActorId().equals(before.orderedBy())) {
            return refused(
                    Optional.of(before),
                    command,
                    at,
                    RecoveryRefusal.SAME_PERSON,
                    "who entered the order gives nothing of it up; another person enters this");
        }
        Answer answer = answer(before.recovery(), command, at);
        if (answer instanceof Answer.Refused refused) {
            return refused(Optional.of(before), command, at, refused.why(), refused.problem());
        }
        if (answer instanceof Answer.Repeated) {
            return new RecoveryTurn(Optional.of(before), List.of(), returned(before.recovery()));
        }
        return closes
                ? closed(before.ended(command.getReference(), answer.recovery()), command, at, List.of())
                : changed(before, answer, command, at);
    }

    private static Answer answer(Recovery recovery, RecoveryCommand command, Instant at) {
        return switch (command.getKind()) {
            case RECEIPT ->
                recovery.receive(new Receipt(
                        command.getReference(),
                        command.getAmountFen(),
                        Objects.requireNonNull(command.getReceivedAt())));
            case REDUCE -> recovery.reduce(new Reduction(command.getReference(), command.getAmountFen()), at);
            case CLOSE -> recovery.close(at);
            case ORDER, OTHER -> throw new IllegalStateException("no change of a claim: " + command.getKind());
        };
    }

    private static RecoveryTurn changed(Claim before, Answer answer, RecoveryCommand command, Instant at) {
        Claim changed = before.next(answer.recovery());
        RecoveryEvent event =
                command.getKind() == RecoveryCommandKind.RECEIPT ? RecoveryEvent.RECEIVED : RecoveryEvent.REDUCED;
        RecoveryStep step = step(Optional.of(changed), event, command, at).build();
        RecoveryTurn turn = answer instanceof Answer.Closed
                ? closed(changed.next(answer.recovery()), command, at, List.of(step))
                : new RecoveryTurn(Optional.of(changed), List.of(step), OptionalLong.empty());
        return before.recovery().keptFen() == answer.recovery().keptFen()
                ? turn
                : new RecoveryTurn(turn.claim(), turn.steps(), returned(answer.recovery()));
    }

    private static OptionalLong returned(Recovery recovery) {
        return switch (recovery.kind()) {
            case LOSS -> OptionalLong.of(recovery.keptFen());
            case FINE -> OptionalLong.empty();
        };
    }

    /** With what led to it. */
    private static RecoveryTurn closed(Claim closed, RecoveryCommand command, Instant at, List<RecoveryStep> before) {
        List<RecoveryStep> steps = new ArrayList<>(before);
        steps.add(step(Optional.of(closed), RecoveryEvent.CLOSED, command, at)
                .setAmountFen(closed.recovery().givenUpFen())
                .setReceivedAt(null)
                .build());
        return new RecoveryTurn(Optional.of(closed), steps, OptionalLong.empty());
    }

    private static RecoveryTurn nothing(Claim claim) {
        return new RecoveryTurn(Optional.of(claim), List.of(), OptionalLong.empty());
    }

    private static boolean owes(Claim claim, RecoveryCommand command) {
        return claim.subjectKind() == command.getSubjectKind()
                && claim.subjectId().equals(command.getSubjectId());
    }

    private static Recovery.Kind kind(RecoveryAccount account) {
        return switch (account) {
            case LOSS -> Recovery.Kind.LOSS;
            case FINE -> Recovery.Kind.FINE;
            case OTHER -> throw new IllegalStateException("the check lets no unknown account through");
        };
    }

    /** Refused ones may be as long as they like; and what another subject owes is not told under this one's name. */
    private static RecoveryTurn refused(
            Optional<Claim> claim, RecoveryCommand command, Instant at, RecoveryRefusal refusal, String why) {
        return new RecoveryTurn(
                claim,
                List.of(step(claim.filter(one -> owes(one, command)), RecoveryEvent.REFUSED, command, at)
                        .setCauseId(cut(command.getCommandId(), IntakeLimits.MAX_ID_LENGTH))
                        .setReference(cut(command.getReference(), IntakeLimits.MAX_ID_LENGTH))
                        .setActorId(cut(command.getActorId(), RecoveryCommandCheck.MAX_ACTOR_LENGTH))
                        .setReason(cut(command.getReason(), RecoveryCommandCheck.MAX_REASON_LENGTH))
                        .setRefusal(refusal)
                        .setRefusalDetail(why)
                        .build()),
                OptionalLong.empty());
    }

    private static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }

    private static RecoveryStep.Builder step(
            Optional<Claim> claim, RecoveryEvent event, RecoveryCommand command, Instant at) {
        RecoveryStep.Builder step = RecoveryStep.newBuilder()
                .setSubjectKind(command.getSubjectKind())
                .setSubjectId(command.getSubjectId())
                .setCaseId(command.getCaseId())
                .setAccount(command.getAccount())
                .setStep(claim.map(Claim::step).orElse(0))
                .setEvent(event)
                .setAt(at)
                .setCauseId(command.getCommandId())
                .setActorId(command.getActorId())
                .setReason(command.getReason())
                .setReference(command.getReference())
                .setAmountFen(command.getAmountFen())
                .setReceivedAt(command.getReceivedAt());
        claim.map(Claim::recovery)
                .ifPresent(recovery -> step.setClaimedFen(recovery.claimedFen())
                        .setDueFen(recovery.dueFen())
                        .setRecoveredFen(recovery.recoveredFen())
                        .setOutstandingFen(recovery.outstandingFen())
                        .setGivenUpFen(recovery.givenUpFen())
                        .setRefundFen(recovery.refundFen()));
        return step;
    }
}
