package org.claimscreener.engine.disclosure;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.disclosure.Settled.decision;
import static org.claimscreener.engine.disclosure.Settled.held;
import static org.claimscreener.engine.disclosure.Settled.released;
import static org.claimscreener.engine.disclosure.Settled.steps;

class MonthFoldTest {
    private final MonthFold fold = new MonthFold(Tables.NOVEMBER);

    @Test
    void aMonthBeginsAndEndsAtMidnightInShanghai() {
        fold.decided(released("S1", Instant.parse("2026-10-31T15:59:59.999Z")));
        fold.decided(released("S2", Instant.parse("2026-10-31T16:00:00Z")));
        fold.decided(released("S3", Instant.parse("2026-11-30T15:59:59.999Z")));
        fold.decided(released("S4", Instant.parse("2026-11-30T16:00:00Z")));

        assertThat(all().of(Count.SCREENED)).isEqualTo(2);
        assertThat(MonthFold.end(Tables.NOVEMBER)).isEqualTo(Instant.parse("2026-11-30T16:00:00Z"));
    }

    @Test
    void theFirstDecisionOfASettlementBindsHoweverOftenItIsRepeated() {
        fold.decided(held("S1", 500, "R1"));
        fold.decided(released("S1", Settled.MIDDLE));
        fold.decided(held("S1", 500, "R1"));

        assertThat(all().of(Count.SCREENED)).isEqualTo(1);
        assertThat(all().of(Count.HELD)).isEqualTo(1);
        assertThat(all().fen(Count.HELD)).isEqualTo(500);
        assertThat(fold.settlements()).isEqualTo(1);
    }

