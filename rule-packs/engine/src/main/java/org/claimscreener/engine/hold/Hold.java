package org.claimscreener.engine.hold;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.jspecify.annotations.Nullable;

/**
 * A decision's withheld money on its way through review. Immutable. Its size is bounded by {@link HoldLimits}: lines,
 * persons, votes and remembered commands.
 *
 * @param holdId the settlement's id
 * @param severity gravest of the findings that withhold money, 1 to 3; 0 when none does
 * @param step number of the newest step, from 1
 * @param freshSince whoever has seen this step, or a later one, knows what he decides about
 * @param lastEvent what that step was
 * @param at when the newest step happened
 * @param lines in the settlement's order
 * @param clock null once it has ended
 * @param claim who has it in hand; null when nobody has
 * @param proposal a review that waits for a second person; null when none does
 * @param votes in the order in which they came; dropped once it has ended
 * @param escalated the first review is for a senior reviewer
 * @param notices how often the institution was told of a result
 * @param pauses how often the clock was paused
 * @param commandIds newest accepted commands, oldest first
 */
public record Hold(
        String holdId,
        String institutionId,
        int severity,
        HoldStage stage,
        int step,
        int freshSince,
        HoldEvent lastEvent,
        Instant at,
        List<LineMoney> lines,
        @Nullable HoldClock clock,
        @Nullable HoldClaim claim,
        @Nullable HoldOpinion proposal,
        List<HoldOpinion> votes,
        HoldPersons persons,
        boolean escalated,
        int notices,
        int pauses,
        boolean leadSubmitted,
        List<String> commandIds)
        implements HoldEntry {

    public Hold {
        lines = List.copyOf(lines);
        votes = List.copyOf(votes);
        commandIds = List.copyOf(commandIds);
        if (step < 1 || freshSince < 1 || freshSince > step) {
            throw new IllegalArgumentException("a hold with a step that cannot be");
        }
        if (lines.isEmpty() || lines.size() > HoldLimits.MAX_LINES) {
            throw new IllegalArgumentException("a hold of " + lines.size() + " lines");
        }
        if (votes.size() > HoldLimits.MAX_VOTES || commandIds.size() > HoldLimits.MAX_COMMAND_IDS) {
            throw new IllegalArgumentException("a hold that remembers more than it may");
        }
        if (HoldTransitions.isEnd(stage) != (clock == null) || HoldTransitions.isEnd(stage) != (held(lines) == 0)) {
            throw new IllegalArgumentException("a hold ends when its last money leaves, and its clock with it");
        }
    }

    private static long held(List<LineMoney> lines) {
        return HoldMoney.of(lines).heldFen();
    }

    /** Whether it has ended: nothing is withheld any more. */
    public boolean ended() {
        return HoldTransitions.isEnd(stage);
    }

    /** Still withheld, in fen. */
    public long heldFen() {
        return held(lines);
    }

    @Override
    public Optional<Instant> nextTimer() {
        return nextTimer(clock, claim);
    }

    /** The earlier of what the clock and what the claim does by itself. */
    static Optional<Instant> nextTimer(@Nullable HoldClock clock, @Nullable HoldClaim claim) {
        if (clock == null) {
            return Optional.empty();
        }
        if (claim != null && claim.until().isBefore(clock.next())) {
            return Optional.of(claim.until());
        }
        return Optional.of(clock.next());
    }
}
