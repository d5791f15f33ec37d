package org.claimscreener.engine.deploy;

import java.time.Instant;
import java.util.TreeMap;

import org.claimscreener.wire.record.PackState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.deploy.Packs.FIRST;
import static org.claimscreener.engine.deploy.Packs.SECOND;
import static org.claimscreener.engine.deploy.Packs.STRANGER;
import static org.claimscreener.engine.deploy.Packs.THIRD;

class ConductorTest extends Conducted {
    @Test
    void aStagedPackIsToBeCompiledAndDecidesNothing() {
        order(log.stage(FIRST));

        assertThat(conductor.view().prepare()).containsExactly(FIRST.digest());
        assertThat(conductor.view().inForce()).isEmpty();
        assertThat(states()).containsExactly(PackState.STAGED);
    }

    @Test
    void nothingChangesBeforeTheLastSubtaskIsReady() {
        inForce(FIRST);
        order(log.stage(SECOND));
        order(log.activate(SECOND));
        prepared(0, SECOND);

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(states()).contains(PackState.WAITING).doesNotHaveDuplicates();

        prepared(1, SECOND);

        assertThat(decides()).isEqualTo(SECOND.digest());
    }

    @Test
    void itIsToldOnlyOnceAllStampByIt() {
        order(log.stage(FIRST));
        order(log.activate(FIRST));
        preparedEverywhere(FIRST);
        states();
        said.clear();
        conductor.switched(0, conductor.view().number());
        assertThat(states()).isEmpty();

        conductor.switched(1, conductor.view().number());

        assertThat(states()).containsExactly(PackState.ACTIVE);
        assertThat(said.get(0).inForce()).containsEntry("plain", FIRST.digest());
    }

    @Test
    void aRollbackFindsTheOneBeforeReady() {
        inForce(FIRST);
        inForce(SECOND);
        long before = conductor.view().number();

        order(log.rollback(FIRST));

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(conductor.view().number()).isEqualTo(before + 1);
    }

    @Test
    void anActivationWaitsForItsInstantAndIsPreparedBefore() {
        inForce(FIRST);
        order(log.stage(SECOND));
        Instant at = log.now().plusSeconds(3_600);
        order(log.activate(SECOND, at));
        preparedEverywhere(SECOND);

        conductor.tick(at.minusMillis(1));
        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(conductor.nextChangeAfter(at.minusMillis(1))).contains(at);

        conductor.tick(at);
        assertThat(decides()).isEqualTo(SECOND.digest());
        assertThat(conductor.nextChangeAfter(at)).isEmpty();
    }

    @Test
    void aPackThatOneSubtaskCannotUseLeavesTheOneInForce() {
        inForce(FIRST);
        order(log.stage(SECOND));
        order(log.activate(SECOND));
        prepared(0, SECOND);
        failed(1, SECOND, "line 3 is wrong");

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(last(PackState.REFUSED).subtask()).isEqualTo(1);
        assertThat(last(PackState.REFUSED).detail()).isEqualTo("line 3 is wrong");
        long number = conductor.view().number();
        conductor.tick(log.now());
        assertThat(conductor.view().number()).isEqualTo(number);
    }

