package org.claimscreener.holds.desk;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import org.claimscreener.engine.hold.Hold;
import org.claimscreener.engine.hold.HoldClaim;
import org.claimscreener.engine.hold.HoldClock;
import org.claimscreener.engine.hold.HoldEntry;
import org.claimscreener.engine.hold.HoldOpinion;
import org.claimscreener.engine.hold.HoldPersons;
import org.claimscreener.engine.hold.LineMoney;
import org.claimscreener.flow.Packed;
import org.claimscreener.holds.record.ClaimState;
import org.claimscreener.holds.record.ClockState;
import org.claimscreener.holds.record.EarlyReversalState;
import org.claimscreener.holds.record.HoldState;
import org.claimscreener.holds.record.LineState;
import org.claimscreener.holds.record.OpinionState;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldStage;
import org.jspecify.annotations.Nullable;

/** The stored form of what is kept about a settlement, version 1; {@code flink-jobs/STATE.md}. Not thread-safe. */
final class HoldForm {
    private final Packed<HoldState> holds = new Packed<>(1, List.of(HoldState.getClassSchema()));
    private final Packed<EarlyReversalState> early = new Packed<>(1, List.of(EarlyReversalState.getClassSchema()));

    byte[] stored(Hold hold) throws IOException {
        return holds.pack(state(hold));
    }

    byte[] stored(HoldEntry.Awaited awaited) throws IOException {
        return early.pack(new EarlyReversalState(awaited.whole(), awaited.lineIds()));
    }

    /**
     * What this build or an earlier one stored.
     *
     * @throws IOException when none did
     */
    Hold hold(byte[] bytes) throws IOException {
        HoldState state = holds.unpack(bytes);
        try {
            return hold(state);
        } catch (IllegalArgumentException e) {
            throw new IOException("a hold in state that cannot be: " + e.getMessage(), e);
        }
    }

    HoldEntry.Awaited awaited(byte[] bytes) throws IOException {
        EarlyReversalState state = early.unpack(bytes);
        return new HoldEntry.Awaited(state.getWhole(), state.getLineIds());
    }

    private static HoldState state(Hold hold) {
        HoldClaim claim = hold.claim();
        HoldOpinion proposal = hold.proposal();
        return HoldState.newBuilder()
                .setHoldId(hold.holdId())
                .setInstitutionId(hold.institutionId())
                .setSeverity(hold.severity())
                .setStage(hold.stage().name())
                .setStep(hold.step())
                .setFreshSince(hold.freshSince())
                .setLastEvent(hold.lastEvent().name())
                .setAtMs(hold.at().toEpochMilli())
                .setLines(hold.lines().stream().map(HoldForm::state).toList())
                .setClock(state(hold.clock()))
                .setClaim(
                        claim == null
                                ? null
                                : new ClaimState(claim.actorId(), claim.until().toEpochMilli()))
                .setProposal(proposal == null ? null : state(proposal))
                .setVotes(hold.votes().stream().map(HoldForm::state).toList())
                .setFirstPersons(hold.persons().first())
                .setSecondPersons(hold.persons().second())
                .setEscalated(hold.escalated())
                .setNotices(hold.notices())
                .setPauses(hold.pauses())
                .setLeadSubmitted(hold.leadSubmitted())
                .setCommandIds(hold.commandIds())
                .build();
    }

    private static LineState state(LineMoney line) {
        return new LineState(
                line.lineId(),
                line.suspectedFen(),
                line.firstReviewFen(),
                line.confirmedFen(),
                line.deductedFen(),
                line.releasedFen(),
                line.withdrawnFen());
    }

    private static @Nullable ClockState state(@Nullable HoldClock clock) {
        if (clock == null) {
            return null;
        }
        HoldClock.Pause pause = clock.pause();
        return new ClockState(
                clock.deadline().toEpochMilli(),
                clock.onLapse().name(),
                clock.byWeekdays(),
                pause == null ? null : pause.until().toEpochMilli(),
                pause == null ? 0 : pause.workingDaysLeft());
    }

    private static OpinionState state(HoldOpinion opinion) {
        return new OpinionState(opinion.actorId(), opinion.amountsFen());
    }

    // javac 17 drops the @Nullable of a compact constructor's parameter, so NullAway cannot see that null is meant.
    @SuppressWarnings("NullAway")
    private static Hold hold(HoldState state) {
        ClaimState claim = state.getClaim();
        OpinionState proposal = state.getProposal();
        return new Hold(
                state.getHoldId(),
                state.getInstitutionId(),
                state.getSeverity(),
                HoldStage.valueOf(state.getStage()),
                state.getStep(),
                state.getFreshSince(),
                HoldEvent.valueOf(state.getLastEvent()),
                Instant.ofEpochMilli(state.getAtMs()),
                state.getLines().stream().map(HoldForm::line).toList(),
                clock(state.getClock()),
                claim == null ? null : new HoldClaim(claim.getActorId(), Instant.ofEpochMilli(claim.getUntilMs())),
                proposal == null ? null : opinion(proposal),
                state.getVotes().stream().map(HoldForm::opinion).toList(),
                new HoldPersons(state.getFirstPersons(), state.getSecondPersons()),
                state.getEscalated(),
                state.getNotices(),
                state.getPauses(),
                state.getLeadSubmitted(),
                state.getCommandIds());
    }

    private static LineMoney line(LineState line) {
        return new LineMoney(
                line.getLineId(),
                line.getSuspectedFen(),
                line.getFirstReviewFen(),
                line.getConfirmedFen(),
                line.getDeductedFen(),
                line.getReleasedFen(),
                line.getWithdrawnFen());
    }

    private static @Nullable HoldClock clock(@Nullable ClockState state) {
        if (state == null) {
            return null;
        }
        Long until = state.getPausedUntilMs();
        HoldClock.Pause pause =
                until == null ? null : new HoldClock.Pause(Instant.ofEpochMilli(until), state.getPauseDaysLeft());
        return new HoldClock(
                Instant.ofEpochMilli(state.getDeadlineMs()),
                HoldLapse.valueOf(state.getOnLapse()),
                state.getByWeekdays(),
                pause);
    }

    private static HoldOpinion opinion(OpinionState state) {
        return new HoldOpinion(state.getActorId(), state.getAmountsFen());
    }
}
