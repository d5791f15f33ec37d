package org.claimscreener.engine.deploy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.deploy.Packs.FIRST;
import static org.claimscreener.engine.deploy.Packs.SECOND;
import static org.claimscreener.engine.deploy.Packs.STRANGER;
import static org.claimscreener.engine.deploy.Packs.THIRD;

class ConductorTest {
    private static final int SUBTASKS = 2;

    private final WrittenLog log = new WrittenLog();
    private final List<Said> said = new ArrayList<>();
    private Conductor conductor = started(SavedForce.NOTHING);

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
    void atAStartWhatTheOrdersWantIsInForceAtOnce() {
        log.stage(FIRST);
        log.activate(FIRST);

        conductor = started(SavedForce.NOTHING);

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(conductor.allHaveWhatIsInForce()).isFalse();
    }

    @Test
    void aRestartKeepsWhatWasInForceWhileTheOtherOneCouldNotBeUsed() {
        inForce(FIRST);
        order(log.stage(SECOND));
        order(log.activate(SECOND));
        failed(0, SECOND, "broken");
        SavedForce saved = SavedForce.decode(conductor.saved(log.now()).encode());

        conductor = started(saved);

        assertThat(decides()).isEqualTo(FIRST.digest());
        assertThat(conductor.view().prepare()).contains(SECOND.digest());
    }

    @Test
    void aRestartTakesAnOrderThatCameWhileTheJobWasDown() {
        inForce(FIRST);
        inForce(SECOND);
        SavedForce saved = conductor.saved(log.now());
        log.rollback(FIRST);

        conductor = started(saved);

        assertThat(decides()).isEqualTo(FIRST.digest());
    }

    @Test
    void aRestartGoesOnWithWhatWasInForceWhileANewerOneIsCompiled() {
        inForce(FIRST);
        SavedForce saved = conductor.saved(log.now());
        log.stage(SECOND);
        log.activate(SECOND);

        conductor = started(saved);
        assertThat(decides()).isEqualTo(FIRST.digest());

        preparedEverywhere(SECOND);
        assertThat(decides()).isEqualTo(SECOND.digest());
    }

    @Test
    void aRestartDoesNotBringATrippedPackBack() {
        inForce(FIRST);
        inForce(SECOND);
        conductor.tripped(SECOND.digest(), "failed", log.now());
        SavedForce saved = SavedForce.decode(conductor.saved(log.now()).encode());

        conductor = started(saved);
        preparedEverywhere(FIRST);
        preparedEverywhere(SECOND);

        assertThat(decides()).isEqualTo(FIRST.digest());
    }

    @Test
    void atAStartAPackThatCannotBeUsedGivesWayOnceTheOneBeforeIsReady() {
        log.stage(FIRST);
        log.activate(FIRST);
        log.stage(SECOND);
        log.activate(SECOND);
        conductor = started(SavedForce.NOTHING);
        failed(0, SECOND, "for an older engine");
        failed(1, SECOND, "for an older engine");

        assertThat(conductor.allHaveWhatIsInForce()).isTrue();
        assertThat(decides()).as("held, not paid, until then").isEqualTo(SECOND.digest());

        preparedEverywhere(FIRST);
        assertThat(decides()).isEqualTo(FIRST.digest());
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

    private Conductor started(SavedForce saved) {
        return new Conductor(SUBTASKS, log.fold.orders(), log.now(), saved);
    }

    private void order(Taken taken) {
        if (taken instanceof Taken.Accepted accepted) {
            PackControl order = accepted.order();
            conductor.accepted(order, log.fold.orders(), log.now());
        } else if (taken instanceof Taken.Ignored ignored) {
            conductor.ignored(ignored);
        }
    }

    private void inForce(RulePack pack) {
        order(log.stage(pack));
        order(log.activate(pack));
        preparedEverywhere(pack);
        switchedEverywhere();
        assertThat(conductor.view().inForce()).containsEntry(pack.id(), pack.digest());
        states();
        said.clear();
    }

    private void preparedEverywhere(RulePack pack) {
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            prepared(subtask, pack);
        }
    }

    private void switchedEverywhere() {
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            conductor.switched(subtask, conductor.view().number());
        }
    }

    private void prepared(int subtask, RulePack pack) {
        conductor.prepared(subtask, pack.digest(), "", 5, log.now());
    }

    private void failed(int subtask, RulePack pack, String why) {
        conductor.prepared(subtask, pack.digest(), why, 5, log.now());
    }

    private String decides() {
        return conductor.view().inForce().getOrDefault("plain", "none");
    }

    private List<PackState> states() {
        said.addAll(conductor.takeSaid());
        return said.stream().map(Said::state).toList();
    }

    private Said last(PackState state) {
        states();
        return said.stream()
                .filter(one -> one.state() == state)
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
