package org.claimscreener.launcher.letter;

import org.claimscreener.wire.record.DeadLetterReason;

/** What reasons mean, and whether it helps to put a letter's input back. Stateless. */
public final class Reasons {
    private Reasons() {}

    /** One sentence for who has to mend it. */
    public static String words(DeadLetterReason reason) {
        return switch (reason) {
            case UNREADABLE -> "It is no record of ours, or damaged; the sender sends it anew.";
            case UNKNOWN_SCHEMA -> "It was written by a newer build; once this one is upgraded, put it back.";
            case OVERSIZED -> "It is larger than any record may be; the sender splits or shortens it.";
            case MISSING_FIELD -> "A field that is needed is not there; the sender adds it and sends it anew.";
            case BAD_VALUE -> "A field has a value that it may not have; the sender mends it and sends it anew.";
            case NEGATIVE_AMOUNT -> "An amount is below zero; a withdrawal is a reversal, not a negative settlement.";
            case TIME_ORDER -> "Two of its times are in the wrong order; the sender mends them.";
            case TIME_OUT_OF_RANGE ->
                "A time is too far from the time of its arrival; the sender's clock is to be looked at.";
            case CONFLICT ->
                "The same id came before with another content, which binds; putting it back changes nothing.";
            case REVERSAL_UNKNOWN -> "It reverses a settlement that was not there yet; once it is, put it back.";
            case REVERSAL_REPEATED -> "What it reverses was reversed already; putting it back changes nothing.";
        };
    }
}
