package org.claimscreener.wire;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.wire.record.DeadLetterReason;

/** What became of a message's bytes: a record, or the reason why there is none. Never an exception. */
public sealed interface Decoded {

    /** A record of one of the types that the decoder accepts, in the current schema version. */
    record Accepted(SpecificRecord message) implements Decoded {}

    /**
     * No record.
     *
     * @param reason UNREADABLE, UNKNOWN_SCHEMA or OVERSIZED
     * @param message what it is, what it means and what to do, for a person; without any content of the message
     */
    record Rejected(DeadLetterReason reason, String message) implements Decoded {}
}