    @Test
    void aPackThatKeepsFailingGivesWayToTheOneBefore() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "rule r failed 20 times of 200", log.now());

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(last(PackState.TRIPPED).detail())
                .contains("rule r failed 20 times of 200")
                .contains("back to");
    }

    @Test
    void aTripIsToldOnceHoweverManySubtasksFind() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "one", log.now());
        conductor.tripped(SECOND.digest(), "two", log.now());

        assertThat(states()).containsOnlyOnce(PackState.TRIPPED);
    }

    @Test
    void aLaterOrderPutsATrippedPackInForceAgain() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "failed", log.now());
        order(log.rollback(FIRST));
        order(log.rollback(SECOND));
        preparedEverywhere(SECOND);

        assertThat(decides()).isEqualTo(SECOND.digest());
    }

    @Test
    void anOrderForWhatDecidesAlreadyIsAnsweredToo() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "failed", log.now());
        switchedEverywhere();
        states();
        said.clear();

        order(log.rollback(FIRST));

        // Who waits for the rollback hears of it, although nothing had to change, once all have the view after it.
        switchedEverywhere();
        assertThat(last(PackState.ACTIVE).digest()).isEqualTo(FIRST.digest());
        assertThat(last(PackState.ACTIVE).number())
                .isEqualTo(log.fold.orders().of("plain").lastNumber());
    }

    @Test
    void withNothingToGoBackToItStaysForWhatItFailsOnIsHeld() {
        inForce(FIRST);
        conductor.tripped(FIRST.digest(), "failed", log.now());

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(last(PackState.TRIPPED).detail()).contains("nothing to go back to");
    }

    @Test
    void twoPacksThatKeepFailingDoNotTakeTurns() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "failed", log.now());
        conductor.tripped(FIRST.digest(), "failed", log.now());
        conductor.tick(log.now());
        String stays = decides();
        conductor.tick(log.now().plusSeconds(60));

        assertThat(decides()).isEqualTo(stays);
    }

    @Test
    void theThirdGivesWayPastTheSecondToTheFirst() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "failed", log.now());
        order(log.stage(THIRD));
        order(log.activate(THIRD));
        preparedEverywhere(THIRD);
        assertThat(decides()).isEqualTo(THIRD.digest());

        // An order about the id was given since, so the second counts as good again, until it fails again.
        conductor.tripped(THIRD.digest(), "failed", log.now());
        assertThat(decides()).isEqualTo(SECOND.digest());
        preparedEverywhere(FIRST);
        conductor.tripped(SECOND.digest(), "failed", log.now());

        assertThat(decides()).isEqualTo(FIRST.digest());
    }

    @Test
    void aRetiredPackDecidesNoMore() {
        inForce(FIRST);
        order(log.retire(FIRST));

        assertThat(conductor.view().inForce()).isEmpty();
        switchedEverywhere();
        assertThat(states()).containsOnlyOnce(PackState.RETIRED);
    }

    @Test
    void whenTheOneThatDecidesIsRetiredTheOneBeforeDecidesAgain() {
        inForce(FIRST);
        inForce(SECOND);
        SavedForce saved = conductor.saved(log.now());
        order(log.retire(SECOND));

        assertThat(decides()).isEqualTo(FIRST.digest());
        switchedEverywhere();
        assertThat(last(PackState.RETIRED).digest()).isEqualTo(SECOND.digest());
        assertThat(last(PackState.ACTIVE).digest()).isEqualTo(FIRST.digest());
        conductor = started(saved);
        assertThat(decides()).as("also after a restart").isEqualTo(FIRST.digest());
    }

    @Test
    void aShadowIsShownBesideUntilItDecides() {
        inForce(FIRST);
        order(log.stage(SECOND));
        order(log.shadow(SECOND));

        assertThat(conductor.view().shadows()).containsEntry("plain", SECOND.digest());
        assertThat(states()).contains(PackState.SHADOW);

        preparedEverywhere(SECOND);
        order(log.activate(SECOND));
        assertThat(decides()).isEqualTo(SECOND.digest());
        assertThat(conductor.view().shadows()).isEmpty();
    }

    @Test
    void aLostSubtaskIsWaitedForAgain() {
        inForce(FIRST);
        order(log.stage(SECOND));
        preparedEverywhere(SECOND);
        conductor.lost(1);
        order(log.activate(SECOND));
        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(conductor.allHaveWhatIsInForce()).isFalse();

        prepared(1, FIRST);
        prepared(1, SECOND);

        assertThat(decides()).isEqualTo(SECOND.digest());
        assertThat(conductor.allHaveWhatIsInForce()).isTrue();
    }

    @Test
    void packsThatAreReadySinglyAndDoNotGoTogetherLeaveTheOneThatCameFirst() {
        inForce(FIRST);
        order(log.stage(STRANGER));
        order(log.activate(STRANGER));
        preparedEverywhere(STRANGER);
        assertThat(conductor.view().inForce()).containsKey("other");
        failed(0, STRANGER, "both declare the feature 'x'");
        failed(1, STRANGER, "both declare the feature 'x'");
        switchedEverywhere();

        assertThat(conductor.view().inForce()).containsOnlyKeys("plain");
        assertThat(states()).contains(PackState.REFUSED).doesNotContain(PackState.ACTIVE);
    }

    @Test
    void anEditionThatCannotBeChangedToIsTakenBackEverywhere() {
        inForce(FIRST);
        order(log.stage(SECOND));
        order(log.activate(SECOND));
        preparedEverywhere(SECOND);
        conductor.switched(0, conductor.view().number());
        failed(1, SECOND, "does not go together");

        assertThat(decides()).isEqualTo(FIRST.digest());
        switchedEverywhere();
        assertThat(states()).doesNotContain(PackState.ACTIVE);
    }

    @Test
    void packsOfOtherIdsGoTheirOwnWay() {
        inForce(FIRST);
        inForce(STRANGER);
        order(log.stage(SECOND));
        order(log.activate(SECOND));

        assertThat(conductor.view().inForce())
                .isEqualTo(new TreeMap<>(java.util.Map.of("plain", FIRST.digest(), "other", STRANGER.digest())));
    }

    @Test
    void whatChangesNothingIsToldWithItsReason() {
        order(log.activate(FIRST));

        assertThat(states()).containsExactly(PackState.IGNORED);
        assertThat(said.get(0).detail()).isNotEmpty();
    }
}
