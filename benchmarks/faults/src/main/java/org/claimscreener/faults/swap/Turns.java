package org.claimscreener.faults.swap;

import java.util.List;

/** Holds decisions against the times at which each set of packs was ordered and told to be in force. Stateless. */
final class Turns {
    private Turns() {}

    /**
     * A set's time to decide, until the next one's.
     *
     * @param orderedNanos when its order was about to be written: nothing can be decided by it before
     * @param toldNanos when it was heard to be in force on all subtasks: what is sent later is decided by it
     */
    record Turn(long orderedNanos, long toldNanos, String packs) {}

    /**
     * What is not as it should be.
     *
     * @param strange decisions by a set that was never in force: of mixed versions, or with one missing
     * @param outOfTurn decisions by a set whose time it was not
     */
    record Faults(long strange, long outOfTurn) {}

    /**
     * Looks at all of them.
     *
     * @param turns in order; the first one decides from the beginning
     */
    static Faults of(List<Turn> turns, List<SeenDecisions.Seen> decisions) {
        long strange = 0;
        long outOfTurn = 0;
        for (SeenDecisions.Seen decision : decisions) {
            if (turns.stream().noneMatch(turn -> turn.packs().equals(decision.packs()))) {
                strange++;
            } else if (!isInTurn(turns, decision)) {
                outOfTurn++;
            }
        }
        return new Faults(strange, outOfTurn);
    }

    /** Its set is the one in force when it was due, or one that was ordered before it was read. */
    private static boolean isInTurn(List<Turn> turns, SeenDecisions.Seen decision) {
        boolean found = false;
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            if (i > 0 && turn.orderedNanos() > decision.readNanos()) {
                break;
            }
            if (i > 0 && turn.toldNanos() <= decision.dueNanos()) {
                found = false;
            }
            found |= turn.packs().equals(decision.packs());
        }
        return found;
    }
}