    @Test
    void everyEndCountsOnceAndOnlyWhatWasDeductedIsRecovered() {
        hold("S1", 500, 500, HoldStage.HELD, HoldStage.FIRST_REVIEW, HoldStage.NOTIFIED, HoldStage.DEDUCTED);
        hold("S2", 500, 200, HoldStage.HELD, HoldStage.NOTIFIED, HoldStage.APPEALED, HoldStage.PARTLY_DEDUCTED);
        hold("S3", 500, 0, HoldStage.HELD, HoldStage.FIRST_REVIEW, HoldStage.RELEASED);
        hold("S4", 500, 0, HoldStage.HELD, HoldStage.NOTIFIED, HoldStage.APPEALED, HoldStage.RELEASED);
        hold("S5", 500, 0, HoldStage.HELD, HoldStage.NOTIFIED, HoldStage.REVERSED);
        hold("S6", 500, 0, HoldStage.HELD, HoldStage.NOTIFIED);
        fold.decided(held("S7", 500));

        Tally all = all();
        assertThat(all.of(Count.HELD)).isEqualTo(7);
        assertThat(all.of(Count.CONFIRMED)).isEqualTo(2);
        assertThat(all.of(Count.CLEARED_FIRST)).isEqualTo(1);
        assertThat(all.of(Count.OVERTURNED)).isEqualTo(1);
        assertThat(all.of(Count.WRONGLY_HELD)).isEqualTo(2);
        assertThat(all.of(Count.UNRESOLVED)).isEqualTo(3);
        assertThat(all.fen(Count.HELD)).isEqualTo(3_500);
        assertThat(all.fen(Count.CONFIRMED)).isEqualTo(700);
        assertThat(all.fen(Count.WRONGLY_HELD)).isEqualTo(1_000);
        // Two hours once, three hours three times; what was withdrawn or is open has no time.
        assertThat(all.durations()).isEqualTo(List.of(0L, 4L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
    }

    @Test
    void moneyThatAnOpenHoldHasDeductedAlreadyIsNotRecoveredYet() {
        fold.decided(held("S1", 500, "R1"));
        List<HoldStep> steps = steps("S1", 500, 300, HoldStage.HELD, HoldStage.NOTIFIED, HoldStage.APPEALED);
        steps.forEach(fold::stepped);

        assertThat(all().of(Count.UNRESOLVED)).isEqualTo(1);
        assertThat(all().fen(Count.CONFIRMED)).isZero();
    }

    @Test
    void refusedCommandsAndStepsOfOtherMonthsChangeNothing() {
        fold.decided(decision("OLD", Settled.CHANGSHA, 900, Instant.parse("2026-10-01T00:00:00Z"), "R1"));
        steps("OLD", 900, 900, HoldStage.HELD, HoldStage.DEDUCTED).forEach(fold::stepped);
        fold.decided(held("S1", 500, "R1"));
        List<HoldStep> steps = steps("S1", 500, 0, HoldStage.HELD, HoldStage.NOTIFIED);
        steps.forEach(fold::stepped);
        fold.stepped(Settled.refused(steps.get(1)));

        assertThat(all().of(Count.HELD)).isEqualTo(1);
        assertThat(all().of(Count.UNRESOLVED)).isEqualTo(1);
        assertThat(fold.holds()).isEqualTo(1);
    }

    @Test
    void aHoldCountsWithEachRuleThatHeldMoneyAndNoOther() {
        hold("S1", 500, 500, new String[] {"R2", "R1", "R1"}, HoldStage.HELD, HoldStage.NOTIFIED, HoldStage.DEDUCTED);
        hold("S2", 500, 0, new String[] {"R1"}, HoldStage.HELD, HoldStage.NOTIFIED, HoldStage.RELEASED);

        MonthFigures figures = fold.figures();
        assertThat(figures.rules()).containsOnlyKeys("R1", "R2");
        MonthFigures.Rule first = Objects.requireNonNull(figures.rules().get("R1"));
        assertThat(first.name()).isEqualTo("规则R1");
        assertThat(first.tally().of(Count.HELD)).isEqualTo(2);
        assertThat(first.tally().of(Count.OVERTURNED)).isEqualTo(1);
        assertThat(first.tally().of(Count.CONFIRMED)).isEqualTo(1);
        assertThat(Objects.requireNonNull(figures.rules().get("R2")).tally().fen(Count.CONFIRMED))
                .isEqualTo(500);
    }

    @Test
    void regionsAreThoseOfTheInstitutionsCode() {
        fold.decided(decision("S1", "H43010200001", 0, Settled.MIDDLE));
        fold.decided(decision("S2", "P43010200077", 0, Settled.MIDDLE));
        fold.decided(decision("S3", "H43020200001", 0, Settled.MIDDLE));
        fold.decided(decision("S4", "H99010200001", 0, Settled.MIDDLE));
        fold.decided(decision("S5", "H43", 0, Settled.MIDDLE));

        MonthFigures figures = fold.figures();
        assertThat(figures.regions()).containsOnlyKeys("0000", "00", "4301", "4302", "43", "all");
        assertThat(screened(figures, "4301")).isEqualTo(2);
        assertThat(screened(figures, "43")).isEqualTo(3);
        assertThat(screened(figures, Region.UNKNOWN)).isEqualTo(2);
        assertThat(screened(figures, Region.ALL)).isEqualTo(5);
    }

    @Test
    void inWhateverOrderPartitionsAreReadTheFiguresAreTheSame() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        List<Decision> decisions = new ArrayList<>();
        List<HoldStep> steps = new ArrayList<>();
        for (int id = 0; id < 300; id++) {
            decisions.add(held("S" + id, 100 + id, "R" + random.nextInt(3), "R" + random.nextInt(3)));
            steps.addAll(steps("S" + id, 100 + id, random.nextInt(3), HoldStage.HELD, HoldStage.DEDUCTED));
        }
        MonthFigures expected = figures(decisions, steps);
        Collections.shuffle(decisions, random);
        decisions.addAll(decisions.subList(0, 100));
        steps.addAll(steps.subList(200, 400));

        assertThat(figures(decisions, steps)).as("seed %d", seed).isEqualTo(expected);
    }

    @Test
    void manySettlementsAreEachCountedOnce() {
        for (int round = 0; round < 2; round++) {
            for (int id = 0; id < 50_000; id++) {
                fold.decided(released("S" + id, Settled.MIDDLE));
            }
        }

        assertThat(all().of(Count.SCREENED)).isEqualTo(50_000);
    }

    private static MonthFigures figures(List<Decision> decisions, List<HoldStep> steps) {
        MonthFold one = new MonthFold(Tables.NOVEMBER);
        decisions.forEach(one::decided);
        steps.forEach(one::stepped);
        return one.figures();
    }

    private void hold(String id, long heldFen, long deductedFen, HoldStage... stages) {
        hold(id, heldFen, deductedFen, new String[] {"R1"}, stages);
    }

    private void hold(String id, long heldFen, long deductedFen, String[] rules, HoldStage... stages) {
        fold.decided(held(id, heldFen, rules));
        steps(id, heldFen, deductedFen, stages).forEach(fold::stepped);
    }

    private static long screened(MonthFigures figures, String region) {
        return Objects.requireNonNull(figures.regions().get(region)).of(Count.SCREENED);
    }

    private Tally all() {
        return fold.figures().regions().getOrDefault(Region.ALL, Tally.sum(List.of()));
    }
}
