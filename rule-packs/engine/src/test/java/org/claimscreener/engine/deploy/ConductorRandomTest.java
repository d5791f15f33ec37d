package org.claimscreener.engine.deploy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.record.PackControl;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Orders, reports, losses, failures and restarts at random: what must hold of the conductor holds after each of them. */
class ConductorRandomTest {
    private static final List<RulePack> PACKS = List.of(Packs.FIRST, Packs.SECOND, Packs.THIRD, Packs.STRANGER);
    private static final int SUBTASKS = 2;
    private static final int SCHEDULES = 150;
    private static final int STEPS = 120;
    private static final int ROUNDS_TO_SETTLE = 10;

    @Test
    void nothingComesInForceThatIsNotReadyAndAllThatIsWantedDoesInTheEnd() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int schedule = 0; schedule < SCHEDULES; schedule++) {
            Run run = new Run(random, "seed " + seed + ", schedule " + schedule);
            for (int step = 0; step < STEPS; step++) {
                run.step();
            }
            run.settle();
        }
    }

    private static final class Run {
        private final Random random;
        private final String which;
        private final WrittenLog log = new WrittenLog();
        private final List<Set<String>> ready = new ArrayList<>();
        private final Set<String> tripped = new HashSet<>();
        private Conductor conductor;

        /** What a subtask said in this step that it cannot use. */
        private String refused = "";

        private Run(Random random, String which) {
            this.random = random;
            this.which = which;
            forget();
            conductor = new Conductor(SUBTASKS, log.fold.orders(), log.now(), SavedForce.NOTHING);
        }

        private void forget() {
            ready.clear();
            for (int subtask = 0; subtask < SUBTASKS; subtask++) {
                ready.add(new HashSet<>());
            }
        }

        void step() {
            PackView before = conductor.view();
            refused = "";
            RulePack pack = PACKS.get(random.nextInt(PACKS.size()));
            switch (random.nextInt(12)) {
                case 0, 1 -> order(log.stage(pack));
                case 2, 3 -> order(log.activate(pack));
                case 4 -> order(log.rollback(pack));
                case 5 -> order(log.retire(pack));
                case 6 -> order(log.activate(pack, log.now().plusSeconds(random.nextInt(600))));
                case 7, 8, 9 -> report(random.nextInt(8) > 0);
                case 10 -> lose(random.nextInt(SUBTASKS));
                default -> trip(pack);
            }
            if (random.nextInt(40) == 0) {
                restart();
                return;
            }
            conductor.tick(log.now());
            check(before, conductor.view());
        }

        private void order(Taken taken) {
            if (taken instanceof Taken.Accepted accepted) {
                PackControl order = accepted.order();
                conductor.accepted(order, log.fold.orders(), log.now());
            } else if (taken instanceof Taken.Ignored ignored) {
                conductor.ignored(ignored);
            }
        }

        private void report(boolean good) {
            List<String> wanted = new ArrayList<>(wanted());
            if (wanted.isEmpty()) {
                return;
            }
            int subtask = random.nextInt(SUBTASKS);
            report(subtask, wanted.get(random.nextInt(wanted.size())), good);
        }

        private void report(int subtask, String digest, boolean good) {
            if (good) {
                ready.get(subtask).add(digest);
            } else {
                ready.get(subtask).remove(digest);
                refused = digest;
            }
            conductor.prepared(subtask, digest, good ? "" : "broken", 1, log.now());
            conductor.switched(subtask, conductor.view().number());
        }

        private Set<String> wanted() {
            Set<String> wanted = new TreeSet<>(conductor.view().inForce().values());
            wanted.addAll(conductor.view().prepare());
            return wanted;
        }

        private void lose(int subtask) {
            ready.get(subtask).clear();
            conductor.lost(subtask);
        }

        private void trip(RulePack pack) {
            if (conductor.view().inForce().containsValue(pack.digest())) {
                tripped.add(pack.digest());
            }
            conductor.tripped(pack.digest(), "failed", log.now());
        }

        private void restart() {
            SavedForce saved = SavedForce.decode(conductor.saved(log.now()).encode());
            forget();
            conductor = new Conductor(SUBTASKS, log.fold.orders(), log.now(), saved);
        }

        private void check(PackView before, PackView after) {
            assertThat(after.number()).as(which).isGreaterThanOrEqualTo(before.number());
            after.inForce().forEach((packId, digest) -> {
                String was = before.inForce().get(packId);
                // A change that one subtask could not carry out is taken back, to what all had when it was made.
                if (!digest.equals(was) && !refused.equals(was)) {
                    assertThat(ready)
                            .as("%s: %s in force and ready everywhere", which, digest)
                            .allSatisfy(digests -> assertThat(digests).contains(digest));
                }
            });
            conductor.takeSaid();
        }

        /** Everybody can use everything from now on. */
        void settle() {
            for (int subtask = 0; subtask < SUBTASKS; subtask++) {
                lose(subtask);
            }
            for (int round = 0; round < ROUNDS_TO_SETTLE; round++) {
                for (int subtask = 0; subtask < SUBTASKS; subtask++) {
                    for (String digest : wanted()) {
                        report(subtask, digest, true);
                    }
                }
            }
            long number = conductor.view().number();
            conductor.tick(log.now());
            assertThat(conductor.view().number())
                    .as("%s: it comes to rest", which)
                    .isEqualTo(number);
            Map<String, String> inForce = conductor.view().inForce();
            assertThat(inForce.keySet())
                    .as(which)
                    .isEqualTo(log.fold.orders().wantedAt(log.now()).keySet());
            log.fold.orders().wantedAt(log.now()).forEach((packId, digest) -> {
                if (!tripped.contains(digest)) {
                    assertThat(inForce).as(which).containsEntry(packId, digest);
                }
            });
            assertThat(conductor.allHaveWhatIsInForce()).as(which).isTrue();
        }
    }
}
