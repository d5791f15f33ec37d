package org.claimscreener.console.desk.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.console.view.PastSettlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TimeLineTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static PastSettlement on(LocalDate day) {
        return new PastSettlement("S" + day, Optional.of(day), List.of(), Optional.empty());
    }

    @Test
    void isEmptyWhenNoDayIsKnown() {
        PastSettlement undated = new PastSettlement("S1", Optional.empty(), List.of(), Optional.empty());
        assertThat(TimeLine.of(List.of(undated), TODAY).points()).isEmpty();
        assertThat(TimeLine.of(List.of(), TODAY).points()).isEmpty();
    }

    @Test
    void endsWithThisSettlement() {
        TimeLine line = TimeLine.of(List.of(on(TODAY.minusDays(100)), on(TODAY.minusDays(50))), TODAY);

        assertThat(line.points()).extracting(TimeLine.Point::x).containsExactly(40, 500, 960);
        assertThat(line.points().get(2).past()).isEmpty();
        assertThat(line.ticks()).extracting(TimeLine.Tick::day).contains(LocalDate.of(2026, 10, 1));
    }

    @Test
    void drawsOnOneDayOverEachOther() {
        TimeLine line = TimeLine.of(List.of(on(TODAY), on(TODAY)), TODAY);

        assertThat(line.points()).extracting(TimeLine.Point::y).doesNotHaveDuplicates();
    }

    @Test
    void staysWithinThePictureWhateverTheDays() {
        long seed = 41;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            List<PastSettlement> past = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(50); i++) {
                past.add(on(TODAY.plusDays(random.nextInt(4_000) - 3_900)));
            }
            TimeLine line = TimeLine.of(past, TODAY);
            assertThat(line.points()).as("seed " + seed).allSatisfy(point -> {
                assertThat(point.x()).isBetween(40, 960);
                assertThat(point.y()).isBetween(0, 80);
            });
            assertThat(line.ticks()).hasSizeLessThanOrEqualTo(TimeLine.MOST_TICKS);
        }
    }
}
