package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.engine.replay.HeapInstitutionMemory;

/** A checkpoint while its barriers travel. */
final class CheckpointInMaking {
    private final long id;
    private final String bound;
    private final Map<Integer, Long> offsets = new TreeMap<>();
    private final Map<String, HeapInstitutionMemory> institutions = new TreeMap<>();
    private final Map<String, PatientStore> patients = new TreeMap<>();
    private final List<Checkpoint.ToCommit> toCommit = new ArrayList<>();
    private int missing;

    /**
     * Begins.
     *
     * @param bound from where a restart reads back, as stored
     * @param subtasks how many have to pass its barriers
     */
    CheckpointInMaking(long id, String bound, int subtasks) {
        this.id = id;
        this.bound = bound;
        this.missing = subtasks;
    }

    long id() {
        return id;
    }

    void sources(Map<Integer, Long> read, List<Transaction> transactions, int subtask) {
        offsets.putAll(read);
        passed(transactions, subtask);
    }

    void institutions(Map<String, HeapInstitutionMemory> stores, List<Transaction> transactions, int subtask) {
        stores.forEach((key, store) -> institutions.put(key, store.copy()));
        passed(transactions, subtask);
    }

    void patients(Map<String, PatientStore> stores, List<Transaction> transactions, int subtask) {
        stores.forEach((key, store) -> patients.put(key, store.copy()));
        passed(transactions, subtask);
    }

    private void passed(List<Transaction> transactions, int subtask) {
        transactions.forEach(transaction -> toCommit.add(new Checkpoint.ToCommit(subtask, transaction)));
        missing--;
    }

    boolean allPassed() {
        return missing == 0;
    }

    /** What makes it worth restarting from. */
    List<Happening> holds() {
        List<Happening> holds = new ArrayList<>();
        if (patients.values().stream().anyMatch(PatientStore::awaitsInputs)) {
            holds.add(Happening.RECORDED_IN_CHECKPOINT);
        }
        if (patients.values().stream().anyMatch(store -> !store.waiting().isEmpty())) {
            holds.add(Happening.WAITING_IN_CHECKPOINT);
        }
        return holds;
    }

    Checkpoint finished() {
        return new Checkpoint(id, bound, offsets, institutions, patients, toCommit);
    }
}
