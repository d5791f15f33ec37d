package org.claimscreener.engine.profile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GapTimesTest {
    private final GapTimes times = new GapTimes(new long[0]);

    @Test
    void tellsTheLatestNotAfterLeavingTheOwnOneOut() {
        times.add(100);
        times.add(160);
        times.add(300);

        assertThat(times.before(300, 1)).isEqualTo(160);
        assertThat(times.before(200, 0)).isEqualTo(160);
        assertThat(times.before(160, 1)).isEqualTo(100);
        assertThat(times.before(100, 1)).isZero();
        assertThat(times.before(99, 0)).isZero();
    }

    @Test
    void takesAnotherOfTheSameMomentForTheOneBefore() {
        times.add(100);
        times.add(100);

        assertThat(times.before(100, 1)).isEqualTo(100);
        times.takeBack(100);
        assertThat(times.before(100, 1)).isZero();
    }

    @Test
    void keepsTheLatestEightAndSaysWhatWasDropped() {
        for (int i = 1; i <= 10; i++) {
            times.add(i * 10L);
        }
        assertThat(times.dropped()).isEqualTo(20);
        assertThat(times.before(35, 0)).isEqualTo(30);
        assertThat(times.before(25, 0)).isZero();

        times.add(15);
        times.takeBack(20);
        for (int i = 3; i <= 10; i++) {
            times.takeBack(i * 10L);
        }
        assertThat(times.before(100, 0)).isZero();
        assertThat(times.dropped()).isEqualTo(20);
    }

    @Test
    void readsWhatItStored() {
        times.add(1_788_746_400);
        times.add(1_788_746_400);
        times.add(1_788_746_460);
        GapTimes read = new GapTimes(times.stored());

        assertThat(read.stored()).isEqualTo(times.stored());
        assertThat(read.before(1_788_746_460, 1)).isEqualTo(1_788_746_400);
        assertThat(new GapTimes(new long[0]).stored()).containsExactly(0);
    }
}
