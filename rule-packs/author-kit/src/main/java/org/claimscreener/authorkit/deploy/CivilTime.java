package org.claimscreener.authorkit.deploy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.engine.intake.Calendars;

/** Times as promoters type and read them: Shanghai's, or ISO 8601 with an offset. Stateless. */
final class CivilTime {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int LENGTH_TO_MINUTES = "2026-09-01 08:30".length();

    private CivilTime() {}

    /** Empty when the text is no time that there is. */
    static Optional<Instant> parse(String text) {
        try {
            if (text.contains("T")) {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            }
            DateTimeFormatter form = text.length() == LENGTH_TO_MINUTES ? MINUTES : SECONDS;
            return Optional.of(
                    LocalDateTime.parse(text, form).atZone(Calendars.ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // The library's only way to say so; the caller names the option.
        }
    }

    /** To the second, in Shanghai. */
    static String format(Instant instant) {
        return SECONDS.format(LocalDateTime.ofInstant(instant, Calendars.ZONE));
    }
}
