package org.claimscreener.engine.hold;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;

/** Who may do what to a hold as it stands. Stateless, thread-safe. */
final class HoldRules {
    private static final String QUEUE = "; claim it first";
    private static final String TWO_REVIEWS = "whoever acted in another review of this hold does not act in this one";

    private HoldRules() {}

    /** Roles that may ever give such a command. */
    static Set<ActorRole> roles(HoldCommandKind kind) {
        return switch (kind) {
            case CLAIM, REVIEW, CONFIRM, RETURN, ESCALATE -> Set.of(ActorRole.REVIEWER, ActorRole.SENIOR_REVIEWER);
            case UNCLAIM -> Set.of(ActorRole.REVIEWER, ActorRole.SENIOR_REVIEWER, ActorRole.SUPERVISOR);
            case APPEAL, ACCEPT -> Set.of(ActorRole.INSTITUTION);
            case VOTE -> Set.of(ActorRole.COLLEGIAL_MEMBER);
            case SUBMIT_LEAD ->
                Set.of(ActorRole.REVIEWER, ActorRole.SENIOR_REVIEWER, ActorRole.COLLEGIAL_MEMBER, ActorRole.SUPERVISOR);
            case PAUSE_CLOCK, RESUME_CLOCK -> Set.of(ActorRole.SUPERVISOR);
        };
    }

    /** Why the command changes nothing; empty when it does. */
    static Optional<Refused> refusal(Hold hold, HoldCommand command) {
        if (hold.ended()) {
            return refused(
                    HoldRefusal.ENDED,
                    "the hold ended as " + hold.stage() + " with step " + hold.step() + ", " + hold.lastEvent()
                            + "; nothing is withheld any more");
        }
        Optional<Refused> malformed = invalid(HoldCommandCheck.firstProblem(command));
        if (malformed.isPresent()) {
            return malformed;
        }
        if (!roles(command.getKind()).contains(command.getActorRole())) {
            return refused(
                    HoldRefusal.WRONG_ROLE, command.getKind() + " is not for the role " + command.getActorRole());
        }
        if (command.getSeenStep() < hold.freshSince() || command.getSeenStep() > hold.step()) {
            return refused(
                    HoldRefusal.STALE,
                    "step " + command.getSeenStep() + " was seen, the newest is " + hold.step() + ", "
                            + hold.lastEvent() + "; look again");
        }
        return inStage(hold, command);
    }

    private static Optional<Refused> inStage(Hold hold, HoldCommand command) {
        return switch (command.getKind()) {
            case CLAIM -> claim(hold, command);
            case UNCLAIM -> unclaim(hold, command);
            case REVIEW -> review(hold, command).or(() -> reviewOpinions(hold, command));
            case ESCALATE -> review(hold, command).or(() -> escalatedBefore(hold));
            case CONFIRM -> proposed(hold, command).or(() -> secondPerson(hold, command));
            case RETURN -> proposed(hold, command);
            case APPEAL ->
                institution(hold, command)
                        .or(() -> invalid(LineOpinions.problemOfAppeal(hold.lines(), command.getOpinions())));
            case ACCEPT -> institution(hold, command);
            case VOTE -> vote(hold, command).or(() -> reviewOpinions(hold, command));
            case SUBMIT_LEAD ->
                hold.leadSubmitted()
                        ? refused(HoldRefusal.ALREADY_DONE, "it was sent to enforcement before")
                        : Optional.empty();
            case PAUSE_CLOCK -> pause(hold);
            case RESUME_CLOCK ->
                isPaused(hold) ? Optional.empty() : refused(HoldRefusal.ALREADY_DONE, "the clock is not paused");
        };
    }

    private static Optional<Refused> claim(Hold hold, HoldCommand command) {
        boolean waits = hold.stage() == HoldStage.HELD || hold.stage() == HoldStage.APPEALED;
        HoldClaim claim = hold.claim();
        if (!waits && claim == null) {
            return refused(
                    HoldRefusal.WRONG_STAGE,
                    hold.proposal() == null
                            ? "in stage " + hold.stage() + " nobody takes it in hand"
                            : "its review waits for a second person: confirm or return it");
        }
        if (claim != null && !claim.actorId().equals(command.getActorId())) {
            return claimedByAnother();
        }
        return reviewer(hold, command);
    }

    private static Optional<Refused> unclaim(Hold hold, HoldCommand command) {
        HoldClaim claim = hold.claim();
        if (claim == null) {
            return refused(HoldRefusal.WRONG_STAGE, "nobody has it in hand");
        }
        boolean mayForAnother = command.getActorRole() == ActorRole.SUPERVISOR;
        return mayForAnother || claim.actorId().equals(command.getActorId()) ? Optional.empty() : claimedByAnother();
    }

