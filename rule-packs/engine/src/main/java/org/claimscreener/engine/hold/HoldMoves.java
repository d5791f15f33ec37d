package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;

import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;

/** What a command that may be given does. Immutable, thread-safe. */
final class HoldMoves {
    private static final long SECONDS_PER_MINUTE = 60;

    private final HoldPolicy policy;
    private final HoldTimers timers;

    HoldMoves(HoldPolicy policy, HoldTimers timers) {
        this.policy = policy;
        this.timers = timers;
    }

    /** Carries the command out. Only for one that {@link HoldRules} does not refuse. */
    void apply(HoldDraft draft, HoldCommand command, Instant now) {
        switch (command.getKind()) {
            case CLAIM -> claim(draft, command, now);
            case UNCLAIM -> {
                draft.backToQueue();
                draft.write(HoldEvent.UNCLAIMED, now, command);
            }
            case REVIEW -> review(draft, command, now);
            case CONFIRM -> confirm(draft, command, now);
            case RETURN -> {
                acted(draft, command);
                draft.backToQueue();
                draft.write(HoldEvent.REVIEW_RETURNED, now, command);
            }
            case ESCALATE -> escalate(draft, command, now);
            case APPEAL -> appeal(draft, command, now);
            case ACCEPT -> {
                draft.changeLines(LineMoney::deducted);
                draft.endByMoney();
                draft.write(HoldEvent.ACCEPTED, now, command);
            }
            case VOTE -> vote(draft, command, now);
            case SUBMIT_LEAD -> {
                draft.leadSubmitted = true;
                draft.write(HoldEvent.LEAD_SUBMITTED, now, command);
            }
            case PAUSE_CLOCK, RESUME_CLOCK -> turnClock(draft, command, now);
        }
    }

    private void claim(HoldDraft draft, HoldCommand command, Instant now) {
        draft.stage = draft.phase() == HoldPhase.FIRST_REVIEW ? HoldStage.FIRST_REVIEW : HoldStage.RE_REVIEW;
        draft.claim = new HoldClaim(command.getActorId(), now.plusSeconds(policy.claimMinutes() * SECONDS_PER_MINUTE));
        draft.write(HoldEvent.CLAIMED, now, command);
    }

    private void review(HoldDraft draft, HoldCommand command, Instant now) {
        List<Long> amounts = LineOpinions.amounts(draft.lines, command);
        acted(draft, command);
        draft.claim = null;
        if (draft.money().heldFen() > policy.twoPersonsAboveFen()) {
            draft.proposal = new HoldOpinion(command.getActorId(), amounts);
            draft.write(HoldEvent.REVIEW_PROPOSED, now, command);
            return;
        }
        reviewed(draft, amounts, command, now);
    }

    private void confirm(HoldDraft draft, HoldCommand command, Instant now) {
        HoldOpinion proposal = draft.proposal;
        if (proposal == null) {
            throw new IllegalStateException("nothing to confirm");
        }
        acted(draft, command);
        draft.proposal = null;
        reviewed(draft, proposal.amountsFen(), command, now);
    }

    private void reviewed(HoldDraft draft, List<Long> amounts, HoldCommand command, Instant now) {
        boolean first = draft.phase() == HoldPhase.FIRST_REVIEW;
        setLines(draft, amounts, first ? LineMoney::firstReviewed : LineMoney::confirmed);
        if (draft.money().heldFen() == 0) {
            draft.endByMoney();
        } else {
            timers.notifyInstitution(draft, now);
        }
        draft.write(HoldEvent.REVIEWED, now, command);
    }

    private void escalate(HoldDraft draft, HoldCommand command, Instant now) {
        acted(draft, command);
        if (draft.phase() == HoldPhase.FIRST_REVIEW) {
            timers.escalateFirstReview(draft);
        } else {
            timers.toTheCollege(draft, now);
        }
        draft.write(HoldEvent.ESCALATED, now, command);
    }

    /** What is not contested is accepted, and deducted at once. */
    private void appeal(HoldDraft draft, HoldCommand command, Instant now) {
        if (!command.getOpinions().isEmpty()) {
            setLines(draft, LineOpinions.amounts(draft.lines, command), LineMoney::acceptedBut);
        }
        timers.appealed(draft, now);
        draft.write(HoldEvent.APPEALED, now, command);
    }

    private void vote(HoldDraft draft, HoldCommand command, Instant now) {
        List<HoldOpinion> votes = new ArrayList<>(draft.votes);
        votes.add(new HoldOpinion(command.getActorId(), LineOpinions.amounts(draft.lines, command)));
        draft.votes = List.copyOf(votes);
        if (votes.size() < policy.collegialVotes()) {
            draft.write(HoldEvent.VOTED, now, command);
            return;
        }
        setLines(draft, LineOpinions.majority(votes), LineMoney::confirmed);
        draft.changeLines(LineMoney::deducted);
        draft.endByMoney();
        draft.write(HoldEvent.COLLEGIAL_DECIDED, now, command);
    }

    private void turnClock(HoldDraft draft, HoldCommand command, Instant now) {
        HoldClock clock = draft.clock;
        if (clock == null) {
            throw new IllegalStateException("a hold that has ended has no clock");
        }
        HoldClock.Pause pause = clock.pause();
        if (pause == null) {
            timers.pause(draft, clock, now);
            draft.write(HoldEvent.CLOCK_PAUSED, now, command);
        } else {
            timers.resume(draft, clock, pause, now);
            draft.write(HoldEvent.CLOCK_RESUMED, now, command);
        }
    }

    private static void acted(HoldDraft draft, HoldCommand command) {
        draft.persons = draft.persons.with(command.getActorId(), draft.phase());
    }

    /** Lines may have been withdrawn since an opinion was given; they take no part then. */
    private static void setLines(HoldDraft draft, List<Long> amounts, BiFunction<LineMoney, Long, LineMoney> change) {
        Iterator<Long> next = amounts.iterator();
        draft.changeLines(line -> change.apply(line, next.next()));
    }
}
