package org.claimscreener.engine.tip;

import java.nio.charset.StandardCharsets;

import org.claimscreener.engine.pack.Digests;
import org.jspecify.annotations.Nullable;

/** A short digest of texts in their order, the same on every machine. Not thread-safe. */
final class Digested {
    private static final int DIGITS = 32;

    private final StringBuilder texts = new StringBuilder();

    Digested with(@Nullable String... more) {
        for (String text : more) {
            texts.append(text == null ? -1 : text.length()).append(':').append(text);
        }
        return this;
    }

    String digest() {
        return Digests.sha256(texts.toString().getBytes(StandardCharsets.UTF_8)).substring(0, DIGITS);
    }
}
