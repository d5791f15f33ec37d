package org.claimscreener.verifier;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;

/** I10. Of S3's 1,000 fen 500 are withheld; its first review is due ten days after. */
class HoldsEndTest {
    private static final Settlement HELD = settlement("S3", "P1", "H1", 2, 1_000);
    private static final Instant OPENED = Documents.BEGINNING.plusSeconds(2);
    private static final Instant DEADLINE = OPENED.plus(Duration.ofDays(10));

    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    HoldsEndTest() {
        screener.screen(HELD);
    }

    private static HoldStep opened() {
        return HoldStep.newBuilder()
                .setHoldId("S3")
                .setStep(1)
                .setEvent(HoldEvent.OPENED)
                .setAt(OPENED)
                .setStageAfter(HoldStage.HELD)
                .setInstitutionId("H1")
                .setPatientId("P1")
                .setSeverity(2)
                .setSuspectedFen(500)
                .setHeldFen(500)
                .setDeadline(DEADLINE)
                .setOnLapse(HoldLapse.RELEASE)
                .build();
    }

    /** What follows a step a minute later, when nothing else is said. */
    private static HoldStep after(HoldStep before, HoldEvent event, Consumer<HoldStep.Builder> said) {
        HoldStep.Builder next = HoldStep.newBuilder(before)
                .setStep(before.getStep() + 1)
                .setEvent(event)
                .setAt(before.getAt().plusSeconds(60))
                .setStageBefore(before.getStageAfter())
                .setPatientId(null)
                .setReleasedNowFen(0)
                .setDeductedNowFen(0);
        said.accept(next);
        return next.build();
    }

    private static void paidAll(HoldStep.Builder step) {
        step.setStageAfter(HoldStage.RELEASED)
                .setReleasedFen(500)
                .setReleasedNowFen(500)
                .setHeldFen(0)
                .setDeadline(null)
                .setOnLapse(null);
    }

    private static HoldStep lapsed(HoldStep before, Instant at) {
        return after(before, HoldEvent.DEADLINE_LAPSED, step -> {
            paidAll(step);
            step.setAt(at);
        });
    }

    private Row write(HoldStep step) {
        return log.append(TopicCatalogue.HOLDS, 0, step.getHoldId(), step);
    }

    private static Report verify(TestLog judged) {
        return verify(judged, STRICT);
    }

    private static Report verify(TestLog judged, VerifySettings settings) {
        judged.rewind();
        return Verified.verify(judged, settings);
    }

    private void assertAccused(Row row, Row before, String meaning) {
        Report report = verify(log);
        assertOnly(report, Invariant.I10, "S3", row.place, before.place);
        assertThat(report.shown().get(0).meaning()).contains(meaning);
    }

