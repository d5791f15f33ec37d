package org.claimscreener.console.desk.text;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which civil days are worked on. Thread-safe. */
@FunctionalInterface
public interface WorkingDays {
    /** Mondays to Fridays: for a desk that was given no calendar. */
    WorkingDays WEEKDAYS = day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;

    /** Further than any term reaches. */
    int MOST_DAYS = 400;

    /** Whether the day is worked on. */
    boolean works(LocalDate day);

    /** How many working days come after a day, up to and with another; 0 when that is not later. At most a year is counted. */
    default long after(LocalDate from, LocalDate last) {
        long days = Math.min(ChronoUnit.DAYS.between(from, last), MOST_DAYS);
        long count = 0;
        for (long i = 1; i <= days; i++) {
            count += works(from.plusDays(i)) ? 1 : 0;
        }
        return count;
    }
}
