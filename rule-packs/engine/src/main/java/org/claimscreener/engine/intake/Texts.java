package org.claimscreener.engine.intake;

import org.jspecify.annotations.Nullable;

/** Texts that were not stated are "" in facts, so that no rule meets a null. */
final class Texts {
    private Texts() {}

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    /** The first that says something, else "". */
    static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            String text = orEmpty(candidate);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
