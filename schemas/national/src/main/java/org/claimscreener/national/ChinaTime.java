package org.claimscreener.national;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Optional;

/** The specification's dates and times: civil time of Asia/Shanghai, {@code yyyy-MM-dd[ HH:mm:ss]}, strictly. */
final class ChinaTime {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** A year of exactly four digits: the pattern letters would take more. */
    private static final DateTimeFormatter DATE = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("-MM-dd")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .append(DATE)
            .appendPattern(" HH:mm:ss")
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private static final int DATE_LENGTH = "yyyy-MM-dd".length();

    private ChinaTime() {}

    /** The instant; a date alone is its first moment. Empty when the text is no date or time, 30 February included. */
    static Optional<Instant> parseInstant(String text) {
        return parse(text).map(time -> time.atZone(ZONE).toInstant());
    }

    /** The civil date; a time beside it is dropped. */
    static Optional<LocalDate> parseDate(String text) {
        return parse(text).map(LocalDateTime::toLocalDate);
    }

    /** {@code yyyy-MM-dd HH:mm:ss}; parts of a second are dropped. */
    static String format(Instant instant) {
        return DATE_TIME.format(LocalDateTime.ofInstant(instant, ZONE));
    }

    /** {@code yyyy-MM-dd}. */
    static String format(LocalDate date) {
        return DATE.format(date);
    }

    private static Optional<LocalDateTime> parse(String text) {
        try {
            return Optional.of(
                    text.length() == DATE_LENGTH
                            ? LocalDate.parse(text, DATE).atTime(LocalTime.MIN)
                            : LocalDateTime.parse(text, DATE_TIME));
        } catch (DateTimeException e) {
            return Optional
                    .empty(); // The only way the library says that a text is no date; the caller names the field.
        }
    }
}
