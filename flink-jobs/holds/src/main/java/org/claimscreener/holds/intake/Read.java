package org.claimscreener.holds.intake;

import org.claimscreener.holds.record.Happening;
import org.claimscreener.wire.record.DeadLetterReason;
import org.jspecify.annotations.Nullable;

/** What became of a record. */
sealed interface Read {
    /** Something that concerns a hold. */
    record Heard(Happening happening) implements Read {}

    /**
     * Nothing that can.
     *
     * @param message what is wrong and what to do, without any content of the record
     * @param field on the wire; null when none is concerned
     * @param settlementId null when it could not be read
     */
    record Refused(
            DeadLetterReason reason,
            String message,
            @Nullable String field,
            @Nullable String settlementId) implements Read {}
}
