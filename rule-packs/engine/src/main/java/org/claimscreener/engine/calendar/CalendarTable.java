package org.claimscreener.engine.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.StringTokenizer;
import java.util.TreeSet;

/** The days that notices make something else of than the week does. Immutable. */
record CalendarTable(Map<LocalDate, DayKind> days, SortedSet<Integer> years) {
    private static final int COLUMNS = 4;
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 1);

    CalendarTable {
        days = Map.copyOf(days);
        years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    }

    static CalendarTable parse(String source, String table) {
        Map<LocalDate, DayKind> days = new HashMap<>();
        SortedSet<Integer> years = new TreeSet<>();
        List<String> lines = table.lines().toList();
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank()) {
                continue;
            }
            String where = source + ", line " + (i + 1);
            List<String> cells = cells(lines.get(i));
            if (cells.size() != COLUMNS || cells.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException(
                        where + ": write date, HOLIDAY or WORKDAY, name and notice, with tabs");
            }
            LocalDate day = day(where, cells.get(0));
            if (days.put(day, kind(where, day, cells.get(1))) != null) {
                throw new IllegalArgumentException(where + ": " + day + " stands twice");
            }
            if (MonthDay.from(day).equals(NEW_YEAR)) {
                years.add(day.getYear());
            }
        }
        return new CalendarTable(days, years);
    }

    private static List<String> cells(String line) {
        StringTokenizer cells = new StringTokenizer(line, "\t");
        return Collections.list(cells).stream().map(String::valueOf).toList();
    }

    private static LocalDate day(String where, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(where + ": '" + text + "' is no date; write it as 2026-01-01", e);
        }
    }

    /** A weekday is worked without a notice: one that says so was mistyped, and so was a year. */
    private static DayKind kind(String where, LocalDate day, String text) {
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        switch (text) {
            case "HOLIDAY" -> {
                return DayKind.HOLIDAY;
            }
            case "WORKDAY" -> {
                if (!weekend) {
                    throw new IllegalArgumentException(
                            where + ": " + day + " is no Saturday or Sunday; check the date");
                }
                return DayKind.WORKDAY;
            }
            default -> throw new IllegalArgumentException(where + ": '" + text + "' is neither HOLIDAY nor WORKDAY");
        }
    }
}
