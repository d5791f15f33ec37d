package org.claimscreener.holds.clock;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TrustedTimeTest {
    private static final long START = 1_790_000_000_000L;
    private static final long SECOND = 1_000;
    private static final long HOUR = 3_600 * SECOND;

    private final TrustedTime time = new TrustedTime(START, nanos(0));

    private static long nanos(long ms) {
        return ms * 1_000_000;
    }

    @Test
    void isTheWallClocksWhileThatGoesOnAsMonotonicTimeDoes() {
        assertThat(time.at(START + HOUR, nanos(HOUR))).isEqualTo(START + HOUR);
        assertThat(time.distrustedMs()).isZero();
    }

    @Test
    void doesNotLeapAhead() {
        assertThat(time.at(START + SECOND + 24 * HOUR, nanos(SECOND))).isBetween(START + SECOND, START + SECOND + 1);
        assertThat(time.distrustedMs()).isGreaterThan(24 * HOUR - SECOND);

        assertThat(time.at(START + 25 * HOUR, nanos(HOUR)))
                .as("a thousandth of an hour is believed in an hour")
                .isBetween(START + HOUR, START + HOUR + 4 * SECOND);
    }

    @Test
    void doesNotCreepAheadByManySmallLeaps() {
        long wall = START;
        for (int i = 1; i <= 3_600; i++) {
            // Twice as fast as it should be.
            wall += 2 * SECOND;
            time.at(wall, nanos(i * SECOND));
        }

        assertThat(time.now()).isBetween(START + HOUR, START + HOUR + 4 * SECOND);
    }

    @Test
    void followsSlowDrift() {
        for (int i = 1; i <= 3_600; i++) {
            // 500 millionths, as fast as a kernel adjusts its clock.
            long wall = START + i * SECOND + i / 2;
            assertThat(time.at(wall, nanos(i * SECOND))).isBetween(wall - 1, wall);
        }
    }

    @Test
    void isBehindAtOnceWhenTheWallClockIsSetBack() {
        assertThat(time.at(START - HOUR, nanos(SECOND))).isEqualTo(START - HOUR);
        assertThat(time.distrustedMs()).isZero();
        assertThat(time.at(START + 2 * SECOND, nanos(2 * SECOND)))
                .isBetween(START + 2 * SECOND - 1, START + 2 * SECOND);
    }

    @Test
    void goesAsFarAsBothTheWallClockAndABrokerSay() {
        time.at(START + HOUR, nanos(SECOND));
        time.appended(START + HOUR / 2, START + HOUR, nanos(SECOND));
        assertThat(time.now()).isEqualTo(START + HOUR / 2);

        time.appended(START + HOUR + SECOND / 2, START + HOUR, nanos(SECOND));
        assertThat(time.now()).isEqualTo(START + HOUR);
    }

    @Test
    void aBrokerWhoseClockIsFarAheadBearsNothingOut() {
        time.at(START + HOUR, nanos(SECOND));
        time.appended(START + 2 * HOUR, START + HOUR, nanos(SECOND));

        assertThat(time.now()).isLessThan(START + 2 * SECOND);
    }

    @Test
    void anOldRecordOrNoneChangesNothing() {
        time.appended(-1, START + SECOND, nanos(SECOND));
        time.appended(START - HOUR, START + SECOND, nanos(SECOND));

        assertThat(time.now()).isEqualTo(START + SECOND);
    }

    /** Whatever the wall clock does, it is never later than by it, nor than monotonic time and the brokers allow. */
    @Test
    void isNeverAheadOfWhatIsBorneOut() {
        long seed = System.nanoTime();
        System.out.println("TrustedTimeTest seed " + seed);
        Random random = new Random(seed);
        for (int story = 0; story < 200; story++) {
            TrustedTime told = new TrustedTime(START, 0);
            long passed = 0;
            long offset = 0;
            long allowed = START;
            for (int i = 0; i < 200; i++) {
                long step = random.nextInt(5_000);
                passed += step;
                if (random.nextInt(10) == 0) {
                    offset = random.nextLong(-HOUR, HOUR);
                }
                long wall = START + passed + offset;
                allowed += step + step / 1_000 + 1;
                long now = told.at(wall, nanos(passed));
                if (random.nextInt(20) == 0) {
                    long appended = wall + random.nextLong(-HOUR, HOUR);
                    told.appended(appended, wall, nanos(passed));
                    now = told.now();
                    if (appended <= wall + SECOND) {
                        allowed = Math.max(allowed, Math.min(appended, wall));
                    }
                }
                assertThat(now).as("seed %d, story %d, look %d", seed, story, i).isLessThanOrEqualTo(wall);
                assertThat(now).as("seed %d, story %d, look %d", seed, story, i).isLessThanOrEqualTo(allowed);
            }
        }
    }
}
