package org.claimscreener.holds.desk;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.claimscreener.holds.Samples;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.holds.Samples.HOLD;
import static org.claimscreener.holds.Samples.MONDAY;
import static org.claimscreener.holds.Samples.TEN_DAYS_LATER;
import static org.claimscreener.holds.Samples.command;
import static org.claimscreener.holds.Samples.receipt;

@SuppressWarnings({"NullAway.Init", "try"}) // The harness's close() throws whatever, as Flink has it.
class HoldFunctionTest {
    private static final Instant BEFORE_DEADLINE = TEN_DAYS_LATER.minusMillis(1);

    private HoldHarness harness;

    @BeforeEach
    void open() throws Exception {
        harness = HoldHarness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void opensAHoldAndSetsItsOneTimer() throws Exception {
        List<HoldStep> steps = harness.decided(holding(1_000, 500), MONDAY);

        assertThat(steps).extracting(HoldStep::getEvent).containsExactly(HoldEvent.OPENED);
        assertThat(steps.get(0).getHeldFen()).isEqualTo(1_500);
        assertThat(steps.get(0).getAt()).isEqualTo(MONDAY);
        assertThat(harness.stateEntries()).isEqualTo(1);
        assertThat(harness.timers()).isEqualTo(1);
    }

    @Test
    void aCopyAndALaterDecisionOpenNothing() throws Exception {
        harness.decided(holding(1_000), MONDAY);

        assertThat(harness.decided(holding(1_000), MONDAY.plusSeconds(1))).isEmpty();
        assertThat(harness.decided(holding(9_000), MONDAY.plusSeconds(2))).isEmpty();
        assertThat(harness.stateEntries()).isEqualTo(1);
        assertThat(harness.timers()).isEqualTo(1);
    }

    @Test
    void whatWithheldNothingFirstOpensNothingLater() throws Exception {
        assertThat(harness.decided(holding(0), MONDAY)).isEmpty();

        assertThat(harness.stateEntries()).isEqualTo(1);
        assertThat(harness.timers()).isZero();
        assertThat(harness.decided(holding(1_000), MONDAY.plusSeconds(1))).isEmpty();
    }

    @Test
    void aReversalBeforeItsDecisionWaitsForIt() throws Exception {
        assertThat(harness.withdrawn(receipt(List.of("L1")), MONDAY)).isEmpty();
        assertThat(harness.stateEntries()).isEqualTo(1);

        assertThat(harness.decided(holding(1_000, 500), MONDAY.plusSeconds(1)))
                .extracting(HoldStep::getEvent)
                .containsExactly(HoldEvent.OPENED, HoldEvent.LINES_WITHDRAWN);
        assertThat(harness.stateEntries()).isEqualTo(1);
    }

    @Test
    void aReversalEndsAHoldAndItsTimer() throws Exception {
        harness.decided(holding(1_000), MONDAY);

        assertThat(harness.withdrawn(receipt(List.of()), MONDAY.plusSeconds(1)))
                .extracting(HoldStep::getStageAfter)
                .containsExactly(HoldStage.REVERSED);
        assertThat(harness.timers()).isZero();
        assertThat(harness.stateEntries()).isEqualTo(1);
        assertThat(harness.time(TEN_DAYS_LATER)).isEmpty();
    }

    @Test
    void aCommandTakesItOnAndIsRefusedWhereThereIsNoHold() throws Exception {
        assertThat(harness.commanded(command("K1", HoldCommandKind.CLAIM, 1).build(), MONDAY))
                .extracting(HoldStep::getRefusal)
                .containsExactly(HoldRefusal.NO_SUCH_HOLD);
        assertThat(harness.stateEntries()).isZero();

        harness.decided(holding(1_000), MONDAY.plusSeconds(1));
        HoldStep claimed =
                only(harness.commanded(command("K2", HoldCommandKind.CLAIM, 1).build(), MONDAY.plusSeconds(2)));
        HoldStep reviewed = only(harness.commanded(review("K3", 400, 2), MONDAY.plusSeconds(3)));

        assertThat(claimed.getClaimedBy()).isEqualTo("r1");
        assertThat(reviewed.getStageAfter()).isEqualTo(HoldStage.NOTIFIED);
        assertThat(reviewed.getReleasedNowFen()).isEqualTo(600);
        assertThat(harness.timers()).isEqualTo(1);
    }

    @Test
    void aCopyOfACommandIsIgnored() throws Exception {
        harness.decided(holding(1_000), MONDAY);
        var claim = command("K1", HoldCommandKind.CLAIM, 1).build();
        harness.commanded(claim, MONDAY.plusSeconds(1));

        assertThat(harness.commanded(claim, MONDAY.plusSeconds(2))).isEmpty();
        assertThat(harness.timers()).isEqualTo(1);
    }

    @Test
    void aDeadlineLapsesAtItsInstantAndNotBefore() throws Exception {
        harness.decided(holding(1_000), MONDAY);

        assertThat(harness.time(BEFORE_DEADLINE)).isEmpty();
        HoldStep lapsed = only(harness.time(TEN_DAYS_LATER));

        assertThat(lapsed.getEvent()).isEqualTo(HoldEvent.DEADLINE_LAPSED);
        assertThat(lapsed.getAt()).isEqualTo(TEN_DAYS_LATER);
        assertThat(lapsed.getStageAfter()).isEqualTo(HoldStage.RELEASED);
        assertThat(harness.timers()).isZero();
        assertThat(harness.time(TEN_DAYS_LATER.plusSeconds(9))).isEmpty();
    }

    @Test
    void aCommandOfTheMomentBeforeTheDeadlineIsInTimeThoughItsTimerIsDue() throws Exception {
        harness.decided(holding(1_000), MONDAY);

        HoldStep claimed =
                only(harness.commanded(command("K1", HoldCommandKind.CLAIM, 1).build(), BEFORE_DEADLINE));

        assertThat(claimed.getEvent()).isEqualTo(HoldEvent.CLAIMED);
        assertThat(only(harness.time(TEN_DAYS_LATER)).getEvent()).isEqualTo(HoldEvent.DEADLINE_LAPSED);
    }

    @Test
    void aCommandWithTheDeadlineIsLateWhetherTheTimerHasFiredOrNot() throws Exception {
        harness.decided(holding(1_000), MONDAY);

        List<HoldStep> steps =
                harness.commanded(command("K1", HoldCommandKind.CLAIM, 1).build(), TEN_DAYS_LATER);

        assertThat(steps)
                .extracting(HoldStep::getEvent)
                .containsExactly(HoldEvent.DEADLINE_LAPSED, HoldEvent.COMMAND_REFUSED);
        assertThat(harness.timers()).isZero();
        assertThat(harness.time(TEN_DAYS_LATER)).isEmpty();
    }

    @Test
    void aHoldThatIsOldWhenItComesLapsesWithTheNextWatermark() throws Exception {
        harness.time(TEN_DAYS_LATER.plus(Duration.ofDays(3)));
        harness.decided(holding(1_000), MONDAY);

        HoldStep lapsed =
                only(harness.time(TEN_DAYS_LATER.plus(Duration.ofDays(3)).plusMillis(1)));

        assertThat(lapsed.getAt()).isEqualTo(TEN_DAYS_LATER);
    }

    @Test
    void goesOnFromACheckpointWithItsTimers() throws Exception {
        harness.decided(holding(1_000), MONDAY);
        harness.commanded(command("K1", HoldCommandKind.CLAIM, 1).build(), BEFORE_DEADLINE.minusSeconds(60));
        OperatorSubtaskState state = harness.snapshot();

        try (HoldHarness restored = HoldHarness.restored(state)) {
            assertThat(restored.stateEntries()).isEqualTo(1);
            assertThat(restored.timers()).isEqualTo(1);
            assertThat(restored.time(BEFORE_DEADLINE)).isEmpty();
            assertThat(restored.time(TEN_DAYS_LATER))
                    .extracting(HoldStep::getEvent)
                    .containsExactly(HoldEvent.DEADLINE_LAPSED);
        }
    }

    @Test
    void whatCannotBeTakenIsADeadLetterAndChangesNothing() throws Exception {
        harness.decided(holding(1_000), MONDAY);

        assertThat(harness.commanded(
                        command("K1", HoldCommandKind.CLAIM, 1).setHoldId("S2").build(), MONDAY))
                .isEmpty();
        assertThat(harness.deadLetters()).isEqualTo(1);
        assertThat(harness.stateEntries()).isEqualTo(1);
    }

    @Test
    void aMarkIsForgottenAfterAWeekAndAnEndedHoldAfterAYear() throws Exception {
        harness.wallClock(MONDAY);
        harness.decided(holding(0), MONDAY);
        harness.wallClock(MONDAY.plus(HoldStates.KEEP_NOT_HELD).plusMillis(1));
        assertThat(harness.decided(holding(1_000), MONDAY)).hasSize(1);
        Instant ended = MONDAY.plus(Duration.ofDays(20));
        harness.wallClock(ended);
        harness.withdrawn(receipt(List.of()), MONDAY.plusSeconds(1));

        harness.wallClock(ended.plus(HoldStates.KEEP_ENDED).minusMillis(1));
        assertThat(refusal(harness)).isEqualTo(HoldRefusal.ENDED);
        harness.wallClock(ended.plus(HoldStates.KEEP_ENDED));
        assertThat(refusal(harness)).isEqualTo(HoldRefusal.NO_SUCH_HOLD);
    }

    @Test
    void anOpenHoldIsNeverForgotten() throws Exception {
        harness.wallClock(MONDAY);
        harness.decided(holding(1_000), MONDAY);

        harness.wallClock(MONDAY.plus(Duration.ofDays(4_000)));
        assertThat(harness.time(TEN_DAYS_LATER)).hasSize(1);
    }

    private static HoldRefusal refusal(HoldHarness harness) throws Exception {
        return only(harness.commanded(command("K9", HoldCommandKind.CLAIM, 1).build(), MONDAY.plusSeconds(2)))
                .getRefusal();
    }

    private static HoldStep only(List<HoldStep> steps) {
        assertThat(steps).hasSize(1);
        return steps.get(0);
    }

    private static Decision holding(long... heldFen) {
        return Samples.decision(HOLD, Arrays.stream(heldFen).boxed().toList()).build();
    }

    private static HoldCommand review(String id, long amountFen, int seenStep) {
        return command(id, HoldCommandKind.REVIEW, seenStep)
                .setOpinions(List.of(new LineOpinion("L1", amountFen)))
                .build();
    }
}
