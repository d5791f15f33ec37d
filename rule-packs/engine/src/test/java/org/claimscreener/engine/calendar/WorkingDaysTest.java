package org.claimscreener.engine.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkingDaysTest {
    private static final String HEADER = "date\tkind\tname\tnotice\n";
    private final WorkingDays calendar = WorkingDays.ofTheStateCouncil();

    @ParameterizedTest
    @CsvSource({
        // the last working day before each holiday of 2026, its ends, and the first working day after it
        "2025-12-31, true",
        "2026-01-01, false",
        "2026-01-03, false",
        "2026-01-04, true",
        "2026-02-14, true",
        "2026-02-15, false",
        "2026-02-23, false",
        "2026-02-24, true",
        "2026-02-28, true",
        "2026-03-01, false",
        "2026-04-03, true",
        "2026-04-04, false",
        "2026-04-06, false",
        "2026-04-07, true",
        "2026-04-30, true",
        "2026-05-01, false",
        "2026-05-05, false",
        "2026-05-06, true",
        "2026-05-09, true",
        "2026-05-10, false",
        "2026-06-18, true",
        "2026-06-19, false",
        "2026-06-21, false",
        "2026-06-22, true",
        "2026-09-19, false",
        "2026-09-20, true",
        "2026-09-24, true",
        "2026-09-25, false",
        "2026-09-27, false",
        "2026-09-28, true",
        "2026-10-01, false",
        "2026-10-07, false",
        "2026-10-08, true",
        "2026-10-10, true",
        "2024-02-04, true",
        "2024-02-09, true",
        "2024-02-18, true",
        "2024-10-12, true",
        "2025-10-08, false",
        "2025-01-26, true",
        "2025-01-27, true",
        "2025-02-05, true",
        "2025-09-28, true",
        "2025-06-02, false"
    })
    void knowsTheEdgesOfEveryHolidayAndTheDaysWorkedForIt(LocalDate day, boolean working) {
        assertThat(calendar.isWorkingDay(day)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({"2024, 251", "2025, 248", "2026, 248"})
    void countsTheWorkingDaysOfAYear(int year, int workingDays) {
        LocalDate first = LocalDate.of(year, 1, 1);
        long count = IntStream.range(0, first.lengthOfYear())
                .filter(i -> calendar.isWorkingDay(first.plusDays(i)))
                .count();

        assertThat(count).isEqualTo(workingDays);
    }

    @Test
    void aWeekendBesideAHolidayIsNone() {
        assertThat(calendar.isHoliday(LocalDate.of(2026, 10, 7))).isTrue();
        assertThat(calendar.isHoliday(LocalDate.of(2026, 10, 10))).isFalse();
        assertThat(calendar.isHoliday(LocalDate.of(2026, 10, 11))).isFalse();
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 10, 11))).isFalse();
    }

    @Test
    void countsOverNewYearAndADayWorkedForIt() {
        LocalDate tuesday = LocalDate.of(2025, 12, 30);

        assertThat(calendar.plusWorkingDays(tuesday, 1)).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(calendar.plusWorkingDays(tuesday, 2)).isEqualTo(LocalDate.of(2026, 1, 4));
        assertThat(calendar.plusWorkingDays(tuesday, 3)).isEqualTo(LocalDate.of(2026, 1, 5));
    }

    @Test
    void fifteenWorkingDaysOverSpringFestival() {
        // 9 days of holiday, two Saturdays worked: 9 to 14 February are six days, nine more from the 24th.
        assertThat(calendar.plusWorkingDays(LocalDate.of(2026, 2, 8), 15)).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @Test
    void theDayItselfDoesNotCountAndNoneIsTheDayAsItIs() {
        LocalDate sunday = LocalDate.of(2026, 9, 6);

        assertThat(calendar.plusWorkingDays(sunday, 0)).isEqualTo(sunday);
        assertThat(calendar.plusWorkingDays(sunday, 1)).isEqualTo(sunday.plusDays(1));
        assertThat(calendar.plusWorkingDays(sunday, -1)).isEqualTo(sunday.minusDays(2));
    }

    @Test
    void countingForwardAndBackAgreeAndALaterDayNeverEndsEarlier() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            LocalDate day = LocalDate.of(2024, 3, 1).plusDays(random.nextInt(800));
            int n = random.nextInt(60);
            LocalDate end = calendar.plusWorkingDays(day, n);

            assertThat(calendar.plusWorkingDays(day.plusDays(1), n))
                    .as("seed %d", seed)
                    .isAfterOrEqualTo(end);
            assertThat(calendar.plusWorkingDays(day, n + 1)).as("seed %d", seed).isAfter(end);
            if (calendar.isWorkingDay(day)) {
                assertThat(calendar.plusWorkingDays(end, -n))
                        .as("seed %d", seed)
                        .isEqualTo(day);
            }
            long between = count(calendar, day, end);
            assertThat(between).as("seed %d", seed).isEqualTo(n);
        }
    }

    @Test
    void aYearThatNoNoticeCoversIsNotGuessed() {
        assertThat(calendar.knownYears()).contains(2024, 2025, 2026);
        int next = calendar.knownYears().last() + 1;
        LocalDate lastDay = LocalDate.of(next - 1, 12, 31);

        assertThatThrownBy(() -> calendar.isWorkingDay(lastDay.plusDays(1)))
                .isInstanceOfSatisfying(
                        UnknownYearException.class, e -> assertThat(e.year()).isEqualTo(next))
                .hasMessageContaining("engine/calendar/working-days.tsv");
        assertThatThrownBy(() -> calendar.isHoliday(LocalDate.of(2023, 12, 31)))
                .isInstanceOf(UnknownYearException.class);
        assertThatThrownBy(() -> calendar.plusWorkingDays(lastDay, 1)).isInstanceOf(UnknownYearException.class);
        assertThat(calendar.plusWorkingDays(lastDay, 0)).isEqualTo(lastDay);
    }

    @Test
    void aDayOfAYearThatIsNotCoveredDoesNotMakeItKnown() {
        WorkingDays early = WorkingDays.parse("t.tsv", HEADER + "2027-02-06\tHOLIDAY\t春节\t1\n");

        assertThat(early.knownYears()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-01\tHOLIDAY\t元旦",
                "2026-01-01\tHOLIDAY\t元旦\t ",
                "2026-13-01\tHOLIDAY\t元旦\t1",
                "2026-01-01\tFREE\t元旦\t1",
                "2026-01-05\tWORKDAY\t元旦\t1",
                "2026-01-01\tHOLIDAY\t元旦\t1\n2026-01-01\tHOLIDAY\t元旦\t1"
            })
    void refusesATableThatIsMistypedAndNamesTheLine(String rows) {
        assertThatThrownBy(() -> WorkingDays.parse("t.tsv", HEADER + rows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("t.tsv, line ");
    }

    /** By counting, day for day. */
    private static long count(WorkingDays calendar, LocalDate after, LocalDate to) {
        return IntStream.rangeClosed(1, (int) ChronoUnit.DAYS.between(after, to))
                .filter(i -> calendar.isWorkingDay(after.plusDays(i)))
                .count();
    }
}