    @Test
    void aHoldThatEndsInTimeIsRight() {
        write(opened());
        HoldStep claimed = after(
                opened(),
                HoldEvent.CLAIMED,
                step -> step.setStageAfter(HoldStage.FIRST_REVIEW)
                        .setClaimedBy("reviewer-1")
                        .setClaimUntil(OPENED.plus(Duration.ofHours(4))));
        write(claimed);
        write(after(claimed, HoldEvent.REVIEWED, step -> {
            paidAll(step);
            step.setClaimedBy(null).setClaimUntil(null);
        }));

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I10).judged()).isEqualTo(3);
        assertThat(report.of(Invariant.I10).notChecked()).isEmpty();
    }

    @Test
    void aLapseCountsFromItsDeadlineHoweverLateItIsWritten() {
        write(opened());
        log.pass(Duration.ofDays(12));
        write(lapsed(opened(), DEADLINE));

        assertClean(verify(log));
    }

    @Test
    void aLapseAtAnotherInstantIsAccused() {
        Row first = write(opened());
        assertAccused(write(lapsed(opened(), DEADLINE.plusMillis(1))), first, "another instant than was due");
    }

    @Test
    void aCommandAtItsDeadlineIsAccusedAndAMillisecondBeforeItIsNot() {
        write(opened());
        HoldStep inTime = after(opened(), HoldEvent.LEAD_SUBMITTED, step -> step.setAt(DEADLINE.minusMillis(1)));
        Row second = write(inTime);
        assertClean(verify(log));

        Row late = write(after(inTime, HoldEvent.ESCALATED, step -> step.setAt(DEADLINE)));

        assertAccused(late, second, "something else was due already");
    }

    @Test
    void aDeadlineThatNothingCameOfIsAccusedOnceItsGraceIsOver() {
        Row first = write(opened());
        log.noteEndsAt(DEADLINE.plusSeconds(9));
        assertClean(verify(log, STRICT.withGrace(Duration.ofSeconds(10))));

        log.noteEndsAt(DEADLINE.plusSeconds(10));

        Report report = verify(log, STRICT.withGrace(Duration.ofSeconds(10)));
        assertOnly(report, Invariant.I10, "S3", first.place);
        assertThat(report.shown().get(0).meaning()).contains("nothing happened");
    }

    @Test
    void aClaimThatShouldHaveLapsedIsAccusedToo() {
        write(opened());
        Row second = write(after(
                opened(),
                HoldEvent.CLAIMED,
                step -> step.setStageAfter(HoldStage.FIRST_REVIEW)
                        .setClaimedBy("reviewer-1")
                        .setClaimUntil(OPENED.plus(Duration.ofHours(4)))));
        log.noteEndsAt(OPENED.plus(Duration.ofHours(4)));

        assertOnly(verify(log), Invariant.I10, "S3", second.place);
    }

    @Test
    void aPausedClockIsNotLate() {
        write(opened());
        Instant until = DEADLINE.plus(Duration.ofDays(30));
        write(after(
                opened(),
                HoldEvent.CLOCK_PAUSED,
                step -> step.setDeadline(null).setOnLapse(null).setPausedUntil(until)));
        log.noteEndsAt(DEADLINE.plus(Duration.ofDays(1)));

        assertClean(verify(log));
    }

    @Test
    void anEndThatComesTwiceIsAccused() {
        write(opened());
        HoldStep end = lapsed(opened(), DEADLINE);
        Row second = write(end);
        Row third = write(after(end, HoldEvent.REVERSED, step -> step.setStageAfter(HoldStage.REVERSED)));

        assertAccused(third, second, "ended twice");
    }

    @Test
    void aStepThatIsDoubledOrMissingIsAccused() {
        Row first = write(opened());
        Row again = write(opened());
        assertAccused(again, first, "step 1 follows step 1");

        log.remove(again);
        HoldStep third = after(opened(), HoldEvent.LEAD_SUBMITTED, step -> step.setStep(3));
        assertAccused(write(third), first, "step 3 follows step 1");
    }

    @Test
    void aStepThatGoesOnFromAnotherStageIsAccused() {
        Row first = write(opened());
        Row forged = write(after(
                opened(),
                HoldEvent.REVIEWED,
                step -> step.setStageBefore(HoldStage.FIRST_REVIEW).setStageAfter(HoldStage.NOTIFIED)));

        assertAccused(forged, first, "goes on from FIRST_REVIEW");
    }

    @Test
    void aStepBeforeTheStepBeforeItIsAccused() {
        Row first = write(opened());
        Row forged = write(after(opened(), HoldEvent.LEAD_SUBMITTED, step -> step.setAt(OPENED.minusMillis(1))));

        assertAccused(forged, first, "happened before");
    }

    @Test
    void moneyThatComesBackOrIsNotAccountedForIsAccused() {
        Row first = write(opened());
        Row forged = write(
                after(opened(), HoldEvent.REVIEWED, step -> step.setHeldFen(400).setStageAfter(HoldStage.NOTIFIED)));
        assertAccused(forged, first, "of 500 fen step 2 accounts for 400");

        log.remove(forged);
        Row other = write(after(
                opened(),
                HoldEvent.REVIEWED,
                step -> step.setHeldFen(400)
                        .setReleasedFen(100)
                        .setReleasedNowFen(99)
                        .setStageAfter(HoldStage.NOTIFIED)));
        assertAccused(other, first, "another amount");
    }

    @Test
    void anEndWithMoneyLeftIsAccused() {
        Row first = write(opened());
        Row forged = write(after(opened(), HoldEvent.ACCEPTED, step -> step.setStageAfter(HoldStage.DEDUCTED)));

        assertAccused(forged, first, "ends when the last money leaves");
    }

    @Test
    void withheldMoneyWithoutAHoldIsAccusedWhereHoldsAreWritten() {
        assertClean(verify(log));
        assertThat(verify(new ModelScreener().log).of(Invariant.I10).notChecked())
                .containsKey("no job has written a hold yet");
        write(opened());
        screener.screen(settlement("S6", "P2", "H1", 1, 800));

        assertOnly(verify(log), Invariant.I10, "S6", log.decision("S6").place);
    }

    @Test
    void aHoldOfMoneyThatNobodyWithheldIsAccused() {
        screener.screen(settlement("S1", "P2", "H1"));
        write(opened());
        Row forged = write(HoldStep.newBuilder(opened()).setHoldId("S1").build());

        assertOnly(verify(log), Invariant.I10, "S1", forged.place);
    }

    @Test
    void aHoldOfAnotherAmountThanTheDecisionsIsAccused() {
        Row forged = write(HoldStep.newBuilder(opened())
                .setSuspectedFen(501)
                .setHeldFen(501)
                .build());

        assertOnly(verify(log), Invariant.I10, "S3", forged.place, log.decision("S3").place);
    }

    @Test
    void aHoldThatOutlivesItsSettlementIsAccused() {
        Row first = write(opened());
        screener.screen(reversal("R1", HELD));

        assertOnly(verify(log), Invariant.I10, "S3", first.place);
    }

    @Test
    void aRefusedCommandIsNoStepButNamesTheNewestOne() {
        Row first = write(opened());
        HoldStep refused = after(
                opened(),
                HoldEvent.COMMAND_REFUSED,
                step -> step.setStep(1)
                        .setCommandId("C1")
                        .setActorId("reviewer-1")
                        .setActorRole(ActorRole.REVIEWER)
                        .setRefusal(HoldRefusal.WRONG_STAGE));
        Row row = write(refused);
        write(after(opened(), HoldEvent.LEAD_SUBMITTED, step -> {}));
        assertClean(verify(log));

        row.say(HoldStep.newBuilder(refused).setStep(2).build());

        assertOnly(verify(log), Invariant.I10, "S3", row.place, first.place);
    }

    @Test
    void holdsWhoseBeginningIsGoneAreCountedNotAccused() {
        write(opened());
        HoldStep second = after(opened(), HoldEvent.LEAD_SUBMITTED, step -> {});
        write(second);
        log.beginAt(TopicCatalogue.HOLDS, 0, 1);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I10).notChecked()).containsEntry("its first steps are no longer in the log", 1L);
    }

    @Test
    void whatNobodyCanReadOrStandsUnderAnotherKeyIsAccusedOfItsForm() {
        Row row = log.append(TopicCatalogue.HOLDS, 0, "another", opened());
        assertOnly(verify(log), Invariant.FORMAT, "S3", row.place);

        row.value = new byte[] {1, 2, 3};
        assertThat(verify(log).of(Invariant.FORMAT).violations()).isEqualTo(1);
    }
}
