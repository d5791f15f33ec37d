package org.claimscreener.engine.simulation;

/** What can be built wrong on purpose, to see that the simulation finds it. */
enum Defect {
    /** Nothing is read back at a restart. */
    NO_READ_BACK("I1", 200),
    /** Checkpoints state a new bound before every subtask has read back to the old one: a double failure loses answers. */
    BOUND_TOO_EARLY("I1", 3_000),
    /** A restart without a checkpoint takes itself for a first start. */
    NO_READ_BACK_WITHOUT_CHECKPOINT("I1", 200),
    /** The end to read back to is taken while the old attempt can still write. */
    END_BEFORE_FENCE("I1", 2_000),
    /** What is new does not wait for the answers that the log records. */
    NEW_DOES_NOT_WAIT("I7 decisions", 500),
    /** A subtask reads back the keys that its number had before a rescaling. */
    OLD_KEYS_ONLY("I1", 500),
    /** The old attempt can write for ever. */
    NO_FENCE("I1", 500),
    /** The old attempt's transactions are aborted before those of the restored checkpoint are committed. */
    FENCE_BEFORE_COMMIT("I2 committed", 500),
    /** A barrier does not wait for what was sent before it. */
    NO_FLUSH("I2 every input", 500),
    /** Waiting inputs are tried again only once nothing is recorded any more, though some are recorded themselves. */
    RESUMES_ONLY_WHEN_ALL_MET("nothing waits", 20_000),
    /** Dead letters of an attempt that came to nothing count, and its input may be decided after all. */
    DEAD_LETTERS_AT_LEAST_ONCE("I2 every input", 80_000);

    private final String foundBy;
    private final int within;

    Defect(String foundBy, int within) {
        this.foundBy = foundBy;
        this.within = within;
    }

    /** How the name of the invariant begins that has to find it. */
    String foundBy() {
        return foundBy;
    }

    /** In how many schedules it has to be found: with room, for a change of the model draws other schedules. */
    int within() {
        return within;
    }
}
