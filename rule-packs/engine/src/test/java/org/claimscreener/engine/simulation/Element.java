package org.claimscreener.engine.simulation;

import org.claimscreener.engine.patient.PatientInput;

/** What travels from subtask to subtask. */
sealed interface Element {
    /** A checkpoint's barrier. */
    record Barrier(long checkpointId) implements Element {}

    /** Decoded, on its way to its institution. */
    record Accepted(Input input) implements Element {}

    /** With what the institution's past says, on its way to its patient. */
    record Profiled(Input input, PatientInput forPatient) implements Element {}
}
