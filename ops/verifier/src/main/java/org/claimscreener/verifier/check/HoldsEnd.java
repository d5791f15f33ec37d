package org.claimscreener.verifier.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.book.Standing;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStep;

/**
 * I10: what a binding decision withholds opens one hold; its steps follow each other without a gap or a fork, its money
 * adds up and only ever leaves, nothing happens after its end, and nothing that a deadline does by itself comes late or not
 * at all. Times are those of the steps: a lapse counts from its deadline, whenever the job came to write it. Not
 * thread-safe.
 */
final class HoldsEnd implements Check {
    static final String NO_STEPS = "no job has written a hold yet";
    static final String DECISION_GONE = "its decision is no longer in the log";
    static final String BEGINNING_GONE = "its first steps are no longer in the log";

    private final Tally tally;
    private final Map<String, HoldTrack> holds = new HashMap<>();
    private boolean stepsGone;
    private boolean decisionsGone;
    private long firstStepMillis = Long.MAX_VALUE;

    HoldsEnd(Tally tally) {
        this.tally = tally;
    }

    /** Where a partition of the holds begins. */
    void stepsBegin(long offset) {
        stepsGone |= offset > 0;
    }

    /** Where a partition of the decisions begins. */
    void decisionsBegin(long offset) {
        decisionsGone |= offset > 0;
    }

    @Override
    public void decision(Seen.OfDecision seen) {
        if (seen.standing() != Standing.BINDING || seen.decision().getHeldFen() == 0) {
            return;
        }
        HoldTrack track = holds.computeIfAbsent(
                seen.name(), id -> new HoldTrack(seen.place(), seen.message().timestamp()));
        track.decidedFen = seen.decision().getHeldFen();
    }

    @Override
    public void receipt(Seen.OfReceipt seen) {
        if (seen.standing() != Standing.BINDING || !seen.receipt().getLineIds().isEmpty()) {
            return;
        }
        HoldTrack track = holds.get(seen.receipt().getSettlementId());
        if (track != null) {
            track.withdrawnMillis =
                    Math.min(track.withdrawnMillis, seen.message().timestamp());
        }
    }

    @Override
    public void hold(Seen.OfHold seen) {
        HoldStep step = seen.step();
        firstStepMillis = Math.min(firstStepMillis, seen.message().timestamp());
        if (step.getEvent() == HoldEvent.COMMAND_REFUSED) {
            refused(seen);
            return;
        }
        HoldTrack track = holds.computeIfAbsent(
                step.getHoldId(),
                id -> new HoldTrack(seen.place(), seen.message().timestamp()));
        if (stepsGone && !track.opened() && step.getStep() > 1) {
            tally.notChecked(BEGINNING_GONE);
            track.moveTo(step, seen.place());
            return;
        }
        tally.judged();
        wrong(track, step).ifPresent(why -> accuse(track, step.getHoldId(), seen.place(), why));
        if (step.getStep() > track.step) {
            track.moveTo(step, seen.place());
        }
    }

    private void refused(Seen.OfHold seen) {
        HoldTrack track = holds.get(seen.step().getHoldId());
        int newest = track == null ? 0 : track.step;
        if (seen.step().getStep() == newest || stepsGone) {
            tally.judged();
            return;
        }
        List<Place> places = new ArrayList<>(List.of(seen.place()));
        if (track != null) {
            places.add(track.place);
        }
        tally.judged();
        tally.violated(
                seen.step().getHoldId(),
                places,
                "a command was refused as of step " + seen.step().getStep() + ", but the hold's newest step is "
                        + newest);
    }

    /** What is wrong with a step after those before it. */
    private Optional<String> wrong(HoldTrack track, HoldStep step) {
        if (step.getStep() != track.step + 1) {
            return Optional.of("step " + step.getStep() + " follows step " + track.step
                    + ": a step is lost, doubled, or written by two");
        }
        if (track.ended()) {
            return Optional.of(
                    "step " + step.getStep() + ", " + step.getEvent() + ", comes after the hold's end: it ended twice");
        }
        if (step.getStageBefore() != track.stage) {
            return Optional.of("step " + step.getStep() + " goes on from " + step.getStageBefore()
                    + ", but the step before it led to " + track.stage);
        }
        return track.opened()
                ? wrongInTime(track, step).or(() -> wrongMoney(track, step))
                : wrongBeginning(track, step);
    }

    private Optional<String> wrongBeginning(HoldTrack track, HoldStep step) {
        if (step.getEvent() != HoldEvent.OPENED) {
            return Optional.of("it begins with " + step.getEvent() + ", without being opened");
        }
        if (track.decidedFen < 0) {
            if (decisionsGone) {
                tally.notChecked(DECISION_GONE);
                return wrongSum(step);
            }
            return Optional.of("it was opened without a binding decision that withholds money");
        }
        if (track.decidedFen != step.getSuspectedFen()) {
            return Optional.of("it was opened for " + step.getSuspectedFen()
                    + " fen, but the binding decision withholds " + track.decidedFen);
        }
        return wrongSum(step);
    }

