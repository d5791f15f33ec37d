package org.claimscreener.screening.intake;

import java.io.Serializable;
import java.time.Instant;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.record.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** A form in which settlements arrive. Travels with the job; each operator instance opens its own reader. */
public interface InputFormat extends Serializable {
    /** A reader for one thread. */
    Reader open();

    /** Reads inputs of the form. Not thread-safe. */
    interface Reader {
        /** Never throws for what it is given. */
        Read read(Arrival arrival);

        /** The input's own name of a field, from its path on the wire, e.g. {@code fee_lines[2].amount_fen}. */
        String fieldName(SpecificRecord document, String wirePath);
    }

    /** What became of the bytes. */
    sealed interface Read {}

    /**
     * A settlement or a reversal.
     *
     * @param receivedAt when it came
     */
    record Document(SpecificRecord document, Instant receivedAt) implements Read {}

    /** Nothing that can be read. */
    record Unreadable(
            DeadLetterReason reason,
            String message,
            @Nullable String field,
            @Nullable String settlementId,
            Instant receivedAt)
            implements Read {}
}
