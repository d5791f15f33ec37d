package org.claimscreener.holds.intake;

import java.util.Set;

import org.claimscreener.wire.MessageType;

/** A log that the job follows. */
public enum Feed {
    /** Decisions and receipts of reversals, keyed by patient. */
    DECISIONS,
    /** Commands, keyed by hold. */
    COMMANDS;

    Set<MessageType> messages() {
        return switch (this) {
            case DECISIONS -> Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT);
            case COMMANDS -> Set.of(MessageType.HOLD_COMMAND);
        };
    }
}
