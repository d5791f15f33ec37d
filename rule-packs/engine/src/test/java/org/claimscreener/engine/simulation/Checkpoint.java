package org.claimscreener.engine.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.engine.replay.HeapInstitutionMemory;

/**
 * A completed checkpoint.
 *
 * @param bound from where a restart reads back, as stored
 * @param offsets next to read of each partition of the log of settlements
 * @param toCommit what was written before it and has to be seen by committed readers
 */
record Checkpoint(
        long id,
        String bound,
        Map<Integer, Long> offsets,
        Map<String, HeapInstitutionMemory> institutions,
        Map<String, PatientStore> patients,
        List<ToCommit> toCommit) {

    /** A transaction of a subtask of that number. */
    record ToCommit(int subtask, Transaction transaction) {}

    /** What a start without a checkpoint restores. */
    static final Checkpoint NONE = new Checkpoint(-1, "", Map.of(), Map.of(), Map.of(), List.of());

    boolean isNone() {
        return id < 0;
    }

    /** Copies of the state of a subtask's institutions. */
    Map<String, HeapInstitutionMemory> institutionsOf(int subtask, int parallelism) {
        Map<String, HeapInstitutionMemory> own = new TreeMap<>();
        institutions.forEach((key, store) -> {
            if (Keys.subtask(key, parallelism) == subtask) {
                own.put(key, store.copy());
            }
        });
        return own;
    }

    /** Copies of the state of a subtask's patients. */
    Map<String, PatientStore> patientsOf(int subtask, int parallelism) {
        Map<String, PatientStore> own = new TreeMap<>();
        patients.forEach((key, store) -> {
            if (Keys.subtask(key, parallelism) == subtask) {
                own.put(key, store.copy());
            }
        });
        return own;
    }
}
