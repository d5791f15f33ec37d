package org.claimscreener.engine.simulation;

import java.util.List;

/** What disturbs the job, and what people and the network do to it. */
final class Faults {
    static final int MAX_PARALLELISM = 3;

    static final List<Move> MOVES = List.of(
            new Move("send an input", 12, Faults::send),
            new Move("look at the log's end", 8, world -> world.master().look()),
            new Move(
                    "begin a checkpoint",
                    24,
                    world -> !world.down() && world.master().begin(world.current())),
            new Move("fail a checkpoint", 2, world -> world.master().fail()),
            new Move("restart", 16, Faults::restart),
            new Move("lose an old attempt", 2, Faults::loseOld),
            new Move("swap packs", 1, Faults::swapPacks));

    private Faults() {}

    private static boolean send(World world) {
        Input input = world.workload().send();
        if (input != null) {
            world.trace("sent %s", input);
        }
        return input != null;
    }

    /** Its processes are gone at once, or leave records under way, or go on and do not know. */
    static boolean crash(World world) {
        if (world.down()) {
            return false;
        }
        if (world.current().sinksStarted() && !world.current().hasReadBack()) {
            world.count(Happening.CRASHED_IN_READ_BACK);
        } else if (world.current().awaitsInputs()) {
            world.count(Happening.CRASHED_IN_REPLAY);
        }
        world.giveUp();
        int kind = world.random().nextInt(3);
        if (kind < 2) {
            world.current().die(kind == 1);
        }
        world.trace(
                "#%s is given up; %s",
                world.current().number(), List.of("gone", "lingers", "goes on").get(kind));
        return true;
    }

    private static boolean restart(World world) {
        if (!world.down()) {
            return false;
        }
        int draw = world.random().nextInt(100);
        JobMaster.Restart restart = draw < 50
                ? JobMaster.Restart.SAME_MASTER
                : draw < 75
                        ? JobMaster.Restart.NEW_MASTER
                        : draw < 90 ? JobMaster.Restart.OLDER_CHECKPOINT : JobMaster.Restart.FROM_NOTHING;
        int parallelism = world.random().nextBoolean()
                ? world.current().parallelism()
                : 1 + world.random().nextInt(MAX_PARALLELISM);
        if (parallelism != world.current().parallelism()) {
            world.count(Happening.RESCALED);
        }
        world.begin(world.master().restart(restart, world.current(), parallelism));
        return true;
    }

    private static boolean loseOld(World world) {
        if (world.old().isEmpty()) {
            return false;
        }
        world.old().remove(world.random().nextInt(world.old().size()));
        return true;
    }

    private static boolean swapPacks(World world) {
        world.decider().swapPacks();
        world.count(Happening.PACKS_SWAPPED);
        return true;
    }
}
