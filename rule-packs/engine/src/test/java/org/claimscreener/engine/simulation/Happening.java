package org.claimscreener.engine.simulation;

/** What a simulation must have come across, or it shows nothing. */
enum Happening {
    DECIDED,
    WITHDRAWN,
    REPEATED,
    REFUSED,
    /** An input got the answer that the log recorded for it. */
    ADOPTED,
    /** A new input waited for recorded answers. */
    WAITED,
    CHECKPOINT_COMPLETED,
    CHECKPOINT_FAILED,
    /** A checkpoint was completed that holds answers which no input has met yet. */
    RECORDED_IN_CHECKPOINT,
    /** A checkpoint was completed that holds inputs which wait. */
    WAITING_IN_CHECKPOINT,
    RESTARTED_FROM_NEWEST,
    RESTARTED_FROM_OLDER,
    RESTARTED_BEFORE_FIRST_CHECKPOINT,
    RESTARTED_FROM_NOTHING,
    RESCALED,
    PACKS_SWAPPED,
    /** A crash before all subtasks had read back. */
    CRASHED_IN_READ_BACK,
    /** A crash before all recorded answers had met their inputs. */
    CRASHED_IN_REPLAY,
    /** A writer of an attempt that had been given up landed a record. */
    OLD_ATTEMPT_WROTE,
    /** A writer of an attempt that had been given up was fenced with records under way. */
    OLD_ATTEMPT_WAS_FENCED,
    /** A transaction was committed only at the restart from its checkpoint. */
    COMMITTED_AT_RESTART
}
