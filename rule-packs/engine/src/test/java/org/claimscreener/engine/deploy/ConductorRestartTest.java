package org.claimscreener.engine.deploy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.deploy.Packs.FIRST;
import static org.claimscreener.engine.deploy.Packs.SECOND;
import static org.claimscreener.engine.deploy.Packs.STRANGER;

/** What is in force when a job begins, or begins again. */
class ConductorRestartTest extends Conducted {
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

    /** A pack of a new id that nobody could ever use held up nobody before the restart, and must not after it. */
    @Test
    void aRestartLeavesOutAPackThatNeverCameInForce() {
        inForce(FIRST);
        order(log.stage(STRANGER));
        order(log.activate(STRANGER));
        failed(0, STRANGER, "broken");
        SavedForce saved = SavedForce.decode(conductor.saved(log.now()).encode());

        conductor = started(saved);

        assertThat(conductor.view().inForce()).containsOnlyKeys("plain");
        preparedEverywhere(STRANGER);
        assertThat(conductor.view().inForce())
                .as("and takes it in once it can be used")
                .containsKey("other");
    }

    @Test
    void aRestartTakesInAPackThatWasOrderedMeanwhileOnceItIsReady() {
        inForce(FIRST);
        SavedForce saved = conductor.saved(log.now());
        log.stage(STRANGER);
        log.activate(STRANGER);

        conductor = started(saved);
        preparedEverywhere(FIRST);
        assertThat(conductor.allHaveWhatIsInForce()).isTrue();
        assertThat(conductor.view().prepare()).contains(STRANGER.digest());

        preparedEverywhere(STRANGER);
        assertThat(conductor.view().inForce()).containsKey("other");
    }
}
