package org.claimscreener.load.measure;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrackTest {
    private static final long FIRST = 1_000;
    private static final long MILLISECOND = 1_000_000;

    @Test
    void latencyRunsFromWhenItWasDueAndTheFirstAnswerCounts() {
        Track track = new Track(FIRST, 2);
        track.sent(0, 5 * MILLISECOND);
        track.read(FIRST, 9 * MILLISECOND);
        track.read(FIRST, 99 * MILLISECOND);

        assertThat(track.tookNanos(0)).isEqualTo(4 * MILLISECOND);
        assertThat(track.answered()).isEqualTo(1);
        assertThat(track.repeated()).isEqualTo(1);
        assertThat(track.isAnswered(1)).isFalse();
    }

    @Test
    void answersToOtherStretchesDoNotCount() {
        Track track = new Track(FIRST, 2);
        track.read(FIRST - 1, MILLISECOND);
        track.read(FIRST + 2, MILLISECOND);

        assertThat(track.answered()).isZero();
        assertThat(track.repeated()).isZero();
    }

    @Test
    void slicesAreTenthsOfASecondByWhenItWasDue() {
        Track track = new Track(FIRST, 3);
        track.sent(0, 0);
        track.sent(1, 99 * MILLISECOND);
        track.sent(2, 100 * MILLISECOND);
        track.read(FIRST, 7 * MILLISECOND);
        track.read(FIRST + 1, 100 * MILLISECOND);
        track.read(FIRST + 2, 103 * MILLISECOND);

        assertThat(Slices.of(track, 0))
                .containsExactly(new PhaseResult.Slice(0, 7, 7), new PhaseResult.Slice(100, 3, 3));
        assertThat(Slices.lastMs(track)).isEqualTo(3);
    }

    @Test
    void aScheduleWhoseEndIsUnansweredIsEndlesslyLate() {
        Track track = new Track(FIRST, 1);
        track.sent(0, 0);

        assertThat(Slices.lastMs(track)).isInfinite();
        assertThat(Slices.of(track, 0)).isEmpty();
    }
}
