package org.claimscreener.console.desk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.console.view.HoldView;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;

/**
 * Who has acted in which review of a hold, as far as permissions hang on it.
 *
 * @param firstReview ids of those who proposed, reviewed, confirmed, returned or escalated before the first notice
 * @param reReview the same, after an appeal
 * @param voters ids of those who voted
 * @param pauses how often the clock was paused
 */
record HoldPast(Set<String> firstReview, Set<String> reReview, Set<String> voters, long pauses) {
    private static final Set<HoldEvent> ACTS =
            Set.of(HoldEvent.REVIEW_PROPOSED, HoldEvent.REVIEWED, HoldEvent.REVIEW_RETURNED, HoldEvent.ESCALATED);

    HoldPast {
        firstReview = Set.copyOf(firstReview);
        reReview = Set.copyOf(reReview);
        voters = Set.copyOf(voters);
    }

    static HoldPast of(HoldView hold) {
        List<HoldStep> steps = hold.steps();
        return new HoldPast(
                actors(steps, Set.of(HoldStage.HELD, HoldStage.FIRST_REVIEW), ACTS),
                actors(steps, Set.of(HoldStage.APPEALED, HoldStage.RE_REVIEW), ACTS),
                actors(steps, Set.of(HoldStage.COLLEGIAL_REVIEW), Set.of(HoldEvent.VOTED, HoldEvent.COLLEGIAL_DECIDED)),
                steps.stream()
                        .filter(step -> step.getEvent() == HoldEvent.CLOCK_PAUSED)
                        .count());
    }

    private static Set<String> actors(List<HoldStep> steps, Set<HoldStage> stages, Set<HoldEvent> events) {
        Set<String> actors = new HashSet<>();
        for (HoldStep step : steps) {
            if (step.getActorId() != null
                    && stages.contains(step.getStageBefore())
                    && events.contains(step.getEvent())) {
                actors.add(step.getActorId());
            }
        }
        return actors;
    }

    /** Whether a person acted in another review than that of the stage. */
    boolean elsewhere(String personId, HoldStage stage) {
        boolean first = stage == HoldStage.HELD || stage == HoldStage.FIRST_REVIEW;
        boolean second = stage == HoldStage.APPEALED || stage == HoldStage.RE_REVIEW;
        return (!first && firstReview.contains(personId)) || (!second && reReview.contains(personId));
    }
}
