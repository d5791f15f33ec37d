package org.claimscreener.console.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DurationClassTest {
    private static double median(List<Long> minutes) {
        long[] holds = new long[DurationClass.LAST + 1];
        minutes.forEach(one -> holds[DurationClass.of(Duration.ofMinutes(one))]++);
        return DurationClass.medianHours(holds);
    }

    @Test
    void hasNoMedianOfNothing() {
        assertThat(DurationClass.medianHours(new long[3])).isEqualTo(-1);
    }

    @Test
    void takesLessThanNothingForNothing() {
        assertThat(DurationClass.of(Duration.ofHours(-1))).isZero();
        assertThat(DurationClass.of(Duration.ofSeconds(59))).isZero();
        assertThat(DurationClass.of(Duration.ofMinutes(1))).isEqualTo(1);
    }

    @Test
    void hasAClassForTheLongestDuration() {
        Duration longest = Duration.between(Instant.ofEpochMilli(Long.MIN_VALUE), Instant.ofEpochMilli(Long.MAX_VALUE));

        assertThat(DurationClass.of(longest)).isLessThanOrEqualTo(DurationClass.LAST);
    }

    @Test
    void growsWithTheDuration() {
        int before = 0;
        for (long minutes = 1; minutes < 1_000_000; minutes = minutes * 3 / 2 + 1) {
            int classNo = DurationClass.of(Duration.ofMinutes(minutes));
            assertThat(classNo).isGreaterThanOrEqualTo(before);
            before = classNo;
        }
        assertThat(before).isBetween(70, 90);
    }

    @Test
    void isNotDrawnAwayByThoseAround() {
        List<Long> minutes = new ArrayList<>(Collections.nCopies(100, 305L));
        minutes.addAll(Collections.nCopies(99, 5_000L));

        assertThat(median(minutes)).isCloseTo(305 / 60.0, within(30 / 60.0));
    }

    @Test
    void isAtMostATenthOffTheTrueMedian() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            List<Long> minutes = new ArrayList<>();
            long scale = 60L + random.nextInt(30_000);
            for (int i = 0; i < 501; i++) {
                minutes.add(scale + (long) (random.nextDouble() * scale));
            }
            List<Long> sorted = minutes.stream().sorted().toList();
            double exactHours = sorted.get(250) / 60.0;

            assertThat(median(minutes)).as("seed %d", seed).isCloseTo(exactHours, within(exactHours / 10));
        }
    }
}
