package org.claimscreener.launcher.lines;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.engine.intake.Calendars;

/** Times as orders state them: civil time of Asia/Shanghai, or ISO 8601 with an offset. Stateless. */
public final class CivilTime {
    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int DATE_LENGTH = "2026-09-01".length();
    private static final int DATE_TIME_LENGTH = "2026-09-01 00:00:00".length();

    private CivilTime() {}

    /** A date is its first moment. Empty when the text is no time that there is, or finer than a millisecond. */
    public static Optional<Instant> parse(String text) {
        try {
            Instant time = parsed(text);
            return time.equals(time.truncatedTo(ChronoUnit.MILLIS)) ? Optional.of(time) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty(); // The library's only way to say so; the caller names the field.
        }
    }

    private static Instant parsed(String text) {
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay(Calendars.ZONE).toInstant();
        }
        if (text.length() == DATE_TIME_LENGTH && text.charAt(DATE_LENGTH) == ' ') {
            return LocalDateTime.parse(text, DATE_TIME).atZone(Calendars.ZONE).toInstant();
        }
        return OffsetDateTime.parse(text).toInstant();
    }

    /** A text from which {@link #parse} makes the same time. */
    public static String format(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS))
                ? DATE_TIME.format(LocalDateTime.ofInstant(time, Calendars.ZONE))
                : time.toString();
    }
}
