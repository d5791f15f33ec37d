package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.jspecify.annotations.Nullable;

/**
 * A hold while something happens to it, and the steps that this makes. It lives within one call of {@link HoldDesk}. Not
 * thread-safe.
 */
final class HoldDraft {
    final String holdId;
    final String institutionId;
    final int severity;
    HoldStage stage;
    List<LineMoney> lines;

    @Nullable
    HoldClock clock;

    @Nullable
    HoldClaim claim;

    @Nullable
    HoldOpinion proposal;

    List<HoldOpinion> votes;
    HoldPersons persons;
    boolean escalated;
    int notices;
    int pauses;
    boolean leadSubmitted;

    private int step;
    private int freshSince;
    private HoldEvent lastEvent;
    private Instant at;
    private List<String> commandIds;

    private @Nullable HoldStage stageBefore;
    private List<LineMoney> linesBefore;
    private final List<HoldStep> steps = new ArrayList<>();

    /** Goes on with a hold that has not ended, or has: then it only answers. */
    HoldDraft(Hold hold) {
        holdId = hold.holdId();
        institutionId = hold.institutionId();
        severity = hold.severity();
        stage = hold.stage();
        lines = hold.lines();
        clock = hold.clock();
        claim = hold.claim();
        proposal = hold.proposal();
        votes = hold.votes();
        persons = hold.persons();
        escalated = hold.escalated();
        notices = hold.notices();
        pauses = hold.pauses();
        leadSubmitted = hold.leadSubmitted();
        step = hold.step();
        freshSince = hold.freshSince();
        lastEvent = hold.lastEvent();
        at = hold.at();
        commandIds = hold.commandIds();
        stageBefore = hold.stage();
        linesBefore = hold.lines();
    }

    /** A hold that a decision opens. Nothing has been written yet. */
    HoldDraft(Decision decision, List<LineMoney> withheld, Instant openedAt) {
        holdId = decision.getSettlementId();
        institutionId = decision.getInstitutionId();
        severity = Severities.of(decision);
        stage = HoldStage.HELD;
        lines = withheld;
        votes = List.of();
        persons = HoldPersons.NOBODY;
        lastEvent = HoldEvent.OPENED;
        at = openedAt;
        commandIds = List.of();
        linesBefore = List.of();
    }

    /** Never before the newest step: brokers' clocks differ, a hold's story does not run backwards. */
    Instant notBefore(Instant cause) {
        return cause.isBefore(at) ? at : cause;
    }

    boolean ended() {
        return HoldTransitions.isEnd(stage);
    }

    HoldMoney money() {
        return HoldMoney.of(lines);
    }

    Optional<Instant> nextTimer() {
        return Hold.nextTimer(clock, claim);
    }

    /** The phase of a hold that has not ended. */
    HoldPhase phase() {
        return HoldPhase.of(stage);
    }

    void changeLines(UnaryOperator<LineMoney> change) {
        List<LineMoney> changed = new ArrayList<>(lines.size());
        for (LineMoney line : lines) {
            changed.add(change.apply(line));
        }
        lines = List.copyOf(changed);
    }

    /** Puts it back to where it waits for somebody. */
    void backToQueue() {
        claim = null;
        proposal = null;
        stage = phase() == HoldPhase.FIRST_REVIEW ? HoldStage.HELD : HoldStage.APPEALED;
    }

    /** Ends it: nothing is withheld any more. */
    void end(HoldStage end) {
        stage = end;
        clock = null;
        claim = null;
        proposal = null;
    }

    /** Ends it by what became of its money. */
    void endByMoney() {
        HoldMoney money = money();
        if (money.deductedFen() == 0) {
            end(HoldStage.RELEASED);
        } else {
            end(money.releasedFen() == 0 ? HoldStage.DEDUCTED : HoldStage.PARTLY_DEDUCTED);
        }
    }

    /** Remembers an accepted command; of too many the oldest is forgotten. */
    void remember(String commandId) {
        List<String> ids = new ArrayList<>(commandIds);
        ids.add(commandId);
        commandIds = ids.subList(Math.max(0, ids.size() - HoldLimits.MAX_COMMAND_IDS), ids.size());
    }

    /** Writes the first step. */
    void writeOpened(Decision decision) {
        write(HoldSteps.opened(this, decision), HoldEvent.OPENED, at);
    }

    /** Writes down what changed since the step before. */
    void write(HoldEvent event, Instant cause, @Nullable HoldCommand command) {
        if (stageBefore == null || !HoldTransitions.allows(stageBefore, event, stage)) {
            throw new IllegalStateException(event + " does not lead from " + stageBefore + " to " + stage);
        }
        write(HoldSteps.caused(this, command, event), event, cause);
    }

    private void write(HoldStep.Builder builder, HoldEvent event, Instant cause) {
        at = notBefore(cause);
        step++;
        // Another member's vote is nothing that a member's own would rest on.
        freshSince = event == HoldEvent.VOTED ? freshSince : step;
        lastEvent = event;
        steps.add(HoldSteps.standing(builder, this)
                .setStep(step)
                .setEvent(event)
                .setAt(at)
                .setStageBefore(stageBefore)
                .setLines(HoldSteps.changed(linesBefore, lines))
                .setReleasedNowFen(
                        money().releasedFen() - HoldMoney.of(linesBefore).releasedFen())
                .setDeductedNowFen(
                        money().deductedFen() - HoldMoney.of(linesBefore).deductedFen())
                .build());
        stageBefore = stage;
        linesBefore = lines;
        // The step that ends it still says how many there were; nothing after it needs them.
        votes = ended() ? List.of() : votes;
    }

    /** Answers a command that changes nothing. */
    void refuse(Refused refused, HoldCommand command, Instant cause) {
        steps.add(HoldSteps.standing(HoldSteps.refused(refused, command), this)
                .setStep(step)
                .setAt(notBefore(cause))
                .setStageBefore(stage)
                .build());
    }

    /** The hold as it stands. */
    Hold hold() {
        return new Hold(
                holdId,
                institutionId,
                severity,
                stage,
                step,
                freshSince,
                lastEvent,
                at,
                lines,
                clock,
                claim,
                proposal,
                votes,
                persons,
                escalated,
                notices,
                pauses,
                leadSubmitted,
                commandIds);
    }

    HoldTurn turn() {
        return new HoldTurn(hold(), steps);
    }
}
