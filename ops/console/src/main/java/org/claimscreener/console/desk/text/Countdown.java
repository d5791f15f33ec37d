package org.claimscreener.console.desk.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How much time a hold has left, in words and as a level that a colour stands for.
 *
 * @param text in the page's language; says the same as the level does
 */
public record Countdown(Level level, String text) {
    private static final long SOON_WORKING_DAYS = 2;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration HOUR = Duration.ofHours(1);

    /** How pressing it is. */
    public enum Level {
        /** There is no deadline any more. */
        NONE,
        /** The clock stands still. */
        PAUSED,
        /** More than two working days. */
        CALM,
        /** Two working days at most. */
        SOON,
        /** Less than 24 hours. */
        URGENT,
        /** It has passed; the holds job has not told yet what came of it. */
        OVERDUE
    }

    /** The countdown at an instant. A deadline is the first instant that is too late. */
    public static Countdown of(
            Optional<Instant> deadline, Optional<Instant> pausedUntil, Instant now, WorkingDays calendar, Texts texts) {
        if (pausedUntil.isPresent()) {
            return new Countdown(Level.PAUSED, texts.of("due.paused", Formats.day(pausedUntil.get())));
        }
        return deadline.map(instant -> running(instant, now, calendar, texts))
                .orElseGet(() -> new Countdown(Level.NONE, texts.of("due.none")));
    }

    private static Countdown running(Instant deadline, Instant now, WorkingDays calendar, Texts texts) {
        Duration left = Duration.between(now, deadline);
        if (left.isNegative() || left.isZero()) {
            return new Countdown(Level.OVERDUE, texts.of("due.overdue"));
        }
        if (left.compareTo(HOUR) < 0) {
            return new Countdown(Level.URGENT, texts.of("due.minutes", Math.max(1, left.toMinutes())));
        }
        if (left.compareTo(DAY) < 0) {
            return new Countdown(Level.URGENT, texts.of("due.hours", left.toHours()));
        }
        LocalDate last = Formats.day(deadline.minusMillis(1));
        long days = Math.max(1, calendar.after(Formats.day(now), last));
        Level level = days <= SOON_WORKING_DAYS ? Level.SOON : Level.CALM;
        return new Countdown(level, texts.of(days == 1 ? "due.day" : "due.days", days));
    }
}
