package org.claimscreener.engine.hold;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HoldTimerTest {
    private static final Instant DEADLINE = DeskUnderTest.TEN_DAYS_LATER;

    @Test
    void moneyIsPaidWhenNobodyReviewsInTime() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        HoldStep lapsed = desk.fired(DEADLINE).get(0);

        assertThat(lapsed.getEvent()).isEqualTo(HoldEvent.DEADLINE_LAPSED);
        assertThat(lapsed.getStageAfter()).isEqualTo(HoldStage.RELEASED);
        assertThat(lapsed.getReleasedNowFen()).isEqualTo(1_000);
        assertThat(lapsed.getAt()).isEqualTo(DEADLINE);
        assertThat(lapsed.getActorId()).isNull();
    }

    @Test
    void timerThatComesTooEarlyOrAgainDoesNothing() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        assertThat(desk.fired(DEADLINE.minusMillis(1))).isEmpty();
        desk.fired(DEADLINE);

        assertThat(desk.fired(DEADLINE)).isEmpty();
        assertThat(desk.fired(DEADLINE.plusSeconds(1_000_000))).isEmpty();
    }

    @Test
    void timerThatComesLateActsAsOfTheDeadline() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        assertThat(desk.fired(DEADLINE.plus(Duration.ofDays(3))))
                .extracting(HoldStep::getAt)
                .containsExactly(DEADLINE);
    }

    @Test
    void claimDoesNotStopTheClock() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.now = DEADLINE.minus(Duration.ofHours(1));
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(desk.fired(DEADLINE.plus(Duration.ofHours(9))))
                .extracting(HoldStep::getStageAfter)
                .containsExactly(HoldStage.RELEASED);
    }

    @Test
    void claimLapsesByItselfAndOthersMayTakeIt() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        Instant until = desk.now.plus(Duration.ofHours(4));

        assertThat(desk.entry.nextTimer()).contains(until);
        assertThat(desk.fired(until.minusMillis(1))).isEmpty();
        HoldStep lapsed = desk.fired(until).get(0);
        assertThat(lapsed.getEvent()).isEqualTo(HoldEvent.CLAIM_LAPSED);
        assertThat(lapsed.getStageAfter()).isEqualTo(HoldStage.HELD);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.OTHER_REVIEWER).getClaimedBy())
                .isEqualTo("r2");
    }

    @Test
    void reviewIsInTimeUntilTheLastInstantBeforeTheDeadline() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.now = DEADLINE.minusMillis(1);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(desk.reviews(Actor.REVIEWER, 1_000).getStageAfter()).isEqualTo(HoldStage.NOTIFIED);
    }

    @Test
    void appealThatComesWithTheDeadlineIsTooLateWhetherTheTimerFiredOrNot() {
        DeskUnderTest unfired = DeskUnderTest.notified(400);
        HoldCommand appeal =
                unfired.command(HoldCommandKind.APPEAL, Actor.HOSPITAL).build();
        unfired.now = DEADLINE;
        List<HoldStep> answers = unfired.arrives(appeal);

        assertThat(answers)
                .extracting(HoldStep::getEvent)
                .containsExactly(HoldEvent.DEADLINE_LAPSED, HoldEvent.COMMAND_REFUSED);
        assertThat(answers.get(0).getStageAfter()).isEqualTo(HoldStage.PARTLY_DEDUCTED);
        assertThat(answers.get(1).getRefusal()).isEqualTo(HoldRefusal.ENDED);

        DeskUnderTest fired = DeskUnderTest.notified(400);
        fired.fired(DEADLINE);
        fired.arrives(appeal);
        assertThat(fired.steps).isEqualTo(unfired.steps);
        assertThat(fired.entry).isEqualTo(unfired.entry);
    }

    @Test
    void reversalAfterTheDeadlineFindsItDecidedByTheDeadline() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.now = DEADLINE;

        assertThat(desk.withdrawn()).extracting(HoldStep::getStageAfter).containsExactly(HoldStage.RELEASED);
    }

    @Test
    void appealThatDoesNotComeCountsAsAcceptance() {
        DeskUnderTest desk = DeskUnderTest.notified(1_000, 1_000);

        HoldStep lapsed = desk.fired(DEADLINE).get(0);

        assertThat(lapsed.getStageAfter()).isEqualTo(HoldStage.DEDUCTED);
        assertThat(lapsed.getDeductedNowFen()).isEqualTo(2_000);
    }

    @Test
    void slowReReviewGoesToTheCollegeAndASlowCollegePays() {
        DeskUnderTest desk = DeskUnderTest.appealed(400);

        HoldStep escalated = desk.fired(DEADLINE).get(0);
        assertThat(escalated.getStageAfter()).isEqualTo(HoldStage.COLLEGIAL_REVIEW);

        HoldStep paid = desk.fired(escalated.getDeadline()).get(0);
        assertThat(paid.getStageAfter()).isEqualTo(HoldStage.RELEASED);
    }

    @Test
    void allThatFellDueDuringALongSilenceHappensInItsOrder() {
        DeskUnderTest desk = DeskUnderTest.appealed(400);
        desk.does(HoldCommandKind.CLAIM, Actor.SENIOR);

        List<HoldStep> steps = desk.fired(DEADLINE.plus(Duration.ofDays(100)));

        assertThat(steps)
                .extracting(HoldStep::getEvent)
                .containsExactly(HoldEvent.CLAIM_LAPSED, HoldEvent.DEADLINE_LAPSED, HoldEvent.DEADLINE_LAPSED);
        assertThat(steps).extracting(HoldStep::getAt).isSorted();
        assertThat(desk.hold().stage()).isEqualTo(HoldStage.RELEASED);
    }

    @Test
    void escalatedFirstReviewHasOneMoreTermAndThenPays() throws HoldPolicyRefusedException {
        DeskUnderTest desk = new DeskUnderTest(
                HoldPolicy.parse("holds.yaml", "terms: {first_review: {working_days: 10, on_lapse: ESCALATE}}"));
        desk.decided(DeskUnderTest.decision(1_000).build());

        HoldStep escalated = desk.fired(DEADLINE).get(0);
        assertThat(escalated.getEscalated()).isTrue();
        assertThat(escalated.getStageAfter()).isEqualTo(HoldStage.HELD);
        assertThat(escalated.getOnLapse()).isEqualTo(HoldLapse.RELEASE);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_ROLE);

        assertThat(desk.fired(escalated.getDeadline()).get(0).getStageAfter()).isEqualTo(HoldStage.RELEASED);
    }

    @Test
    void pausedClockKeepsItsWorkingDaysAndGoesOnWhenTold() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.passes(Duration.ofDays(1));
        HoldStep paused = desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SUPERVISOR);
        assertThat(paused.getDeadline()).isNull();
        assertThat(paused.getPausedUntil()).isNotNull();
        assertThat(paused.getReason()).isEqualTo("so it is");

        assertThat(desk.fired(DEADLINE)).isEmpty();
        // Ten working days were left on Tuesday the 8th, itself counted; Monday the 21st is the first of them now.
        HoldStep resumed = desk.does(HoldCommandKind.RESUME_CLOCK, Actor.SUPERVISOR);
        assertThat(resumed.getDeadline()).isEqualTo(Instant.parse("2026-10-10T16:00:00Z"));
        assertThat(resumed.getPausedUntil()).isNull();
    }

    @Test
    void pauseAndResumeOnOneDayChangesNoDeadline() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.passes(Duration.ofDays(3));
        desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SUPERVISOR);
        desk.passes(Duration.ofHours(2));

        assertThat(desk.does(HoldCommandKind.RESUME_CLOCK, Actor.SUPERVISOR).getDeadline())
                .isEqualTo(DEADLINE);
    }

    @Test
    void forgottenPauseEndsByItself() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        Instant until = desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SUPERVISOR).getPausedUntil();

        HoldStep resumed = desk.fired(until).get(0);

        assertThat(resumed.getEvent()).isEqualTo(HoldEvent.PAUSE_LAPSED);
        assertThat(resumed.getDeadline()).isAfter(until);
        assertThat(desk.fired(resumed.getDeadline()).get(0).getStageAfter()).isEqualTo(HoldStage.RELEASED);
    }

    @Test
    void clockIsPausedBySupervisionOnlyAndNotForEver() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        assertThat(desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SENIOR).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_ROLE);
        assertThat(desk.does(HoldCommandKind.RESUME_CLOCK, Actor.SUPERVISOR).getRefusal())
                .isEqualTo(HoldRefusal.ALREADY_DONE);
        for (int i = 0; i < HoldLimits.MAX_PAUSES; i++) {
            desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SUPERVISOR);
            assertThat(desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SUPERVISOR).getRefusal())
                    .isEqualTo(HoldRefusal.ALREADY_DONE);
            desk.does(HoldCommandKind.RESUME_CLOCK, Actor.SUPERVISOR);
        }

        assertThat(desk.does(HoldCommandKind.PAUSE_CLOCK, Actor.SUPERVISOR).getRefusal())
                .isEqualTo(HoldRefusal.LIMIT_REACHED);
    }

    @Test
    void storyDoesNotRunBackwardsWhenClocksOfBrokersDiffer() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.now = DeskUnderTest.MONDAY.minusSeconds(1);

        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER).getAt()).isEqualTo(DeskUnderTest.MONDAY);
    }
}
