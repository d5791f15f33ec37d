package org.claimscreener.engine.hold;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.claimscreener.engine.calendar.UnknownYearException;
import org.claimscreener.engine.calendar.WorkingDays;

/**
 * From working days to instants. A period begins with the day after its cause and ends with the end of its last working
 * day in Shanghai; the deadline is the first instant after it. Where the holidays of a year are not known yet, which they
 * are not before each November, Mondays to Fridays are counted: a deadline too early by a holiday is better than none, and
 * the step says so. Immutable, thread-safe.
 */
public final class Deadlines {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final WorkingDays calendar;

    public Deadlines(WorkingDays calendar) {
        this.calendar = calendar;
    }

    /**
     * An instant, and how it was counted.
     *
     * @param byWeekdays the holidays on the way were not known
     */
    public record Deadline(Instant at, boolean byWeekdays) {}

    /** The end of the n-th working day after the day of an instant. */
    public Deadline after(Instant from, int workingDays) {
        return endOf(day(from), workingDays);
    }

    /** How many working days are left of a period, today and its last day counted; at least 1. */
    int left(Instant now, Instant deadline) {
        LocalDate last = day(deadline).minusDays(1);
        int left = 0;
        for (LocalDate day = day(now); !day.isAfter(last); day = day.plusDays(1)) {
            if (isWorkingDay(day)) {
                left++;
            }
        }
        return Math.max(1, left);
    }

    /** The end of a period of which so many working days are left, today counted. */
    Deadline resumed(Instant now, int workingDaysLeft) {
        return endOf(day(now).minusDays(1), workingDaysLeft);
    }

    private Deadline endOf(LocalDate day, int workingDays) {
        try {
            return new Deadline(startOfNext(calendar.plusWorkingDays(day, workingDays)), false);
        } catch (UnknownYearException e) {
            return new Deadline(startOfNext(plusWeekdays(day, workingDays)), true);
        }
    }

    private boolean isWorkingDay(LocalDate day) {
        try {
            return calendar.isWorkingDay(day);
        } catch (UnknownYearException e) {
            return isWeekday(day);
        }
    }

    private static LocalDate plusWeekdays(LocalDate day, int weekdays) {
        LocalDate at = day;
        int left = weekdays;
        while (left > 0) {
            at = at.plusDays(1);
            if (isWeekday(at)) {
                left--;
            }
        }
        return at;
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, SHANGHAI);
    }

    private static Instant startOfNext(LocalDate day) {
        return day.plusDays(1).atStartOfDay(SHANGHAI).toInstant();
    }
}
