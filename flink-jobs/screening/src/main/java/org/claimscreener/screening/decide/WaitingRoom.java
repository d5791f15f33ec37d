package org.claimscreener.screening.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.apache.flink.api.common.state.ListState;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Profiled;

/**
 * The inputs that wait, by patient. Most wait for a millisecond until the answers about their trace codes come: those are
 * kept in memory and reach the state only with a checkpoint, so that waiting writes nothing. After a restart many may wait
 * for long; what is more than memory is meant for goes to the state at once.
 */
final class WaitingRoom {
    /** Inputs kept in memory, of all patients of the subtask. */
    static final int MAX_IN_MEMORY = 10_000;

    private final ListState<Profiled> state;
    private final Supplier<String> currentPatient;
    private final Map<String, List<Profiled>> inMemory = new HashMap<>();
    private long inMemoryOfAll;
    private long storedOfAll;

    WaitingRoom(ListState<Profiled> state, Supplier<String> currentPatient) {
        this.state = state;
        this.currentPatient = currentPatient;
    }

    /** Counts the current patient's, which were restored with the state. */
    void countRestored() throws Exception {
        storedOfAll += stored().size();
    }

    /** Whether nobody's inputs wait. */
    boolean isEmptyEverywhere() {
        return inMemoryOfAll + storedOfAll == 0;
    }

    /** The current patient's in the order in which they came; a list of the caller's own. */
    List<Profiled> ofPatient() throws Exception {
        List<Profiled> waiting = inMemory.get(currentPatient.get());
        if (waiting != null) {
            return new ArrayList<>(waiting);
        }
        return storedOfAll == 0 ? new ArrayList<>() : stored();
    }

    private List<Profiled> stored() throws Exception {
        List<Profiled> waiting = new ArrayList<>();
        for (Profiled profiled : state.get()) {
            waiting.add(profiled);
        }
        return waiting;
    }

    /** Whether a settlement of that id of the current patient waits. */
    boolean holdsSettlement(String settlementId) throws Exception {
        for (Profiled profiled : ofPatient()) {
            Accepted accepted = profiled.getAccepted();
            if (accepted.getKind() == Kind.SETTLEMENT
                    && accepted.getSettlementId().equals(settlementId)) {
                return true;
            }
        }
        return false;
    }

    /** Keeps these of the current patient, where so many were kept before. */
    void replace(List<Profiled> waiting, int before) throws Exception {
        if (waiting.isEmpty() && before == 0) {
            return;
        }
        String patient = currentPatient.get();
        if (inMemory.remove(patient) != null) {
            inMemoryOfAll -= before;
        } else if (before > 0) {
            state.clear();
            storedOfAll -= before;
        }
        if (waiting.isEmpty()) {
            return;
        }
        if (inMemoryOfAll + waiting.size() <= MAX_IN_MEMORY) {
            inMemory.put(patient, List.copyOf(waiting));
            inMemoryOfAll += waiting.size();
        } else {
            state.update(waiting);
            storedOfAll += waiting.size();
        }
    }

    /**
     * Moves all to the state.
     *
     * @param setCurrentPatient of the state
     */
    void store(Consumer<String> setCurrentPatient) throws Exception {
        for (Map.Entry<String, List<Profiled>> ofOne : inMemory.entrySet()) {
            setCurrentPatient.accept(ofOne.getKey());
            state.update(ofOne.getValue());
        }
        storedOfAll += inMemoryOfAll;
        inMemoryOfAll = 0;
        inMemory.clear();
    }
}
