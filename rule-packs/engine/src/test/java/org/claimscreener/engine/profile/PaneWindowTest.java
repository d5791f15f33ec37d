package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;

import org.claimscreener.engine.feature.Window;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.profile.Declared.calendar;
import static org.claimscreener.engine.profile.Declared.days;
import static org.claimscreener.engine.profile.Declared.hours;
import static org.claimscreener.engine.profile.Declared.minutes;

class PaneWindowTest {
    private static final long SEED = 7L;

    @Test
    void takesTheFinestScaleThatCoversTheWindow() {
        assertThat(PaneWindow.of(minutes(10), false).scale()).isEqualTo(Scale.TEN_SECONDS);
        assertThat(PaneWindow.of(minutes(11), false).scale()).isEqualTo(Scale.MINUTE);
        assertThat(PaneWindow.of(hours(3), false).scale()).isEqualTo(Scale.MINUTE);
        assertThat(PaneWindow.of(minutes(181), false).scale()).isEqualTo(Scale.HOUR);
        assertThat(PaneWindow.of(days(10), false).scale()).isEqualTo(Scale.HOUR);
        assertThat(PaneWindow.of(days(11), false).scale()).isEqualTo(Scale.DAY);
        assertThat(PaneWindow.of(days(1), true).scale()).isEqualTo(Scale.DAY);
        assertThat(PaneWindow.of(calendar(Window.Period.DAY), false).scale()).isEqualTo(Scale.DAY);
    }

    @Test
    void neverCountsLessThanTheWindowNorAPaneBeyondItRoundedUp() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            Duration length = Duration.ofMinutes(1 + random.nextInt(random.nextBoolean() ? 200 : 20_000));
            PaneWindow window = PaneWindow.of(new Window.Sliding(length), false);
            Scale scale = window.scale();
            Instant own = Instant.ofEpochMilli(1_750_000_000_000L + random.nextInt());
            long pane = scale.paneOf(own);

            Instant justInside = own.minus(length).plusMillis(1);
            assertThat(window.holds(scale.paneOf(justInside), pane))
                    .as("seed %s, %s before %s", SEED, length, own)
                    .isTrue();
            assertThat(window.holds(pane, pane)).isTrue();
            assertThat(window.holds(pane + 1, pane)).isFalse();
            assertThat(pane - window.first(pane) + 1).isEqualTo(scale.panesIn(length) + 1);
        }
    }

    @Test
    void countsWholeDaysBeforeTheOwnOne() {
        PaneWindow week = PaneWindow.of(days(7), true);
        assertThat(week.first(100)).isEqualTo(93);
        assertThat(week.last(100)).isEqualTo(99);
        assertThat(week.holds(100, 100)).isFalse();

        PaneWindow month = PaneWindow.of(calendar(Window.Period.MONTH), true);
        long first = LocalDate.of(2026, 9, 1).toEpochDay();
        assertThat(month.first(first + 4)).isEqualTo(first);
        assertThat(month.last(first + 4)).isEqualTo(first + 3);
    }

    @Test
    void refusesWindowsWithoutAWholeDayWhereDaysAreAskedFor() {
        assertThatThrownBy(() -> PaneWindow.of(hours(23), true)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PaneWindow.of(calendar(Window.Period.DAY), true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void beginsCalendarPeriodsInShanghai() {
        PaneWindow quarter = PaneWindow.of(calendar(Window.Period.QUARTER), false);
        PaneWindow year = PaneWindow.of(calendar(Window.Period.YEAR), false);
        long lastMomentOfJune = Scale.DAY.paneOf(Instant.parse("2026-06-30T15:59:59.999Z"));
        long firstMomentOfJuly = Scale.DAY.paneOf(Instant.parse("2026-06-30T16:00:00Z"));

        assertThat(quarter.first(lastMomentOfJune))
                .isEqualTo(LocalDate.of(2026, 4, 1).toEpochDay());
        assertThat(quarter.first(firstMomentOfJuly))
                .isEqualTo(LocalDate.of(2026, 7, 1).toEpochDay());
        assertThat(year.first(firstMomentOfJuly))
                .isEqualTo(LocalDate.of(2026, 1, 1).toEpochDay());
    }

    @Test
    void isTooLateOnceTheWindowReachesBeyondWhatIsKept() {
        PaneWindow window = PaneWindow.of(minutes(10), false);
        Instant newest = Instant.parse("2026-09-07T02:00:00Z");
        Instant edge = newest.minus(Duration.ofDays(2)).plus(Duration.ofMinutes(10));

        assertThat(window.tooLate(edge, newest)).isFalse();
        assertThat(window.tooLate(edge.minusMillis(1), newest)).isTrue();
    }
}
