package org.claimscreener.faults.swap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PhaseTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void countsByWhenSettlementsWereDueNotByWhenTheyWereDecided() {
        List<SeenDecisions.Seen> decisions = List.of(seen(9, 20), seen(10, 11), seen(19, 500), seen(20, 21));

        Phase phase = Phase.of(new Phase.Span("p", 10 * MILLI, 20 * MILLI), decisions);

        assertThat(phase.count()).isEqualTo(2);
        assertThat(phase.max()).isBetween(Duration.ofMillis(480), Duration.ofMillis(482));
    }

    @Test
    void countsThoseAboveALimit() {
        List<SeenDecisions.Seen> decisions = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            decisions.add(seen(0, i < 997 ? 5 : 100));
        }

        Phase phase = Phase.of(new Phase.Span("p", 0, MILLI), decisions);

        assertThat(phase.slowerThan(Duration.ofMillis(50))).isEqualTo(3);
        assertThat(phase.slowerThan(Duration.ofMillis(200))).isZero();
        assertThat(phase.percentile(99).toMillis()).isEqualTo(5);
    }

    @Test
    void countsWhatSaysThatNothingCouldBeDecided() {
        Phase phase = Phase.of(
                new Phase.Span("p", 0, MILLI), List.of(seen(0, 1), new SeenDecisions.Seen(0, MILLI, "", true)));

        assertThat(phase.undecided()).isEqualTo(1);
        assertThat(phase.count()).isEqualTo(2);
    }

    @Test
    void aPhaseInWhichNothingWasDueIsEmpty() {
        Phase phase = Phase.of(new Phase.Span("p", 0, MILLI), List.of());

        assertThat(phase.count()).isZero();
        assertThat(phase.slowerThan(Duration.ofMillis(1))).isZero();
        assertThat(phase.max()).isZero();
    }

    private static SeenDecisions.Seen seen(long dueMs, long readMs) {
        return new SeenDecisions.Seen(dueMs * MILLI, readMs * MILLI, "a", false);
    }
}
