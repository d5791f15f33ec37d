package org.claimscreener.engine.deploy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.Persons;
import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.deploy.Packs.FIRST;
import static org.claimscreener.engine.deploy.Packs.SECOND;
import static org.claimscreener.engine.deploy.Packs.STRANGER;
import static org.claimscreener.engine.deploy.Packs.THIRD;

class OrderLogTest {
    private final WrittenLog log = new WrittenLog();

    @Test
    void aPackThatIsActivatedDecidesUntilTheNext() {
        accepted(log.stage(FIRST));
        accepted(log.stage(SECOND));
        assertThat(log.wanted()).isEqualTo("none");

        accepted(log.activate(FIRST));
        assertThat(log.wanted()).isEqualTo(FIRST.digest());

        accepted(log.activate(SECOND));
        assertThat(log.wanted()).isEqualTo(SECOND.digest());
        assertThat(log.fold.orders().lastGood("plain", SECOND.digest())).contains(FIRST.digest());
        assertThat(log.fold.orders().lastGood("plain", FIRST.digest())).isEmpty();
    }

    @Test
    void packsOfTwoIdsDoNotTouchEachOther() {
        log.stage(FIRST);
        log.stage(STRANGER);
        log.activate(FIRST);

        assertThat(log.fold.orders().wantedAt(log.now())).containsOnlyKeys("plain");
        accepted(log.append(
                WrittenLog.signed(Persons.order(PackControlKind.RETIRE, "other", STRANGER.digest(), 1_000))));
        accepted(log.retire(FIRST));
    }

    @Test
    void anOlderVersionNeedsARollback() {
        staged(FIRST, SECOND);
        log.activate(SECOND);

        ignored(log.activate(FIRST), "its sequence number 1 is not above 2, that of version 2.0.0");
        ignored(log.rollback(FIRST), "has not decided before");
        ignored(log.activate(SECOND), "it decides already");
        assertThat(log.wanted()).isEqualTo(SECOND.digest());
    }

    @Test
    void twoVersionsOfOneSequenceDoNotReplaceEachOther() {
        RulePack twin = Packs.version("2.0.1", Lineage.after(FIRST));
        staged(SECOND, twin);
        log.activate(SECOND);

        ignored(log.activate(twin), "its sequence number 2 is not above 2");
    }

    @Test
    void rollbackLetsAnOlderOneDecideAgain() {
        staged(FIRST, SECOND, THIRD);
        log.activate(FIRST);
        log.activate(SECOND);
        log.activate(THIRD);

        accepted(log.rollback(SECOND));

        assertThat(log.wanted()).isEqualTo(SECOND.digest());
        // Not the third: it was rolled back from.
        assertThat(log.fold.orders().lastGood("plain", SECOND.digest())).contains(FIRST.digest());
        accepted(log.activate(THIRD));
        assertThat(log.wanted()).isEqualTo(THIRD.digest());
    }

    @Test
    void anActivationWaitsForItsInstantExactly() {
        staged(FIRST, SECOND);
        log.activate(FIRST);
        Instant at = log.now().plus(Duration.ofDays(1));
        accepted(log.activate(SECOND, at));

        Orders orders = log.fold.orders();
        assertThat(orders.wantedAt(at.minusMillis(1))).containsEntry("plain", FIRST.digest());
        assertThat(orders.wantedAt(at)).containsEntry("plain", SECOND.digest());
        assertThat(orders.nextChangeAfter(log.now())).contains(at);
        assertThat(orders.nextChangeAfter(at)).isEmpty();
        assertThat(orders.of("plain").pendingAt(log.now()))
                .extracting(Activation::digest)
                .containsExactly(SECOND.digest());
    }

    @Test
    void aLaterOrderOvertakesOneThatWaits() {
        staged(FIRST, SECOND, THIRD);
        log.activate(FIRST);
        Instant at = log.now().plus(Duration.ofDays(1));
        log.activate(SECOND, at);
        accepted(log.rollback(FIRST));

        assertThat(log.fold.orders().wantedAt(at)).containsEntry("plain", FIRST.digest());
        assertThat(log.fold.orders().nextChangeAfter(log.now())).isEmpty();
        // It never decided, so there is nothing to go back to.
        accepted(log.activate(THIRD));
        ignored(log.rollback(SECOND), "has not decided before");
    }