    private static Optional<String> wrongInTime(HoldTrack track, HoldStep step) {
        long at = step.getAt().toEpochMilli();
        if (at < track.atMillis) {
            return Optional.of("step " + step.getStep() + " happened before the step before it");
        }
        boolean byItself = switch (step.getEvent()) {
            case DEADLINE_LAPSED, PAUSE_LAPSED, CLAIM_LAPSED -> true;
            case OPENED,
                    CLAIMED,
                    UNCLAIMED,
                    REVIEW_PROPOSED,
                    REVIEWED,
                    REVIEW_RETURNED,
                    APPEALED,
                    ACCEPTED,
                    VOTED,
                    COLLEGIAL_DECIDED,
                    ESCALATED,
                    LEAD_SUBMITTED,
                    CLOCK_PAUSED,
                    CLOCK_RESUMED,
                    LINES_WITHDRAWN,
                    REVERSED,
                    COMMAND_REFUSED,
                    OTHER -> false;
        };
        if (byItself && at != track.dueMillis) {
            return Optional.of(
                    "step " + step.getStep() + ", " + step.getEvent() + ", happened at another instant than was due");
        }
        if (!byItself && at >= track.dueMillis) {
            return Optional.of("step " + step.getStep() + ", " + step.getEvent()
                    + ", came when something else was due already, and that did not happen");
        }
        return Optional.empty();
    }

    private static Optional<String> wrongMoney(HoldTrack track, HoldStep step) {
        boolean cameBack = step.getReleasedFen() < track.releasedFen
                || step.getDeductedFen() < track.deductedFen
                || step.getWithdrawnFen() < track.withdrawnFen;
        if (cameBack || step.getSuspectedFen() != track.suspectedFen) {
            return Optional.of("step " + step.getStep() + " takes back what was paid, deducted or withdrawn before");
        }
        if (step.getReleasedNowFen() != step.getReleasedFen() - track.releasedFen
                || step.getDeductedNowFen() != step.getDeductedFen() - track.deductedFen) {
            return Optional.of(
                    "step " + step.getStep() + " pays or deducts another amount than the sums before and after it say");
        }
        return wrongSum(step);
    }

    private static Optional<String> wrongSum(HoldStep step) {
        long sum = step.getHeldFen() + step.getReleasedFen() + step.getDeductedFen() + step.getWithdrawnFen();
        if (sum != step.getSuspectedFen()) {
            return Optional.of("of " + step.getSuspectedFen() + " fen step " + step.getStep() + " accounts for " + sum);
        }
        HoldTrack after = new HoldTrack(new Place("", 0, 0), 0);
        after.moveTo(step, after.place);
        if (after.ended() != (step.getHeldFen() == 0)) {
            return Optional.of("after step " + step.getStep() + " it is " + step.getStageAfter() + " with "
                    + step.getHeldFen() + " fen withheld: it ends when the last money leaves");
        }
        return Optional.empty();
    }

    private void accuse(HoldTrack track, String id, Place place, String why) {
        if (!track.accused) {
            track.accused = true;
            List<Place> places = new ArrayList<>(List.of(place));
            if (!track.place.equals(place)) {
                places.add(track.place);
            }
            tally.violated(id, places, why);
        }
    }

    @Override
    public void endJudging(Horizon horizon) {
        if (firstStepMillis == Long.MAX_VALUE) {
            tally.nothingToCheck(NO_STEPS);
            return;
        }
        tally.notCheckedInAll(NO_STEPS, 0);
        holds.forEach((id, track) -> waited(track, horizon).ifPresent(why -> accuse(track, id, track.place, why)));
    }

    private Optional<String> waited(HoldTrack track, Horizon horizon) {
        if (!track.opened()) {
            return horizon.overdue(Math.max(track.sinceMillis, firstStepMillis))
                    ? Optional.of("money is withheld and no hold was opened: nobody will look at it")
                    : Optional.empty();
        }
        if (!track.ended() && horizon.overdue(track.dueMillis)) {
            return Optional.of("its time was up and nothing happened: it has waited for longer than its deadline says");
        }
        if (!track.ended() && horizon.overdue(track.withdrawnMillis)) {
            return Optional.of("the settlement was withdrawn and its money is still withheld");
        }
        return Optional.empty();
    }

    /** Forgets holds that have ended and been quiet since. */
    void forgetBefore(long millis) {
        holds.values().removeIf(track -> track.ended() && track.atMillis < millis);
    }
}
