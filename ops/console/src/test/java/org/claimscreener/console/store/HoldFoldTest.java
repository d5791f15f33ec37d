package org.claimscreener.console.store;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HoldFoldTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final Opening OPENING =
            new Opening("S1", "P1", "H43010200001", "机构", List.of("301.1"), List.of(Story.DOCTOR), Story.BEGINNING);

    private final Sums sums = new Sums();

    private static HoldStep step(int number, HoldEvent event, HoldStage after, Duration later) {
        return HoldStep.newBuilder()
                .setHoldId("S1")
                .setStep(number)
                .setEvent(event)
                .setAt(Story.BEGINNING.plus(later))
                .setStageAfter(after)
                .setSuspectedFen(500)
                .setHeldFen(HoldFold.isEnded(after) ? 0 : 500)
                .setReleasedNowFen(after == HoldStage.RELEASED ? 500 : 0)
                .build();
    }

    private Known opened() {
        return HoldFold.apply(null, OPENING, step(1, HoldEvent.OPENED, HoldStage.HELD, Duration.ZERO), sums);
    }

    @Test
    void countsAnOpeningOnItsDayForAllWhomItConcerns() {
        Known known = opened();

        assertThat(known.step()).isEqualTo(1);
        for (List<Object> key : List.of(
                List.<Object>of("A", "", DAY),
                List.<Object>of("I", "H43010200001", DAY),
                List.<Object>of("P", Story.DOCTOR, DAY))) {
            assertThat(sums.of(SumTable.DAY, key)).containsExactly(1L, 0L, 500L, 0L, 0L);
        }
        assertThat(sums.of(SumTable.RULE, List.of("D", DAY, "301.1"))).containsExactly(1L, 1L, 0L, 0L, 500L, 0L, 0L);
        assertThat(sums.of(SumTable.RULE, List.of("M", DAY.withDayOfMonth(1), "301.1")))
                .containsExactly(1L, 1L, 0L, 0L, 500L, 0L, 0L);
    }

    @Test
    void movesAHoldFromStageToStage() {
        Known known = opened();
        HoldFold.apply(known, OPENING, step(2, HoldEvent.CLAIMED, HoldStage.FIRST_REVIEW, Duration.ofHours(1)), sums);

        assertThat(sums.of(SumTable.STAGE, List.of("HELD"))).containsExactly(0L, 0L);
        assertThat(sums.of(SumTable.STAGE, List.of("FIRST_REVIEW"))).containsExactly(1L, 500L);
    }

    @Test
    void countsAnEndOnItsOwnDayAndARulesResultOnTheDayOfTheOpening() {
        Known known = opened();
        HoldFold.apply(
                known, OPENING, step(2, HoldEvent.DEADLINE_LAPSED, HoldStage.RELEASED, Duration.ofDays(3)), sums);

        assertThat(sums.of(SumTable.DAY, List.of("A", "", DAY.plusDays(3)))).containsExactly(0L, 1L, 0L, 500L, 0L);
        assertThat(sums.of(SumTable.RULE, List.of("D", DAY, "301.1"))).containsExactly(1L, 0L, 0L, 1L, 500L, 0L, 500L);
        int threeDays = DurationClass.of(Duration.ofDays(3));
        assertThat(sums.of(SumTable.DURATION, List.of("D", DAY, "301.1", threeDays)))
                .containsExactly(1L);
        assertThat(sums.of(SumTable.DURATION, List.of("D", DAY.plusDays(3), "", threeDays)))
                .containsExactly(1L);
    }

    @Test
    void takesAWithdrawnHoldForNeitherConfirmedNorOverturned() {
        Known known = opened();
        HoldFold.apply(known, OPENING, step(2, HoldEvent.REVERSED, HoldStage.REVERSED, Duration.ofHours(1)), sums);

        assertThat(sums.of(SumTable.RULE, List.of("D", DAY, "301.1"))).containsExactly(1L, 0L, 0L, 0L, 500L, 0L, 0L);
    }

    @Test
    void beginsADayAtMidnightInShanghai() {
        assertThat(Days.of(java.time.Instant.parse("2026-11-02T15:59:59Z"))).isEqualTo(DAY);
        assertThat(Days.of(java.time.Instant.parse("2026-11-02T16:00:00Z"))).isEqualTo(DAY.plusDays(1));
        assertThat(Days.begin(DAY))
                .isEqualTo(java.time.Instant.parse("2026-11-01T16:00:00Z").toEpochMilli());
    }

    @Test
    void refusesARowOfAnotherTable() {
        assertThatThrownBy(() -> sums.add(SumTable.STAGE, List.of("HELD", "more"), 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
