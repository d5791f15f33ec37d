package org.claimscreener.engine.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;

import org.jspecify.annotations.Nullable;

/**
 * The calendar of working days: Monday to Friday, less public holidays, plus the Saturdays and Sundays that are worked
 * for them (调休). Days are civil dates in Asia/Shanghai. Immutable, thread-safe.
 *
 * <p>Holidays are announced a year at a time, each November. A question about a day of any other year is answered by {@link
 * UnknownYearException}: a deadline that was guessed would be wrong by a week at every Spring Festival.
 */
public final class WorkingDays {
    private static final String RESOURCE = "working-days.tsv";
    private static final String SOURCE =
            "rule-packs/engine/src/main/resources/org/claimscreener/engine/calendar/" + RESOURCE;
    private static final WorkingDays STATE_COUNCIL = read();

    private final String source;
    private final Map<LocalDate, DayKind> special;
    private final SortedSet<Integer> years;

    private WorkingDays(String source, CalendarTable table) {
        this.source = source;
        this.special = table.days();
        this.years = table.years();
    }

    /** The calendar of the State Council's notices that this build knows. */
    public static WorkingDays ofTheStateCouncil() {
        return STATE_COUNCIL;
    }

    /**
     * A calendar from a table: a line of names, then tab-separated date, HOLIDAY or WORKDAY, name and notice number. A year
     * is known when its first of January is in the table, as it is in every notice.
     *
     * @param source how to name the table in messages
     * @throws IllegalArgumentException naming the line when it is no such table
     */
    public static WorkingDays parse(String source, String table) {
        return new WorkingDays(source, CalendarTable.parse(source, table));
    }

    private static WorkingDays read() {
        try (InputStream in = Objects.requireNonNull(
                WorkingDays.class.getResourceAsStream(RESOURCE), RESOURCE + " is missing from this build")) {
            return parse(SOURCE, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + RESOURCE + " of this build; rebuild rule-packs/engine", e);
        }
    }

    /** The years whose holidays are known. */
    public SortedSet<Integer> knownYears() {
        return years;
    }

    /**
     * Do offices work on that day?
     *
     * @throws UnknownYearException when the day's year is not known
     */
    public boolean isWorkingDay(LocalDate day) {
        DayKind kind = kindOf(day);
        return kind == DayKind.WORKDAY || (kind != DayKind.HOLIDAY && isWeekday(day));
    }

    /**
     * Is the day one of those that a notice makes a holiday? A weekend beside them is none.
     *
     * @throws UnknownYearException when the day's year is not known
     */
    public boolean isHoliday(LocalDate day) {
        return kindOf(day) == DayKind.HOLIDAY;
    }

    /**
     * The n-th working day after a day, which itself does not count; of a negative n the n-th before it; for 0 the day as it
     * is. A period of ten working days that begins on a day ends with {@code plusWorkingDays(day, 10)}.
     *
     * @throws UnknownYearException when a day on the way lies in a year that is not known
     */
    public LocalDate plusWorkingDays(LocalDate day, int n) {
        int step = n < 0 ? -1 : 1;
        LocalDate at = day;
        int left = Math.abs(n);
        while (left > 0) {
            at = at.plusDays(step);
            if (isWorkingDay(at)) {
                left--;
            }
        }
        return at;
    }

    private @Nullable DayKind kindOf(LocalDate day) {
        if (!years.contains(day.getYear())) {
            throw new UnknownYearException(day.getYear(), source);
        }
        return special.get(day);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
