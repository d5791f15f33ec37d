package org.claimscreener.engine.tip;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipRefusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The way of a tip from its receipt to its end, who may do what, and until when. */
class TipDeskTest {
    private final DeskUnderTest desk = new DeskUnderTest();

    @Test
    void oneTakesItUpAndAnotherOneClosesIt() {
        desk.send(Tips.tip("tip-1"));
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.RECEIVED);

        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.command(TipCommandKind.CLOSE_VERIFIED, "tip-1", Tips.TAKER));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_YOU);
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.TAKEN_UP);

        desk.send(Tips.verified("tip-1"));
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.CLOSED_VERIFIED);
        assertThat(desk.last(TipStep.Closed.class).rewardedTipId()).isEqualTo("tip-1");
        assertThat(desk.book.nextTimer()).isEmpty();
    }

    @Test
    void aTipAndACommandThatComeAgainAreOne() {
        desk.send(Tips.tip("tip-1"));
        assertThat(desk.send(Tips.tip("tip-1")).steps()).isEmpty();

        desk.send(Tips.takeUp("tip-1"));
        TipBook before = desk.book;
        assertThat(desk.send(Tips.takeUp("tip-1")).steps()).isEmpty();
        assertThat(desk.book).isEqualTo(before);
    }

    @Test
    void anotherTipOrCommandOfTheSameIdIsRefused() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.tip("tip-1", Tips.NOW, "b".repeat(64)));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.SAME_ID);

        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.withId(Tips.dismiss("tip-1"), Tips.takeUp("tip-1").commandId()));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.SAME_ID);
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.TAKEN_UP);
    }

    @Test
    void aRefusedTipLeavesNothingButItsId() {
        Tip bad = Tips.tip("x".repeat(400));

        assertThat(desk.send(bad).book().files()).isEmpty();
        assertThat(desk.last(TipStep.Refused.class).tipId()).hasSize(TipLimits.MAX_ID_LENGTH);
        assertThat(desk.send(bad).steps()).isEmpty();
    }

    @Test
    void conditionsThatAreNotMetAreNamed() {
        desk.send(Tips.tip("tip-1"));
        TipCommand command = Tips.takeUp("tip-1");
        desk.send(new TipCommand(
                "c-1",
                "tip-1",
                command.kind(),
                Tips.TAKER,
                "a",
                new TipConditions(true, false, true, false),
                null,
                null,
                Tips.NOW));

        TipRuling ruling = desk.last(TipStep.Refused.class).ruling();
        assertThat(ruling.reason()).isEqualTo(TipRefusal.CONDITIONS_UNMET);
        assertThat(ruling.detail())
                .contains("医保办发〔2022〕22号")
                .contains("a specific lead, facts that the office did not hold before");
    }

    @Test
    void withoutEvidenceItIsReceivedButNotTakenUp() {
        desk.send(Tips.tip("tip-1", Tips.NOW, null, "血液透析每周记账三次,实际只做两次", List.of()));
        desk.send(Tips.takeUp("tip-1"));

        assertThat(desk.last(TipStep.Refused.class).ruling().detail()).contains("evidence");
        desk.send(Tips.dismiss("tip-1"));
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.DISMISSED);
    }

    @Test
    void whatHasEndedStaysEnded() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.unfounded("tip-1"));
        for (TipCommand command : List.of(
                Tips.withId(Tips.takeUp("tip-1"), "c-1"),
                Tips.verified("tip-1"),
                Tips.dismiss("tip-1"),
                Tips.command(TipCommandKind.EXTEND, "tip-1", Tips.CLOSER))) {
            desk.send(command);
            assertThat(desk.refusal()).as("%s", command.kind()).isEqualTo(TipRefusal.NOT_NOW);
        }
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.CLOSED_UNFOUNDED);
    }

    @Test
    void anUnknownTipIsSaidToBeUnknown() {
        desk.send(Tips.takeUp("tip-1"));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.UNKNOWN_TIP);
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.sameFacts("tip-1", "tip-2"));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.UNKNOWN_TIP);
    }

    /** 15 working days from Monday, 7 September 2026; the Mid-Autumn holiday lies among them. */
    @Test
    void lateIsToldOnceAndEndsNothing() {
        desk.send(Tips.tip("tip-1"));
        Instant deadline = desk.last(TipStep.Due.class).deadline();
        assertThat(deadline).isBetween(Tips.day("2026-09-26"), Tips.day("2026-10-01"));
        assertThat(desk.book.nextTimer()).contains(deadline);

        desk.now = deadline.minusMillis(1);
        assertThat(desk.timer().steps()).isEmpty();
        desk.now = deadline;
        assertThat(desk.timer().steps()).containsExactly(new TipStep.Late("tip-1", deadline, TipStage.RECEIVED));
        desk.now = deadline.plusSeconds(1);
        assertThat(desk.timer().steps()).isEmpty();

        desk.send(Tips.takeUp("tip-1"));
        assertThat(desk.file("tip-1").stage()).isEqualTo(TipStage.TAKEN_UP);
        assertThat(desk.book.nextTimer()).isEmpty();
    }

    @Test
    void aTimerThatNeverFiresChangesNothing() {
        desk.send(Tips.tip("tip-1"));
        Instant deadline = desk.last(TipStep.Due.class).deadline();
        desk.now = deadline.plus(Duration.ofDays(3));

        assertThat(desk.send(Tips.takeUp("tip-1")).steps())
                .startsWith(new TipStep.Late("tip-1", deadline, TipStage.RECEIVED));
    }

    @Test
    void moreTimeIsGivenOnceByAnotherPersonBeforeTheTimeIsOver() {
        desk.send(Tips.tip("tip-1"));
        Instant deadline = desk.last(TipStep.Due.class).deadline();
        desk.send(Tips.command(TipCommandKind.EXTEND, "tip-1", Tips.CLOSER));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.command(TipCommandKind.EXTEND, "tip-1", Tips.TAKER));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_YOU);

        desk.send(Tips.withId(Tips.command(TipCommandKind.EXTEND, "tip-1", Tips.CLOSER), "c-1"));
        Instant later = desk.last(TipStep.Extended.class).deadline();
        assertThat(later).isAfter(deadline.plus(Duration.ofDays(20)));
        assertThat(desk.book.nextTimer()).contains(later);

        desk.send(Tips.withId(Tips.command(TipCommandKind.EXTEND, "tip-1", Tips.CLOSER), "c-2"));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
        desk.now = later;
        desk.timer();
        assertThat(desk.all(TipStep.Late.class)).containsExactly(new TipStep.Late("tip-1", later, TipStage.TAKEN_UP));
    }

    @Test
    void afterItsTimeThereIsNoMore() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.now = desk.last(TipStep.Due.class).deadline();
        desk.send(Tips.command(TipCommandKind.EXTEND, "tip-1", Tips.CLOSER));

        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
    }

    @Test
    void ofTipsOnTheSameFactsTheFirstReceivedStandsForAll() {
        desk.send(Tips.tip("tip-b", Tips.NOW.minusSeconds(60), "b".repeat(64)));
        desk.send(Tips.tip("tip-a", Tips.NOW, "a".repeat(64)));
        desk.send(Tips.sameFacts("tip-a", "tip-b"));

        assertThat(desk.book.linkedTo(desk.file("tip-a")).map(TipFile::tipId)).contains("tip-b");
        assertThat(desk.file("tip-a").watch()).isNull();
        desk.send(Tips.takeUp("tip-a"));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
        desk.send(Tips.takeUp("tip-b"));
        assertThat(desk.file("tip-b").stage()).isEqualTo(TipStage.TAKEN_UP);
    }

    @Test
    void ofOneInstantTheSmallerIdIsFirst() {
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.sameFacts("tip-2", "tip-1"));
        desk.send(Tips.takeUp("tip-1"));

        desk.send(Tips.verified("tip-1"));
        assertThat(desk.last(TipStep.Closed.class).rewardedTipId()).isEqualTo("tip-1");
    }

    @Test
    void whenTheFirstIsDismissedTheNextHasItsOwnTime() {
        desk.send(Tips.tip("tip-1", Tips.NOW.minusSeconds(60), null));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.sameFacts("tip-2", "tip-1"));
        desk.now = Tips.NOW.plus(Duration.ofDays(10));
        desk.send(Tips.dismiss("tip-1"));

        TipStep.Due due = desk.last(TipStep.Due.class);
        assertThat(due.tipId()).isEqualTo("tip-2");
        assertThat(due.deadline()).isAfter(desk.now.plus(Duration.ofDays(15)));
        desk.send(Tips.takeUp("tip-2"));
        assertThat(desk.file("tip-2").stage()).isEqualTo(TipStage.TAKEN_UP);
    }

    @Test
    void whoWasReceivedFirstIsRewardedWhicheverTipIsChecked() {
        desk.send(Tips.tip("tip-late", Tips.NOW.minusSeconds(60), "b".repeat(64)));
        desk.send(Tips.tip("tip-first", Tips.NOW.minusSeconds(3_600), "a".repeat(64)));
        desk.now = Tips.NOW.plusSeconds(1);
        desk.send(Tips.takeUp("tip-late"));
        desk.send(Tips.sameFacts("tip-first", "tip-late"));
        desk.send(Tips.verified("tip-late"));

        assertThat(desk.last(TipStep.Closed.class).rewardedTipId()).isEqualTo("tip-first");
    }

    @Test
    void nobodyIsPutInFrontOnceTheCheckHasBegun() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.now = Tips.NOW.plusSeconds(60);
        desk.send(Tips.tip("tip-0", Tips.NOW.minus(Duration.ofDays(20)), "b".repeat(64)));
        desk.send(Tips.sameFacts("tip-0", "tip-1"));
        desk.send(Tips.verified("tip-1"));

        assertThat(desk.last(TipStep.Closed.class).rewardedTipId()).isEqualTo("tip-1");
    }

    @Test
    void whatWasJoinedByMistakeIsTakenApart() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.sameFacts("tip-2", "tip-1"));
        desk.send(Tips.command(TipCommandKind.OWN_FACTS, "tip-1", Tips.CLOSER));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
        desk.send(Tips.command(TipCommandKind.OWN_FACTS, "tip-2", Tips.CLOSER));

        assertThat(desk.book.linkedTo(desk.file("tip-2"))).isEmpty();
        desk.send(Tips.takeUp("tip-2"));
        desk.send(Tips.takeUp("tip-1"));
        assertThat(desk.all(TipStep.TakenUp.class)).hasSize(2);
    }

    @Test
    void twoChecksOnTheSameFactsBecomeOne() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.takeUp("tip-2"));
        desk.send(Tips.sameFacts("tip-2", "tip-1"));

        assertThat(desk.file("tip-2").stage()).isEqualTo(TipStage.RECEIVED);
        assertThat(desk.book.linkedTo(desk.file("tip-2")).map(TipFile::tipId)).contains("tip-1");
        assertThat(desk.book.entries(desk.now))
                .allMatch(entry -> entry.getOrderNo().equals("tip-1"));
    }

    @Test
    void theBoundGivesUpDismissedTipsFirstAndKnowsThemStill() {
        for (int i = 0; i < TipLimits.MAX_TIPS; i++) {
            desk.send(Tips.tip("tip-" + i));
        }
        desk.send(Tips.tip("tip-more"));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.TOO_MANY);

        desk.send(Tips.dismiss("tip-7"));
        desk.send(Tips.tip("tip-more-1"));
        assertThat(desk.book.file("tip-7")).isEmpty();
        assertThat(desk.file("tip-more-1").stage()).isEqualTo(TipStage.RECEIVED);
        assertThat(desk.send(Tips.tip("tip-7")).steps()).isEmpty();
        assertThat(desk.book.files()).hasSize(TipLimits.MAX_TIPS);
        assertThat(desk.book.answered()).hasSizeLessThanOrEqualTo(TipLimits.MAX_ANSWERED);
    }

    @Test
    void whatIsOverForLongIsForgotten() {
        desk.send(Tips.tip("tip-1"));
        assertThat(desk.book.forgettableFrom(desk.now)).isEmpty();
        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.verified("tip-1"));
        Instant from = Tips.NOW.plus(TipLimits.KEEP_CLOSED);
        assertThat(desk.book.forgettableFrom(desk.now)).contains(from);

        desk.now = from.minusSeconds(1);
        desk.send(Tips.tip("tip-2", desk.now, null));
        assertThat(desk.book.file("tip-1")).isPresent();
        desk.now = from;
        desk.send(Tips.tip("tip-3", desk.now, null));
        assertThat(desk.book.file("tip-1")).isEmpty();
    }
}
