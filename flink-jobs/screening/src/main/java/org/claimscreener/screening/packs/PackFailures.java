package org.claimscreener.screening.packs;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.claimscreener.engine.pack.PackRefusedException;

/** Why a pack cannot be used, in words for its author. Stateless. */
final class PackFailures {
    /** A status is read on a terminal; the whole of it is what {@code packctl check} prints. */
    private static final int MOST_CHARS = 2_000;

    private PackFailures() {}

    static String inWords(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof ExecutionException || cause instanceof CompletionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause instanceof PackRefusedException || cause.getMessage() != null
                ? String.valueOf(cause.getMessage())
                : cause.toString();
        return message.length() > MOST_CHARS ? message.substring(0, MOST_CHARS) + "..." : message;
    }
}
