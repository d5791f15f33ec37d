package org.claimscreener.engine.hold;

import java.time.Duration;
import java.util.Collections;

import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldRefusal;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HoldReviewTest {
    private static final long ABOVE_THE_LIMIT = HoldPolicy.STANDARD.twoPersonsAboveFen() + 1;

    @Test
    void claimTakesItInHandForAWhile() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        HoldStep claimed = desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(claimed.getStageAfter()).isEqualTo(HoldStage.FIRST_REVIEW);
        assertThat(claimed.getClaimedBy()).isEqualTo("r1");
        assertThat(claimed.getClaimUntil()).isEqualTo(desk.now.plus(Duration.ofHours(4)));
        assertThat(claimed.getDeadline()).as("goes on").isEqualTo(DeskUnderTest.TEN_DAYS_LATER);
    }

    @Test
    void secondOfTwoWhoClaimAtOnceIsRefused() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        HoldCommand late =
                desk.command(HoldCommandKind.CLAIM, Actor.OTHER_REVIEWER).build();
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(desk.gives(late).getRefusal()).isEqualTo(HoldRefusal.STALE);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.OTHER_REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.CLAIMED_BY_ANOTHER);
        assertThat(desk.reviews(Actor.OTHER_REVIEWER, 0).getRefusal()).isEqualTo(HoldRefusal.CLAIMED_BY_ANOTHER);
        assertThat(desk.does(HoldCommandKind.UNCLAIM, Actor.OTHER_REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.CLAIMED_BY_ANOTHER);
    }

    @Test
    void claimIsPutBackByItsHolderOrBySupervision() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        assertThat(desk.does(HoldCommandKind.UNCLAIM, Actor.REVIEWER).getStageAfter())
                .isEqualTo(HoldStage.HELD);

        desk.does(HoldCommandKind.CLAIM, Actor.OTHER_REVIEWER);
        assertThat(desk.does(HoldCommandKind.UNCLAIM, Actor.SUPERVISOR).getClaimedBy())
                .isNull();
        assertThat(desk.does(HoldCommandKind.UNCLAIM, Actor.SUPERVISOR).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_STAGE);
    }

    @Test
    void claimIsRenewedByItsHolder() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        desk.passes(Duration.ofMinutes(200));

        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER).getClaimUntil())
                .isEqualTo(desk.now.plus(Duration.ofHours(4)));
    }

    @Test
    void reviewWithoutClaimIsRefused() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        assertThat(desk.reviews(Actor.REVIEWER, 0).getRefusal()).isEqualTo(HoldRefusal.WRONG_STAGE);
    }

    @Test
    void clearedLineIsPaidAtOnceAndTheRestIsNotified() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000, 500);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        HoldStep reviewed = desk.reviews(Actor.REVIEWER, 0, 400);

        assertThat(reviewed.getEvent()).isEqualTo(HoldEvent.REVIEWED);
        assertThat(reviewed.getStageAfter()).isEqualTo(HoldStage.NOTIFIED);
        assertThat(reviewed.getReleasedNowFen()).isEqualTo(1_100);
        assertThat(reviewed.getHeldFen()).isEqualTo(400);
        assertThat(reviewed.getNotices()).isEqualTo(1);
        assertThat(reviewed.getClaimedBy()).isNull();
        assertThat(reviewed.getOpinions()).as("the lines say it").isEmpty();
        assertThat(reviewed.getLines()).extracting(HoldLine::getFirstReviewFen).containsExactly(0L, 400L);
        assertThat(reviewed.getLines()).extracting(HoldLine::getConfirmedFen).containsOnlyNulls();
    }

    @Test
    void allLinesClearedEndsIt() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000, 500);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(desk.reviews(Actor.REVIEWER, 0, 0).getStageAfter()).isEqualTo(HoldStage.RELEASED);
        assertThat(desk.hold().heldFen()).isZero();
    }

    @Test
    void opinionsThatDoNotFitTheLinesAreRefused() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000, 500);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(desk.reviews(Actor.REVIEWER, 1_001, 0).getRefusalDetail()).contains("not 0 to 1000");
        assertThat(desk.reviews(Actor.REVIEWER, 0).getRefusalDetail()).contains("1 for 2 lines");
        assertThat(desk.reviews(Actor.REVIEWER, 0, 0, 0).getRefusalDetail()).contains("opinions[2]");
        assertThat(desk.gives(desk.command(HoldCommandKind.REVIEW, Actor.REVIEWER)
                                .setOpinions(Collections.nCopies(
                                        2, DeskUnderTest.opinions(0).get(0)))
                                .build())
                        .getRefusalDetail())
                .contains("opinions[1]");
        assertThat(desk.hold().stage()).isEqualTo(HoldStage.FIRST_REVIEW);
    }

    @Test
    void amountAtTheLimitNeedsOnePersonAndAboveItTwo() {
        DeskUnderTest at = DeskUnderTest.holding(ABOVE_THE_LIMIT - 1);
        at.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        assertThat(at.reviews(Actor.REVIEWER, 0).getEvent()).isEqualTo(HoldEvent.REVIEWED);

        DeskUnderTest above = DeskUnderTest.holding(ABOVE_THE_LIMIT);
        above.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        HoldStep proposed = above.reviews(Actor.REVIEWER, 0);
        assertThat(proposed.getEvent()).isEqualTo(HoldEvent.REVIEW_PROPOSED);
        assertThat(proposed.getReleasedNowFen()).isZero();
        assertThat(proposed.getProposedBy()).isEqualTo("r1");
        assertThat(proposed.getOpinions()).isEqualTo(DeskUnderTest.opinions(0));

        assertThat(above.does(HoldCommandKind.CONFIRM, Actor.REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(above.does(HoldCommandKind.CONFIRM, Actor.REVIEWER.as(ActorRole.SENIOR_REVIEWER))
                        .getRefusal())
                .isEqualTo(HoldRefusal.WRONG_PERSON);
        assertThat(above.does(HoldCommandKind.CLAIM, Actor.OTHER_REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_STAGE);
        HoldStep confirmed = above.does(HoldCommandKind.CONFIRM, Actor.OTHER_REVIEWER);
        assertThat(confirmed.getEvent()).isEqualTo(HoldEvent.REVIEWED);
        assertThat(confirmed.getReleasedNowFen()).isEqualTo(ABOVE_THE_LIMIT);
    }

    @Test
    void secondPersonMaySendItBackForAnotherReview() {
        DeskUnderTest desk = DeskUnderTest.holding(ABOVE_THE_LIMIT);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        desk.reviews(Actor.REVIEWER, 0);

        HoldStep returned = desk.does(HoldCommandKind.RETURN, Actor.OTHER_REVIEWER);

        assertThat(returned.getStageAfter()).isEqualTo(HoldStage.HELD);
        assertThat(returned.getProposedBy()).isNull();
        assertThat(returned.getHeldFen()).isEqualTo(ABOVE_THE_LIMIT);
        assertThat(desk.does(HoldCommandKind.CONFIRM, Actor.OTHER_REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_STAGE);
    }

    @Test
    void asManyPersonsMayActInOneReviewAsAreKept() {
        DeskUnderTest desk = DeskUnderTest.holding(ABOVE_THE_LIMIT);
        for (int i = 0; i < HoldLimits.MAX_PERSONS; i += 2) {
            desk.does(HoldCommandKind.CLAIM, reviewer(i));
            desk.reviews(reviewer(i), 0);
            desk.does(HoldCommandKind.RETURN, reviewer(i + 1));
        }

        assertThat(desk.does(HoldCommandKind.CLAIM, reviewer(HoldLimits.MAX_PERSONS))
                        .getRefusal())
                .isEqualTo(HoldRefusal.LIMIT_REACHED);
        assertThat(desk.does(HoldCommandKind.CLAIM, reviewer(0)).getEvent()).isEqualTo(HoldEvent.CLAIMED);
    }

    private static Actor reviewer(int number) {
        return new Actor("p" + number, ActorRole.REVIEWER, null);
    }

    @Test
    void lineWithdrawnWhileAProposalWaitsIsNotPaid() {
        DeskUnderTest desk = DeskUnderTest.holding(ABOVE_THE_LIMIT, 500);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        desk.reviews(Actor.REVIEWER, 0, 500);
        desk.withdrawn("L2");

        HoldStep confirmed = desk.does(HoldCommandKind.CONFIRM, Actor.OTHER_REVIEWER);

        assertThat(confirmed.getStageAfter()).isEqualTo(HoldStage.RELEASED);
        assertThat(confirmed.getReleasedFen()).isEqualTo(ABOVE_THE_LIMIT);
        assertThat(confirmed.getWithdrawnFen()).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(
            value = ActorRole.class,
            names = {"COLLEGIAL_MEMBER", "SUPERVISOR", "AUDITOR", "OPERATOR"})
    void otherRolesDoNotReview(ActorRole role) {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        HoldEntry before = desk.entry;

        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER.as(role)).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_ROLE);
        assertThat(desk.entry).isEqualTo(before);
    }

    @Test
    void hardCaseGoesToASeniorReviewerOnceAndTheClockGoesOn() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        HoldStep escalated = desk.does(HoldCommandKind.ESCALATE, Actor.REVIEWER);

        assertThat(escalated.getStageAfter()).isEqualTo(HoldStage.HELD);
        assertThat(escalated.getDeadline()).isEqualTo(DeskUnderTest.TEN_DAYS_LATER);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.OTHER_REVIEWER).getRefusal())
                .isEqualTo(HoldRefusal.WRONG_ROLE);
        desk.does(HoldCommandKind.CLAIM, Actor.SENIOR);
        assertThat(desk.does(HoldCommandKind.ESCALATE, Actor.SENIOR).getRefusal())
                .isEqualTo(HoldRefusal.ALREADY_DONE);
    }

    @Test
    void leadGoesToEnforcementOnceAndEndsNothing() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        HoldStep lead = desk.does(HoldCommandKind.SUBMIT_LEAD, Actor.REVIEWER);

        assertThat(lead.getStageAfter()).isEqualTo(HoldStage.HELD);
        assertThat(lead.getLeadSubmitted()).isTrue();
        assertThat(desk.does(HoldCommandKind.SUBMIT_LEAD, Actor.SUPERVISOR).getRefusal())
                .isEqualTo(HoldRefusal.ALREADY_DONE);
        assertThat(desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER).getEvent()).isEqualTo(HoldEvent.CLAIMED);
    }

    @Test
    void copyOfAnAcceptedCommandIsIgnored() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        HoldCommand claim = desk.command(HoldCommandKind.CLAIM, Actor.REVIEWER).build();
        desk.gives(claim);
        HoldEntry before = desk.entry;

        assertThat(desk.arrives(claim)).isEmpty();
        assertThat(desk.entry).isEqualTo(before);

        desk.withdrawn();
        assertThat(desk.arrives(claim)).as("after the end too").isEmpty();
    }

    @Test
    void copyBeyondTheMemoryOfIdsIsRefusedAsStale() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        HoldCommand first = desk.command(HoldCommandKind.CLAIM, Actor.REVIEWER).build();
        desk.gives(first);
        for (int i = 0; i < HoldLimits.MAX_COMMAND_IDS; i++) {
            desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);
        }

        assertThat(desk.hold().commandIds()).hasSize(HoldLimits.MAX_COMMAND_IDS);
        assertThat(desk.gives(first).getRefusal()).isEqualTo(HoldRefusal.STALE);
    }

    @Test
    void commandOnAStepThatIsNotTheNewestIsRefused() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);

        assertThat(desk.gives(desk.command(HoldCommandKind.CLAIM, Actor.REVIEWER)
                                .setSeenStep(0)
                                .build())
                        .getRefusal())
                .isEqualTo(HoldRefusal.STALE);
        assertThat(desk.gives(desk.command(HoldCommandKind.CLAIM, Actor.REVIEWER)
                                .setSeenStep(2)
                                .build())
                        .getRefusal())
                .isEqualTo(HoldRefusal.STALE);
    }

    @Test
    void commandAfterTheEndIsRefusedWithHowItEnded() {
        DeskUnderTest desk = DeskUnderTest.holding(1_000);
        desk.withdrawn();

        HoldStep refused = desk.does(HoldCommandKind.CLAIM, Actor.REVIEWER);

        assertThat(refused.getRefusal()).isEqualTo(HoldRefusal.ENDED);
        assertThat(refused.getRefusalDetail()).contains("REVERSED");
        assertThat(refused.getStep()).isEqualTo(2);
        assertThat(refused.getReason()).isEmpty();
    }
}
