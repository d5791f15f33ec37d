package org.claimscreener.engine.calendar;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlinesTest {
    private final Deadlines deadlines = new Deadlines(WorkingDays.ofTheStateCouncil());

    @ParameterizedTest
    @CsvSource({
        // the last instant of a day in Shanghai, and the first of the next
        "2026-09-07T15:59:59.999Z, 1, 2026-09-08T16:00:00Z",
        "2026-09-07T16:00:00Z, 1, 2026-09-09T16:00:00Z",
        // over the National Day, with the Saturday worked for it
        "2026-09-30T02:00:00Z, 1, 2026-10-08T16:00:00Z",
        "2026-09-30T02:00:00Z, 3, 2026-10-10T16:00:00Z",
    })
    void endsWithTheLastWorkingDay(Instant from, int days, Instant deadline) {
        assertThat(deadlines.after(from, days)).isEqualTo(new Deadlines.Deadline(deadline, false));
    }

    @Test
    void countsWeekdaysWhereTheCalendarEndsAndSaysSo() {
        assertThat(deadlines.after(Instant.parse("2026-12-31T02:00:00Z"), 1))
                .isEqualTo(new Deadlines.Deadline(Instant.parse("2027-01-01T16:00:00Z"), true));
        assertThat(deadlines.resumed(Instant.parse("2027-05-01T02:00:00Z"), 1))
                .isEqualTo(new Deadlines.Deadline(Instant.parse("2027-05-03T16:00:00Z"), true));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-07T02:00:00Z, 2026-09-20T16:00:00Z, 11",
        "2026-09-20T15:59:59Z, 2026-09-20T16:00:00Z, 1",
        "2026-09-19T02:00:00Z, 2026-09-20T16:00:00Z, 1",
        "2026-12-31T02:00:00Z, 2027-01-04T16:00:00Z, 3",
    })
    void countsTodayAndTheLastDayAsLeft(Instant now, Instant deadline, int left) {
        assertThat(deadlines.left(now, deadline)).isEqualTo(left);
    }

    @Test
    void whatIsLeftLeadsToTheSameDeadlineOnTheSameDay() {
        Instant deadline = Instant.parse("2026-10-12T16:00:00Z");
        for (Instant now = Instant.parse("2026-09-07T02:00:00Z");
                now.isBefore(deadline);
                now = now.plusSeconds(86_400)) {
            assertThat(deadlines.resumed(now, deadlines.left(now, deadline)).at())
                    .as("paused and resumed at %s", now)
                    .isEqualTo(deadline);
        }
    }
}
