package org.claimscreener.console.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * When a page was drawn, and which page: its forms bring it back. What a form sends is dated by it, so that the same form is
 * the same record, byte for byte, however often it is sent.
 *
 * @param text as forms carry it
 */
record PageStamp(String text, Instant drawnAt) {
    private static final Pattern TEXT = Pattern.compile("[0-9]{13}-[0-9a-f-]{36}");

    /** No session lasts longer. */
    private static final Duration LIFE = Duration.ofHours(12);

    static PageStamp of(Instant now) {
        return new PageStamp(now.toEpochMilli() + "-" + UUID.randomUUID(), now);
    }

    /** Empty when it is none of ours, or of a page that was drawn too long ago. */
    static Optional<PageStamp> read(String text, Instant now) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        Instant drawnAt = Instant.ofEpochMilli(Long.parseLong(text.substring(0, text.indexOf('-'))));
        return drawnAt.isAfter(now) || drawnAt.isBefore(now.minus(LIFE))
                ? Optional.empty()
                : Optional.of(new PageStamp(text, drawnAt));
    }
}
