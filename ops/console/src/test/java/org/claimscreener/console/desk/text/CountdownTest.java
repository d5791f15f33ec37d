package org.claimscreener.console.desk.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountdownTest {
    /** A Friday, half past nine in Shanghai. */
    private static final Instant FRIDAY = Instant.parse("2026-11-27T01:30:00Z");

    private static final Texts ENGLISH = Texts.in(Language.EN);

    private static Countdown at(Instant deadline) {
        return Countdown.of(Optional.of(deadline), Optional.empty(), FRIDAY, WorkingDays.WEEKDAYS, ENGLISH);
    }

    @Test
    void countsWorkingDaysAndNotTheWeekend() {
        Instant endOfMonday = Instant.parse("2026-11-30T16:00:00Z");
        assertThat(at(endOfMonday)).isEqualTo(new Countdown(Countdown.Level.SOON, "In 1 working day"));
        assertThat(at(endOfMonday.plus(Duration.ofDays(1))).text()).isEqualTo("In 2 working days");
        assertThat(at(endOfMonday.plus(Duration.ofDays(2))))
                .isEqualTo(new Countdown(Countdown.Level.CALM, "In 3 working days"));
    }

    @Test
    void leavesOutDaysThatTheCalendarCallsHolidays() {
        WorkingDays noTuesday = day -> WorkingDays.WEEKDAYS.works(day) && !day.equals(LocalDate.of(2026, 12, 1));
        Instant endOfWednesday = Instant.parse("2026-12-02T16:00:00Z");
        assertThat(Countdown.of(Optional.of(endOfWednesday), Optional.empty(), FRIDAY, noTuesday, ENGLISH)
                        .text())
                .isEqualTo("In 2 working days");
    }

    @Test
    void countsHoursWithinADayAndMinutesWithinAnHour() {
        assertThat(at(FRIDAY.plus(Duration.ofHours(24))))
                .extracting(Countdown::level)
                .isNotEqualTo(Countdown.Level.URGENT);
        assertThat(at(FRIDAY.plus(Duration.ofHours(24)).minusMillis(1)))
                .isEqualTo(new Countdown(Countdown.Level.URGENT, "23 h left"));
        assertThat(at(FRIDAY.plus(Duration.ofHours(1))).text()).isEqualTo("1 h left");
        assertThat(at(FRIDAY.plus(Duration.ofMinutes(59))).text()).isEqualTo("59 min left");
        assertThat(at(FRIDAY.plusMillis(1)).text()).isEqualTo("1 min left");
    }

    @Test
    void isOverdueFromTheVeryInstant() {
        assertThat(at(FRIDAY)).isEqualTo(new Countdown(Countdown.Level.OVERDUE, "Overdue"));
        assertThat(at(FRIDAY.minus(Duration.ofDays(400))).level()).isEqualTo(Countdown.Level.OVERDUE);
    }

    @Test
    void saysWhenTheClockStandsStillAndWhenThereIsNone() {
        assertThat(Countdown.of(Optional.empty(), Optional.of(FRIDAY), FRIDAY, WorkingDays.WEEKDAYS, ENGLISH))
                .isEqualTo(new Countdown(Countdown.Level.PAUSED, "Paused until 2026-11-27"));
        assertThat(Countdown.of(Optional.empty(), Optional.empty(), FRIDAY, WorkingDays.WEEKDAYS, ENGLISH))
                .isEqualTo(new Countdown(Countdown.Level.NONE, "Ended"));
    }
}
