package org.claimscreener.engine.hold;

import java.time.Duration;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLapse;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HoldAppealTest {

    @Test
    void acceptanceDeductsWhatTheReviewLeft() {
        DeskUnderTest desk = DeskUnderTest.notified(400, 1_000);

        HoldStep accepted = desk.does(HoldCommandKind.ACCEPT, Actor.HOSPITAL);

        assertThat(accepted.getStageAfter()).isEqualTo(HoldStage.PARTLY_DEDUCTED);
        assertThat(accepted.getDeductedNowFen()).isEqualTo(1_400);
        assertThat(accepted.getReleasedFen()).isEqualTo(600);
        assertThat(accepted.getLines()).extracting(HoldLine::getConfirmedFen).containsExactly(400L, 1_000L);
        assertThat(DeskUnderTest.notified(1_000)
                        .does(HoldCommandKind.ACCEPT, Actor.HOSPITAL)
                        .getStageAfter())
                .isEqualTo(HoldStage.DEDUCTED);
    }

    @Test
    void onlyTheInstitutionThatBilledAnswers() {
        DeskUnderTest desk = DeskUnderTest.notified(400);

        assertThat(desk.does(HoldCommandKind.APPEAL, Actor.STRANGER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(desk.does(HoldCommandKind.ACCEPT, Actor.STRANGER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(desk.does(HoldCommandKind.ACCEPT, Actor.SENIOR).getRefusal()).isEqualTo(HoldRefusal.WRONG_ROLE);
    }

    @Test
    void answerWithoutANoticeIsRefused() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        assertThat(desk.does(HoldCommandKind.ACCEPT, Actor.HOSPITAL).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_STAGE);
    }

    @Test
    void appealOfAllDeductsNothingAndStartsTheReReviewsClock() {
        DeskUnderTest desk = DeskUnderTest.notified(400);
        desk.passes(Duration.ofDays(1));

        HoldStep appealed = desk.does(HoldCommandKind.APPEAL, Actor.HOSPITAL);

        assertThat(appealed.getStageAfter()).isEqualTo(HoldStage.APPEALED);
        assertThat(appealed.getDeductedNowFen()).isZero();
        assertThat(appealed.getOnLapse()).isEqualTo(HoldLapse.ESCALATE);
        assertThat(appealed.getDeadline()).isAfter(DeskUnderTest.TEN_DAYS_LATER);
    }

    @Test
    void whatAnAppealDoesNotContestIsDeductedAtOnce() {
        DeskUnderTest desk = DeskUnderTest.notified(400, 1_000);

        HoldStep appealed = desk.gives(
                desk.command(HoldCommandKind.APPEAL, Actor.HOSPITAL, -1, 300).build());

        assertThat(appealed.getStageAfter()).isEqualTo(HoldStage.APPEALED);
        assertThat(appealed.getDeductedNowFen()).isEqualTo(400 + 700);
        assertThat(appealed.getHeldFen()).isEqualTo(300);
        assertThat(appealed.getLines()).extracting(HoldLine::getConfirmedFen).containsExactly(400L, null);
    }

    @Test
    void appealAgainstMoreThanIsWithheldIsRefused() {
        DeskUnderTest desk = DeskUnderTest.notified(400);

        HoldCommand tooMuch =
                desk.command(HoldCommandKind.APPEAL, Actor.HOSPITAL, 401).build();
        HoldCommand nothing =
                desk.command(HoldCommandKind.APPEAL, Actor.HOSPITAL, 0).build();

        assertThat(desk.gives(tooMuch).getRefusal()).isEqualTo(HoldRefusal.INVALID);
        assertThat(desk.gives(nothing).getRefusal()).isEqualTo(HoldRefusal.INVALID);
    }

    @Test
    void whoReviewedFirstDoesNotReReviewInWhateverRole() {
        DeskUnderTest desk = DeskUnderTest.appealed(400);

        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_ROLE);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER.as(ActorRole.SENIOR_REVIEWER))
                        .getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.SENIOR).getStageAfter())
                .isEqualTo(HoldStage.RE_REVIEW);
    }

    @Test
    void reReviewClearsPaysAndNotifiesAgain() {
        DeskUnderTest desk = DeskUnderTest.appealed(400, 1_000);
        desk.does(HoldCommandKind.CLAIM, Actor.SENIOR);

        HoldStep reviewed = desk.reviews(Actor.SENIOR, 0, 600);

        assertThat(reviewed.getStageAfter()).isEqualTo(HoldStage.NOTIFIED);
        assertThat(reviewed.getNotices()).isEqualTo(2);
        assertThat(reviewed.getReleasedNowFen()).isEqualTo(800);
        assertThat(reviewed.getLines()).extracting(HoldLine::getConfirmedFen).containsExactly(0L, 600L);
        assertThat(desk.does(HoldCommandKind.ACCEPT, Actor.HOSPITAL).getStageAfter())
                .isEqualTo(HoldStage.PARTLY_DEDUCTED);
    }

    @Test
    void reReviewCannotLeaveMoreThanTheFirstReviewDid() {
        DeskUnderTest desk = DeskUnderTest.appealed(400);
        desk.does(HoldCommandKind.CLAIM, Actor.SENIOR);

        assertThat(desk.reviews(Actor.SENIOR, 401).getRefusal()).isEqualTo(HoldRefusal.INVALID);
    }

    @Test
    void secondAppealGoesToTheCollege() {
        DeskUnderTest desk = DeskUnderTest.inCollege(400);

        assertThat(desk.last().getStageAfter()).isEqualTo(HoldStage.COLLEGIAL_REVIEW);
        assertThat(desk.last().getOnLapse()).isEqualTo(HoldLapse.RELEASE);
    }

    @Test
    void reReviewerMayHandAHardCaseToTheCollegeAndThenDoesNotVote() {
        DeskUnderTest desk = DeskUnderTest.appealed(400);
        desk.does(HoldCommandKind.CLAIM, Actor.SENIOR);

        assertThat(desk.does(HoldCommandKind.ESCALATE, Actor.SENIOR).getStageAfter())
                .isEqualTo(HoldStage.COLLEGIAL_REVIEW);
        assertThat(desk.votes(Actor.SENIOR.as(ActorRole.COLLEGIAL_MEMBER), 0).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
    }

    @Test
    void threeVotesDecideByMajorityForEachLine() {
        DeskUnderTest desk = DeskUnderTest.inCollege(400, 1_000, 500);

        assertThat(desk.votes(Actor.member(1), 400, 0, 0).getEvent()).isEqualTo(HoldEvent.VOTED);
        assertThat(desk.votes(Actor.member(2), 400, 700, 0).getVotes()).isEqualTo(2);
        HoldStep decided = desk.votes(Actor.member(3), 0, 900, 500);

        assertThat(decided.getEvent()).isEqualTo(HoldEvent.COLLEGIAL_DECIDED);
        assertThat(decided.getStageAfter()).isEqualTo(HoldStage.PARTLY_DEDUCTED);
        assertThat(decided.getLines()).extracting(HoldLine::getConfirmedFen).containsExactly(400L, 700L, 0L);
        assertThat(decided.getLines()).extracting(HoldLine::getDeductedFen).containsExactly(400L, 700L, 0L);
        assertThat(desk.hold().votes()).as("not kept after the end").isEmpty();
    }

    @Test
    void votesGivenAtOnceDoNotMakeEachOtherStale() {
        DeskUnderTest desk = DeskUnderTest.inCollege(400);
        HoldCommand second =
                desk.command(HoldCommandKind.VOTE, Actor.member(2), 0).build();
        HoldCommand third =
                desk.command(HoldCommandKind.VOTE, Actor.member(3), 0).build();
        desk.votes(Actor.member(1), 400);

        assertThat(desk.gives(second).getEvent()).isEqualTo(HoldEvent.VOTED);
        assertThat(desk.gives(third).getStageAfter()).isEqualTo(HoldStage.RELEASED);
    }

    @Test
    void nobodyVotesTwiceOrAfterReviewingOrWithoutTheRole() {
        DeskUnderTest desk = DeskUnderTest.inCollege(400);
        desk.votes(Actor.member(1), 400);

        assertThat(desk.votes(Actor.member(1), 0).getRefusal()).isEqualTo(HoldRefusal.ALREADY_DONE);
        assertThat(desk.votes(Actor.REVIEWER.as(ActorRole.COLLEGIAL_MEMBER), 0).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(desk.votes(Actor.SENIOR.as(ActorRole.COLLEGIAL_MEMBER), 0).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(desk.votes(Actor.OTHER_SENIOR, 0).getRefusal()).isEqualTo(HoldRefusal.WRONG_ROLE);
        assertThat(desk.hold().votes()).hasSize(1);
    }

    @Test
    void lineWithdrawnDuringTheVoteIsNeitherDeductedNorPaid() {
        DeskUnderTest desk = DeskUnderTest.inCollege(400, 500);
        desk.votes(Actor.member(1), 400, 500);
        desk.votes(Actor.member(2), 400, 500);
        desk.withdrawn("L2");

        HoldStep decided = desk.votes(Actor.member(3), 400);

        assertThat(decided.getDeductedFen()).isEqualTo(400);
        assertThat(decided.getWithdrawnFen()).isEqualTo(500);
    }
}
