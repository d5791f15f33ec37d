package org.claimscreener.engine.hold;

import java.util.ArrayList;
import java.util.List;

/**
 * Who has reviewed, confirmed, returned or escalated in which review; each in one only. Who voted stands with the votes.
 *
 * @param first in the first review, at most {@link HoldLimits#MAX_PERSONS}
 * @param second in the re-review, at most as many
 */
public record HoldPersons(List<String> first, List<String> second) {
    static final HoldPersons NOBODY = new HoldPersons(List.of(), List.of());

    public HoldPersons {
        first = List.copyOf(first);
        second = List.copyOf(second);
        if (first.size() > HoldLimits.MAX_PERSONS || second.size() > HoldLimits.MAX_PERSONS) {
            throw new IllegalArgumentException("more persons in a review than there may be");
        }
    }

    List<String> of(HoldPhase phase) {
        return switch (phase) {
            case FIRST_REVIEW -> first;
            case RE_REVIEW -> second;
            case APPEAL, COLLEGIAL_REVIEW -> List.of();
        };
    }

    /** Whether a person acted in another review than this. */
    boolean elsewhere(String actorId, HoldPhase phase) {
        return (phase != HoldPhase.FIRST_REVIEW && first.contains(actorId))
                || (phase != HoldPhase.RE_REVIEW && second.contains(actorId));
    }

    HoldPersons with(String actorId, HoldPhase phase) {
        if (of(phase).contains(actorId)) {
            return this;
        }
        List<String> more = new ArrayList<>(of(phase));
        more.add(actorId);
        return switch (phase) {
            case FIRST_REVIEW -> new HoldPersons(more, second);
            case RE_REVIEW -> new HoldPersons(first, more);
            case APPEAL, COLLEGIAL_REVIEW -> this;
        };
    }
}
