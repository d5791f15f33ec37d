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
        assertThat(sums.of(SumTable.SUBJECT, List.of("I", "H43010200001"))).containsExactly(1L, 500L);
        assertThat(sums.of(SumTable.SUBJECT, List.of("P", Story.DOCTOR))).containsExactly(1L, 500L);
        for (RuleTally tally : tallies()) {
            assertThat(tally.packed()).isEqualTo("5:301.1 0:1 1:1 4:500\n");
        }
    }

    /** In all four the rule's part in a hold counts that was opened on the day. */
    private List<RuleTally> tallies() {
        return List.of(
                sums.tally(SumTable.RULE, List.of("D", DAY, "301.1")),
                sums.tally(SumTable.RULE, List.of("M", DAY.withDayOfMonth(1), "301.1")),
                sums.tally(SumTable.DAY, List.of("I", "H43010200001", DAY)),
                sums.tally(SumTable.DAY, List.of("P", Story.DOCTOR, DAY)));
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
        int threeDays = RuleTally.DURATIONS + DurationClass.of(Duration.ofDays(3));
        for (RuleTally tally : tallies()) {
            assertThat(tally.packed()).isEqualTo("5:301.1 0:1 3:1 4:500 6:500 " + threeDays + ":1\n");
        }
        assertThat(sums.tally(SumTable.RULE, List.of("D", DAY.plusDays(3), "")).packed())
                .isEqualTo("0: " + threeDays + ":1\n");
        assertThat(sums.of(SumTable.SUBJECT, List.of("I", "H43010200001"))).containsExactly(0L, 0L);
    }

    @Test
    void takesAWithdrawnHoldForNeitherConfirmedNorOverturned() {
        Known known = opened();
        HoldFold.apply(known, OPENING, step(2, HoldEvent.REVERSED, HoldStage.REVERSED, Duration.ofHours(1)), sums);

        for (RuleTally tally : tallies()) {
            assertThat(tally.of("301.1", RuleTally.HOLDS)).isEqualTo(1);
            assertThat(tally.of("301.1", RuleTally.OPEN) + tally.of("301.1", RuleTally.CONFIRMED))
                    .isZero();
            assertThat(tally.of("301.1", RuleTally.OVERTURNED)).isZero();
        }
    }

    @Test
    void countsWhatIsPaidOnTheWayAsNoLongerHeld() {
        Known known = opened();
        HoldStep reviewed = HoldStep.newBuilder(step(2, HoldEvent.REVIEWED, HoldStage.NOTIFIED, Duration.ofHours(1)))
                .setHeldFen(300)
                .setReleasedNowFen(200)
                .build();
        HoldFold.apply(known, OPENING, reviewed, sums);

        assertThat(sums.of(SumTable.SUBJECT, List.of("P", Story.DOCTOR))).containsExactly(1L, 300L);
        for (RuleTally tally : tallies()) {
            assertThat(tally.of("301.1", RuleTally.RELEASED_FEN)).isEqualTo(200);
            assertThat(tally.of("301.1", RuleTally.OPEN)).isEqualTo(1);
        }
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
        assertThatThrownBy(() -> sums.add(SumTable.STAGE, List.of("HELD"), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sums.tally(SumTable.STAGE, List.of("HELD")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
