package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

import org.claimscreener.engine.feature.Window;

/**
 * A window in panes. A sliding one of length W is the settlement's own pane and the ceil(W / pane) before it: never less
 * than the window counts, and less than a pane beyond W rounded up to whole panes. The own pane counts whole, so that what
 * is later by less than a pane is in it too. A calendar period is the days from its first to the settlement's own. Both
 * bounds never move back when the settlement's pane moves on.
 *
 * @param wholeDaysBefore only days before the settlement's own count, as many as the window has whole ones
 */
record PaneWindow(Scale scale, Window window, boolean wholeDaysBefore) {
    private static final Duration LONGEST_PERIOD = Duration.ofDays(366);

    static PaneWindow of(Window window, boolean wholeDaysBefore) {
        if (wholeDaysBefore && !holdsADayBefore(window)) {
            throw new IllegalArgumentException("a window of " + window + " has no whole day before the own one");
        }
        boolean byDay = wholeDaysBefore || window instanceof Window.Calendar;
        return new PaneWindow(byDay ? Scale.DAY : Scale.of(length(window)), window, wholeDaysBefore);
    }

    private static boolean holdsADayBefore(Window window) {
        return window instanceof Window.Sliding sliding
                ? sliding.length().toDays() >= 1
                : !window.equals(new Window.Calendar(Window.Period.DAY));
    }

    private static Duration length(Window window) {
        return window instanceof Window.Sliding sliding ? sliding.length() : LONGEST_PERIOD;
    }

    /** First pane that counts for a settlement in that pane. */
    long first(long pane) {
        if (window instanceof Window.Calendar calendar) {
            return firstDay(calendar.period(), LocalDate.ofEpochDay(pane)).toEpochDay();
        }
        Duration length = length(window);
        return pane - (wholeDaysBefore ? length.toDays() : scale.panesIn(length));
    }

    private static LocalDate firstDay(Window.Period period, LocalDate day) {
        return switch (period) {
            case DAY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** Last pane that counts for a settlement in that pane. */
    long last(long pane) {
        return wholeDaysBefore ? pane - 1 : pane;
    }

    boolean holds(long pane, long ofPane) {
        return pane >= first(ofPane) && pane <= last(ofPane);
    }

    /** Whether the window of a settlement at that time reaches back to what is no longer kept. */
    boolean tooLate(Instant ownTime, Instant newestHour) {
        return ownTime.isBefore(newestHour.minus(scale.retention()).plus(length(window)));
    }

    /** Whether an own time lies in the window of a settlement at another, not later than it; to the second. */
    boolean reaches(long ownSecond, long earlierSecond) {
        if (window instanceof Window.Calendar) {
            long pane = scale.paneOf(Instant.ofEpochSecond(ownSecond));
            return scale.paneOf(Instant.ofEpochSecond(earlierSecond)) >= first(pane);
        }
        return ownSecond - earlierSecond < length(window).toSeconds();
    }
}