    @Test
    void anInstantThatHasPassedIsNow() {
        staged(FIRST);
        Instant appended = log.now();
        accepted(log.activate(FIRST, WrittenLog.START.minus(Duration.ofDays(30))));

        Orders orders = log.fold.orders();
        assertThat(orders.wantedAt(appended.minusMillis(1))).isEmpty();
        assertThat(orders.wantedAt(appended)).containsEntry("plain", FIRST.digest());
    }

    @Test
    void fourHundredDaysAheadIsTheFurthest() {
        staged(FIRST, SECOND);
        accepted(log.activate(FIRST, log.now().plus(Duration.ofDays(400))));
        ignored(log.activate(SECOND, log.now().plus(Duration.ofDays(400)).plusMillis(1)), "more than 400 days ahead");
    }

    @Test
    void aBoundedNumberOfActivationsWaits() {
        staged(FIRST);
        Instant at = log.now().plus(Duration.ofDays(2));
        for (int i = 0; i < OrdersOfPack.MOST_PENDING; i++) {
            accepted(log.activate(FIRST, at.minusSeconds(i)));
        }
        // Each one takes effect earlier than those before, so all of them are overtaken but the last.
        accepted(log.activate(FIRST, at.minusSeconds(100)));
        assertThat(log.fold.orders().of("plain").pendingAt(log.now())).hasSize(1);
    }

    @Test
    void shadowsAreStagedAndDoNotDecide() {
        ignored(log.shadow(FIRST), "no such pack is staged");
        staged(FIRST, SECOND, THIRD);
        log.activate(FIRST);
        ignored(log.shadow(FIRST), "it decides already");

        accepted(log.shadow(SECOND));
        assertThat(log.fold.orders().shadowsAt(log.now())).containsEntry("plain", SECOND.digest());
        accepted(log.shadow(THIRD));
        assertThat(log.fold.orders().shadowsAt(log.now())).containsEntry("plain", THIRD.digest());
    }

    @Test
    void aShadowThatComesToDecideIsNoneAnyMore() {
        staged(FIRST, SECOND);
        log.activate(FIRST);
        log.shadow(SECOND);
        Instant at = log.now().plus(Duration.ofDays(1));
        log.activate(SECOND, at);

        assertThat(log.fold.orders().shadowsAt(at.minusMillis(1))).hasSize(1);
        assertThat(log.fold.orders().shadowsAt(at)).isEmpty();
        accepted(log.rollback(FIRST));
        assertThat(log.fold.orders().shadowsAt(at)).hasSize(1);
    }

    @Test
    void whenWhatDecidesIsRetiredTheOneBeforeDecidesAgainAndAtLastNone() {
        staged(FIRST, SECOND);
        log.activate(FIRST);
        log.activate(SECOND);

        accepted(log.retire(SECOND));

        assertThat(log.wanted()).isEqualTo(FIRST.digest());
        ignored(log.retire(SECOND), "it is retired");
        ignored(log.activate(SECOND), "it is retired: stage it again first");
        ignored(log.rollback(SECOND), "it is retired");
        accepted(log.retire(FIRST));
        assertThat(log.wanted()).isEqualTo("none");
    }

    @Test
    void retiringWhatDecidesDoesNotStopWhatIsToCome() {
        staged(FIRST, SECOND);
        log.activate(FIRST);
        Instant at = log.now().plus(Duration.ofDays(1));
        log.activate(SECOND, at);
        log.retire(FIRST);

        assertThat(log.wanted()).isEqualTo("none");
        assertThat(log.fold.orders().wantedAt(at)).containsEntry("plain", SECOND.digest());
    }

    @Test
    void retiringWhatIsToComeOrShadowedTakesItAway() {
        staged(FIRST, SECOND);
        log.activate(FIRST);
        log.shadow(SECOND);
        log.activate(SECOND, log.now().plus(Duration.ofDays(1)));
        log.retire(SECOND);

        assertThat(log.fold.orders().nextChangeAfter(log.now())).isEmpty();
        assertThat(log.fold.orders().shadowsAt(log.now())).isEmpty();
        assertThat(log.wanted()).isEqualTo(FIRST.digest());
        assertThat(log.fold.orders().of("plain").retired()).containsOnlyKeys(SECOND.digest());
    }

