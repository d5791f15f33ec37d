package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;

/** What becomes of an input. */
public sealed interface Outcome {
    /** Whether an answer that stood in the log was followed: then whatever waits for this patient is to be tried again. */
    default boolean adopted() {
        return false;
    }

    /**
     * Decided now, for the first time.
     *
     * @param bytes of the decision, as to be published
     * @param decision the same
     */
    record Decided(ByteBuffer bytes, Decision decision) implements Outcome {}

    /** Withdrawn now, for the first time. */
    record Receipted(ByteBuffer bytes) implements Outcome {}

    /**
     * Answered before: the same bytes again.
     *
     * @param adopted the answer stood in the log and not in the memory: it was given before a restart
     */
    record Repeated(ByteBuffer bytes, boolean adopted) implements Outcome {}

    /** Neither decided nor repeated: a dead letter. */
    record Refused(DeadLetterReason reason, String message, String field) implements Outcome {}

    /**
     * Kept until the answers that the log records for this patient have been followed, until what is known of its trace
     * codes has come, or until what came before it is answered: deciding now would rest on less than there is. Nothing was
     * changed.
     */
    record Waits() implements Outcome {}
}
