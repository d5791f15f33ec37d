package org.claimscreener.national;

import org.claimscreener.wire.record.DeadLetterReason;

/**
 * Carries the first field that cannot be mapped from the depth of a line to {@link NationalReader}, which turns it into
 * the value it returns; it never leaves the package. Without a stack trace: bad input is expected and must stay cheap.
 */
final class FieldRejected extends Exception {

    private final DeadLetterReason reason;
    private final String field;

    FieldRejected(DeadLetterReason reason, String field, String message) {
        super(message, null, false, false);
        this.reason = reason;
        this.field = field;
    }

    DeadLetterReason reason() {
        return reason;
    }

    /** Path in the national form. */
    String field() {
        return field;
    }

    /** The message; written for a person and always there. */
    String text() {
        return String.valueOf(getMessage());
    }
}
