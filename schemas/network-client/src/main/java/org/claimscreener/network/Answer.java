package org.claimscreener.network;

import java.nio.ByteBuffer;

import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;

/** What became of a submission. All but {@link Undecided} stand in the log and are final. */
public sealed interface Answer {

    /**
     * The settlement's binding decision: the first of its id in the log. Its {@code released_fen} may be paid now.
     *
     * @param bytes the decision exactly as it stands in the log, read-only: what to keep as evidence
     */
    record Decided(Decision decision, ByteBuffer bytes) implements Answer {
        public Decided {
            bytes = bytes.asReadOnlyBuffer();
        }

        /** A view of its own for each caller, from the first byte to the last. */
        @Override
        public ByteBuffer bytes() {
            return bytes.duplicate();
        }
    }

    /** The reversal took effect: what it withdrew no longer counts. */
    record Withdrawn(ReversalReceipt receipt) implements Answer {}

    /**
     * The message could not be screened, and sending it again as it is will not help. Nothing was decided: mend what the
     * letter says, or withdraw and bill under a new id.
     */
    record Rejected(DeadLetter letter) implements Answer {}

    /**
     * There is no answer yet. It says nothing about what the answer will be, and one may still come.
     *
     * @param fallback what holds meanwhile
     * @param reason why there is none
     * @param detail for a log or a person; without personal data
     */
    record Undecided(Fallback fallback, Reason reason, String detail) implements Answer {}

    /** Why there is no answer yet. */
    enum Reason {
        /** The message stands in the log and nobody has answered it by the deadline. */
        NO_ANSWER,
        /** The log did not acknowledge the message by the deadline; it may stand there all the same. */
        NOT_ACKNOWLEDGED,
        /** Too many submissions are waiting; this one was not sent. */
        OVERLOADED,
        /** The client was closed before the answer, or before the submission. */
        CLOSED
    }
}
