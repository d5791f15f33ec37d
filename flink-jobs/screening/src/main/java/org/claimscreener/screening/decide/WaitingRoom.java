package org.claimscreener.screening.decide;

import java.util.ArrayList;
import java.util.List;

import org.apache.flink.api.common.state.ListState;
import org.claimscreener.screening.record.Profiled;

/** The current patient's waiting inputs in keyed state, and how many wait in all: with none, no input pays for looking. */
final class WaitingRoom {
    private final ListState<Profiled> state;
    private long waitingOfAll;

    WaitingRoom(ListState<Profiled> state) {
        this.state = state;
    }

    /** Counts the current patient's, which were restored with the state. */
    void countRestored() throws Exception {
        waitingOfAll += ofPatient().size();
    }

    /** Whether nobody's inputs wait. */
    boolean isEmptyEverywhere() {
        return waitingOfAll == 0;
    }

    /** In the order in which they came; a list of the caller's own. */
    List<Profiled> ofPatient() throws Exception {
        List<Profiled> waiting = new ArrayList<>();
        for (Profiled profiled : state.get()) {
            waiting.add(profiled);
        }
        return waiting;
    }

    /** Keeps these, where so many were kept before. */
    void replace(List<Profiled> waiting, int before) throws Exception {
        if (waiting.isEmpty() && before == 0) {
            return;
        }
        state.update(waiting);
        waitingOfAll += waiting.size() - before;
    }
}