    @Test
    void whatWasRetiredMayBeStagedAgainAndBeginsAnew() {
        staged(FIRST, SECOND);
        log.activate(FIRST);
        log.activate(SECOND);
        ignored(log.stage(SECOND), "already staged");
        log.retire(SECOND);

        accepted(log.stage(SECOND));

        assertThat(log.wanted()).isEqualTo(FIRST.digest());
        ignored(log.rollback(SECOND), "has not decided before");
        accepted(log.activate(SECOND));
        assertThat(log.wanted()).isEqualTo(SECOND.digest());
    }

    @Test
    void retiringWhatNobodyKnowsChangesNothing() {
        ignored(log.retire(FIRST), "no such pack is staged");

        assertThat(log.fold.orders().byPack()).isEmpty();
    }

    @Test
    void staleAndRepeatedNumbersChangeNothing() {
        log.upload(FIRST);
        PackControl stage = WrittenLog.signed(WrittenLog.stageOrder(FIRST, 10));
        accepted(log.append(stage));
        Orders before = log.fold.orders();

        ignored(log.append(stage), "its number 10 is stale: 10 was accepted before");
        ignored(
                log.append(WrittenLog.signed(Persons.order(PackControlKind.ACTIVATE, "plain", FIRST.digest(), 9))),
                "its number 9 is stale");
        assertThat(log.fold.orders()).isEqualTo(before);
        accepted(log.append(WrittenLog.signed(Persons.order(PackControlKind.ACTIVATE, "plain", FIRST.digest(), 11))));
    }

    @Test
    void aRefusedOrderDoesNotUseItsNumberUp() {
        log.upload(FIRST);
        accepted(log.append(WrittenLog.signed(WrittenLog.stageOrder(FIRST, 1))));
        ignored(
                log.append(WrittenLog.signed(Persons.order(PackControlKind.ACTIVATE, "plain", SECOND.digest(), 9_000))),
                "no such pack");

        accepted(log.append(WrittenLog.signed(Persons.order(PackControlKind.ACTIVATE, "plain", FIRST.digest(), 2))));
    }

    @Test
    void forgedOrdersChangeNothing() {
        staged(FIRST);
        PackControl order = log.order(PackControlKind.ACTIVATE, FIRST).build();

        ignored(log.append(PackOrders.sign(Persons.newKey(), order)), "not among the trusted keys");
        ignored(log.append(PackOrders.sign(Persons.AUTHOR, order)), "trusted as author only");
        PackControl changed = PackControl.newBuilder(PackOrders.sign(Persons.PROMOTER, order))
                .setNumber(77)
                .build();
        ignored(log.append(changed), "does not verify");
        assertThat(log.wanted()).isEqualTo("none");
    }

    @Test
    void ignoredRecordsAreToldWithoutWhatCouldSteerATerminal() {
        PackControl order = PackControl.newBuilder(
                        log.order(PackControlKind.ACTIVATE, FIRST).build())
                .setPackId("\u001b[2J" + "x".repeat(500))
                .build();

        assertThat(log.append(order))
                .isInstanceOfSatisfying(
                        Taken.Ignored.class,
                        told -> assertThat(told.packId()).hasSize(100).startsWith("?[2Jxx"));
    }

    @Test
    void aStagedPackSaysWhatItsManifestSays() {
        staged(FIRST, SECOND);

        Optional<StagedPack> pack = log.fold.orders().staged("plain", SECOND.digest());
        assertThat(pack).hasValueSatisfying(staged -> {
            assertThat(staged.version()).isEqualTo("2.0.0");
            assertThat(staged.sequence()).isEqualTo(2);
            assertThat(staged.previous()).isEqualTo(FIRST.digest());
            assertThat(staged.place().firstOffset()).isEqualTo(4);
            assertThat(staged.place().lastOffset()).isEqualTo(6);
            assertThat(staged.signatures()).hasSize(3);
            assertThat(staged.number()).isEqualTo(2);
        });
    }

    private void staged(RulePack... packs) {
        for (RulePack pack : packs) {
            accepted(log.stage(pack));
        }
    }

    private static void accepted(Taken taken) {
        assertThat(taken).isInstanceOf(Taken.Accepted.class);
    }

    static void ignored(Taken taken, String why) {
        assertThat(taken)
                .isInstanceOfSatisfying(
                        Taken.Ignored.class, told -> assertThat(told.why()).contains(why));
    }
}
