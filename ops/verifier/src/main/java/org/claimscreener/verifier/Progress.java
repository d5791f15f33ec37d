package org.claimscreener.verifier;

/** Hears how far the reading has come. Called often, from the reading thread: do little. */
public interface Progress {
    /** For nobody who listens. */
    Progress NONE = (topic, read, ahead) -> {};

    /**
     * So many records of a topic are read.
     *
     * @param read offsets passed since the reading of this topic began
     * @param ahead offsets still to pass up to the ends that were noted at the start
     */
    void reading(String topic, long read, long ahead);
}
