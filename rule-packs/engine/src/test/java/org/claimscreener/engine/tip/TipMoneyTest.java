package org.claimscreener.engine.tip;

import java.time.Duration;

import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipRefusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What came back by a tip, and what its first reporter is paid: in Hefei, 2 % and at least 500 yuan. */
class TipMoneyTest {
    private final DeskUnderTest desk = new DeskUnderTest();

    @Test
    void holdsOfTheTimeOfTheCheckBelongToIt() {
        desk.opened("hold-0");
        desk.send(Tips.tip("tip-1"));
        desk.opened("hold-1");
        desk.send(Tips.takeUp("tip-1"));
        desk.opened("hold-2");
        desk.send(Tips.verified("tip-1"));
        desk.now = Tips.NOW.plus(Duration.ofDays(180)).minusMillis(1);
        desk.opened("hold-3");
        desk.now = Tips.NOW.plus(Duration.ofDays(180));
        desk.opened("hold-4");

        assertThat(desk.links).containsOnlyKeys("hold-2", "hold-3");
        assertThat(desk.file("tip-1").money().links()).isEqualTo(2);
    }

    @Test
    void holdsOfUnfoundedAndDismissedTipsBelongToNone() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.takeUp("tip-2"));
        desk.send(Tips.unfounded("tip-1"));
        desk.send(Tips.dismiss("tip-2"));
        desk.opened("hold-1");

        assertThat(desk.links).isEmpty();
    }

    @Test
    void aHoldBelongsToOneTipOnly() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.takeUp("tip-2"));
        desk.now = Tips.NOW.plusSeconds(5);
        desk.send(Tips.takeUp("tip-1"));
        desk.opened("hold-1");
        assertThat(desk.opened("hold-1").steps()).isEmpty();

        assertThat(desk.all(TipStep.Linked.class))
                .singleElement()
                .satisfies(link -> assertThat(link.tipId()).isEqualTo("tip-2"));
    }

    @Test
    void nothingIsPaidBeforeMoneyIsBackNorBeforeItIsVerified() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.opened("hold-1");
        desk.deducted("hold-1", 5, 10_000_000);
        assertThat(desk.all(TipStep.RewardChanged.class)).isEmpty();

        desk.send(Tips.verified("tip-1"));
        TipStep.RewardChanged reward = desk.last(TipStep.RewardChanged.class);
        assertThat(reward.payFen()).isEqualTo(200_000);
        assertThat(reward.pseudonym()).isEqualTo("a".repeat(64));
        assertThat(reward.legalBasis()).contains("合肥市");
    }

    @Test
    void verifiedWithoutMoneyPaysNothingUntilThereIsSome() {
        verifiedTipWithHold();
        assertThat(desk.all(TipStep.RewardChanged.class)).isEmpty();
        desk.deducted("hold-1", 5, 1);

        assertThat(desk.last(TipStep.RewardChanged.class).payFen()).isEqualTo(50_000);
    }

    @Test
    void moreBackIsPaidAsItComes() {
        verifiedTipWithHold();
        desk.deducted("hold-1", 5, 10_000_000);
        desk.returned(new MoneyBack("hold-1", MoneyBack.Kind.RECOVERED, 1, 5_000_000));

        TipStep.RewardChanged reward = desk.last(TipStep.RewardChanged.class);
        assertThat(reward.payFen()).isEqualTo(100_000);
        assertThat(reward.dueFen()).isEqualTo(300_000);
        assertThat(reward.paidFen()).isEqualTo(300_000);
        assertThat(desk.file("tip-1").money().returnedFen()).isEqualTo(15_000_000);
    }

    @Test
    void theSameOutcomeTwiceOrAnOlderOneIsOne() {
        verifiedTipWithHold();
        desk.deducted("hold-1", 5, 10_000_000);
        int steps = desk.steps.size();
        desk.deducted("hold-1", 5, 10_000_000);
        desk.deducted("hold-1", 4, 99_000_000);

        assertThat(desk.steps).hasSize(steps);
    }

    @Test
    void whatIsTakenBackIsSetOffAgainstWhatComesLater() {
        verifiedTipWithHold();
        desk.opened("hold-2");
        desk.deducted("hold-1", 5, 10_000_000);
        desk.deducted("hold-1", 6, 4_000_000);

        TipStep.RewardChanged less = desk.last(TipStep.RewardChanged.class);
        assertThat(less.payFen()).isZero();
        assertThat(less.dueFen()).isEqualTo(80_000);
        assertThat(less.overpaidFen()).isEqualTo(120_000);

        desk.deducted("hold-2", 3, 5_000_000);
        assertThat(desk.last(TipStep.RewardChanged.class).payFen()).isZero();
        assertThat(desk.last(TipStep.RewardChanged.class).overpaidFen()).isEqualTo(20_000);
        desk.deducted("hold-2", 4, 7_000_000);
        assertThat(desk.last(TipStep.RewardChanged.class).payFen()).isEqualTo(20_000);
        assertThat(desk.last(TipStep.RewardChanged.class).overpaidFen()).isZero();
    }

    @Test
    void allTakenBackLeavesNothingDue() {
        verifiedTipWithHold();
        desk.deducted("hold-1", 5, 10_000_000);
        desk.deducted("hold-1", 6, 0);

        TipStep.RewardChanged reward = desk.last(TipStep.RewardChanged.class);
        assertThat(reward.dueFen()).isZero();
        assertThat(reward.overpaidFen()).isEqualTo(200_000);
    }

    @Test
    void anAnonymousFirstReporterIsNotPaidAndNobodyElseIs() {
        desk.send(Tips.tip("tip-1", Tips.NOW.minusSeconds(9), null));
        desk.send(Tips.tip("tip-2"));
        desk.send(Tips.sameFacts("tip-2", "tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.opened("hold-1");
        desk.send(Tips.verified("tip-1"));
        desk.deducted("hold-1", 5, 10_000_000);

        assertThat(desk.last(TipStep.Closed.class).rewardedTipId()).isEqualTo("tip-1");
        assertThat(desk.all(TipStep.RewardChanged.class)).isEmpty();
    }

    @Test
    void duplicatesPayOnce() {
        desk.send(Tips.tip("tip-1", Tips.NOW.minusSeconds(9), "a".repeat(64)));
        desk.send(Tips.tip("tip-2", Tips.NOW, "b".repeat(64)));
        desk.send(Tips.takeUp("tip-1"));
        desk.send(Tips.takeUp("tip-2"));
        desk.opened("hold-1");
        desk.send(Tips.link("tip-2", "case-1"));
        desk.returned(new MoneyBack("case-1", MoneyBack.Kind.RECOVERED, 1, 3_000_000));
        desk.deducted("hold-1", 5, 10_000_000);
        desk.send(Tips.sameFacts("tip-2", "tip-1"));
        desk.send(Tips.verified("tip-1"));

        assertThat(desk.all(TipStep.RewardChanged.class)).singleElement().satisfies(reward -> {
            assertThat(reward.pseudonym()).isEqualTo("a".repeat(64));
            assertThat(reward.payFen()).isEqualTo(260_000);
        });

        desk.returned(new MoneyBack("case-1", MoneyBack.Kind.RECOVERED, 2, 4_000_000));
        assertThat(desk.last(TipStep.RewardChanged.class).payFen()).isEqualTo(20_000);

        desk.send(Tips.command(TipCommandKind.OWN_FACTS, "tip-2", Tips.CLOSER));
        assertThat(desk.last(TipStep.RewardChanged.class).dueFen()).isEqualTo(200_000);
        assertThat(desk.last(TipStep.RewardChanged.class).overpaidFen()).isEqualTo(80_000);
    }

    @Test
    void aHoldThatBelongsToAnotherTipIsMovedWithItsMoney() {
        verifiedTipWithHold();
        desk.deducted("hold-1", 5, 10_000_000);
        desk.send(Tips.tip("tip-2", Tips.NOW, "b".repeat(64)));
        desk.send(Tips.takeUp("tip-2"));
        desk.send(Tips.verified("tip-2"));
        desk.send(Tips.link("tip-2", "hold-1"));

        assertThat(desk.file("tip-1").money().returnedFen()).isZero();
        assertThat(desk.file("tip-1").money().links()).isZero();
        assertThat(desk.file("tip-2").money().returnedFen()).isEqualTo(10_000_000);
        assertThat(desk.all(TipStep.RewardChanged.class))
                .extracting(
                        TipStep.RewardChanged::tipId, TipStep.RewardChanged::payFen, TipStep.RewardChanged::overpaidFen)
                .containsExactly(
                        tuple("tip-1", 200_000L, 0L), tuple("tip-1", 0L, 200_000L), tuple("tip-2", 200_000L, 0L));

        desk.send(Tips.withId(Tips.link("tip-2", "hold-1"), "c-9"));
        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
    }

    @Test
    void aCaseIsLinkedOnlyToATipThatStands() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.link("tip-1", "case-1"));

        assertThat(desk.refusal()).isEqualTo(TipRefusal.NOT_NOW);
    }

    private void verifiedTipWithHold() {
        desk.send(Tips.tip("tip-1"));
        desk.send(Tips.takeUp("tip-1"));
        desk.opened("hold-1");
        desk.send(Tips.verified("tip-1"));
    }
}