    /** What a review and its escalation need: that its author has it in hand. */
    private static Optional<Refused> review(Hold hold, HoldCommand command) {
        HoldClaim claim = hold.claim();
        if (claim == null) {
            return refused(
                    HoldRefusal.WRONG_STAGE,
                    hold.proposal() == null
                            ? "in stage " + hold.stage() + " nobody has it in hand" + QUEUE
                            : "its review waits for a second person: confirm or return it");
        }
        return claim.actorId().equals(command.getActorId()) ? reviewer(hold, command) : claimedByAnother();
    }

    private static Optional<Refused> proposed(Hold hold, HoldCommand command) {
        return hold.proposal() == null
                ? refused(HoldRefusal.WRONG_STAGE, "no review waits for a second person")
                : reviewer(hold, command);
    }

    private static Optional<Refused> secondPerson(Hold hold, HoldCommand command) {
        HoldOpinion proposal = hold.proposal();
        return proposal != null && proposal.actorId().equals(command.getActorId())
                ? refused(
                        HoldRefusal.WRONG_PERSON, "an amount above the limit needs a second person; this is the first")
                : Optional.empty();
    }

    /** Seniority, another person than in the other review, and room for one more name. */
    private static Optional<Refused> reviewer(Hold hold, HoldCommand command) {
        HoldPhase phase = HoldPhase.of(hold.stage());
        boolean forSeniors = hold.escalated() || phase == HoldPhase.RE_REVIEW;
        if (forSeniors && command.getActorRole() != ActorRole.SENIOR_REVIEWER) {
            return refused(HoldRefusal.WRONG_ROLE, "at this point it is for senior reviewers");
        }
        if (hold.persons().elsewhere(command.getActorId(), phase)) {
            return refused(HoldRefusal.WRONG_PERSON, TWO_REVIEWS);
        }
        List<String> persons = hold.persons().of(phase);
        return persons.size() == HoldLimits.MAX_PERSONS && !persons.contains(command.getActorId())
                ? refused(HoldRefusal.LIMIT_REACHED, persons.size() + " persons acted in this review; no more may")
                : Optional.empty();
    }

    private static Optional<Refused> reviewOpinions(Hold hold, HoldCommand command) {
        return invalid(LineOpinions.problemOfReview(hold.lines(), command.getOpinions()));
    }

    private static Optional<Refused> escalatedBefore(Hold hold) {
        boolean firstReview = HoldPhase.of(hold.stage()) == HoldPhase.FIRST_REVIEW;
        return firstReview && hold.escalated()
                ? refused(HoldRefusal.ALREADY_DONE, "it is with the senior reviewers already")
                : Optional.empty();
    }

    private static Optional<Refused> institution(Hold hold, HoldCommand command) {
        if (!hold.institutionId().equals(command.getActorInstitutionId())) {
            return refused(HoldRefusal.WRONG_PERSON, "another institution billed it");
        }
        return hold.stage() == HoldStage.NOTIFIED
                ? Optional.empty()
                : refused(HoldRefusal.WRONG_STAGE, "in stage " + hold.stage() + " there is no notice to answer");
    }

    private static Optional<Refused> vote(Hold hold, HoldCommand command) {
        if (hold.stage() != HoldStage.COLLEGIAL_REVIEW) {
            return refused(HoldRefusal.WRONG_STAGE, "in stage " + hold.stage() + " nobody votes");
        }
        if (hold.persons().elsewhere(command.getActorId(), HoldPhase.COLLEGIAL_REVIEW)) {
            return refused(HoldRefusal.WRONG_PERSON, TWO_REVIEWS);
        }
        boolean voted = hold.votes().stream().anyMatch(vote -> vote.actorId().equals(command.getActorId()));
        return voted ? refused(HoldRefusal.ALREADY_DONE, "this member has voted") : Optional.empty();
    }

    private static Optional<Refused> pause(Hold hold) {
        if (isPaused(hold)) {
            return refused(HoldRefusal.ALREADY_DONE, "the clock is paused already");
        }
        return hold.pauses() == HoldLimits.MAX_PAUSES
                ? refused(HoldRefusal.LIMIT_REACHED, "the clock was paused " + hold.pauses() + " times; no more")
                : Optional.empty();
    }

    private static boolean isPaused(Hold hold) {
        HoldClock clock = hold.clock();
        return clock != null && clock.pause() != null;
    }

    private static Optional<Refused> claimedByAnother() {
        return refused(HoldRefusal.CLAIMED_BY_ANOTHER, "somebody else has it in hand");
    }

    private static Optional<Refused> invalid(Optional<String> problem) {
        return problem.map(detail -> new Refused(HoldRefusal.INVALID, detail));
    }

    private static Optional<Refused> refused(HoldRefusal reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
