package org.claimscreener.engine.deploy;

import org.claimscreener.wire.record.PackControl;

/** What the fold made of one record of the log. */
public sealed interface Taken {
    /** A part of an archive that may yet become whole. */
    record Part(String packId, String digest, int index, int count) implements Taken {}

    /** An order that changed what is wanted, now or later. */
    record Accepted(PackControl order) implements Taken {}

    /**
     * A record that changed nothing.
     *
     * @param packId whatever it said, without control characters, at most 100 characters
     * @param digest likewise
     * @param number likewise, 0 for a part
     * @param why for people
     */
    record Ignored(String packId, String digest, long number, String why) implements Taken {}
}
