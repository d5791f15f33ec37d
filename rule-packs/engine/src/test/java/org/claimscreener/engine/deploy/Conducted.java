package org.claimscreener.engine.deploy;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackState;

import static org.assertj.core.api.Assertions.assertThat;

/** A conductor of two subtasks on a log that a test writes, and what it says. */
abstract class Conducted {
    static final int SUBTASKS = 2;

    final WrittenLog log = new WrittenLog();
    final List<Said> said = new ArrayList<>();
    Conductor conductor = started(SavedForce.NOTHING);

    Conductor started(SavedForce saved) {
        return new Conductor(SUBTASKS, log.fold.orders(), log.now(), saved);
    }

    void order(Taken taken) {
        if (taken instanceof Taken.Accepted accepted) {
            PackControl order = accepted.order();
            conductor.accepted(order, log.fold.orders(), log.now());
        } else if (taken instanceof Taken.Ignored ignored) {
            conductor.ignored(ignored);
        }
    }

    void inForce(RulePack pack) {
        order(log.stage(pack));
        order(log.activate(pack));
        preparedEverywhere(pack);
        switchedEverywhere();
        assertThat(conductor.view().inForce()).containsEntry(pack.id(), pack.digest());
        states();
        said.clear();
    }

    void preparedEverywhere(RulePack pack) {
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            prepared(subtask, pack);
        }
    }

    void switchedEverywhere() {
        for (int subtask = 0; subtask < SUBTASKS; subtask++) {
            conductor.switched(subtask, conductor.view().number());
        }
    }

    void prepared(int subtask, RulePack pack) {
        conductor.prepared(subtask, pack.digest(), "", 5, log.now());
    }

    void failed(int subtask, RulePack pack, String why) {
        conductor.prepared(subtask, pack.digest(), why, 5, log.now());
    }

    String decides() {
        return conductor.view().inForce().getOrDefault("plain", "none");
    }

    List<PackState> states() {
        said.addAll(conductor.takeSaid());
        return said.stream().map(Said::state).toList();
    }

    Said last(PackState state) {
        states();
        return said.stream()
                .filter(one -> one.state() == state)
                .reduce((before, after) -> after)
                .orElseThrow();
    }
}
