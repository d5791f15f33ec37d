package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws what happens next. How often each move is tried differs from schedule to schedule. */
final class Scheduler {
    /** A schedule in which nothing ends after this many moves has found a loop. */
    private static final int MAX_CALM_MOVES = 100_000;

    /** About as long as it takes to come back. */
    private static final int RECOVERY_STEPS = 150;

    private final World world;
    private final SplittableRandom random;
    private final List<Move> moves = new ArrayList<>();
    private final int[] weightsUpTo;

    Scheduler(World world) {
        this.world = world;
        this.random = world.random();
        moves.addAll(Work.MOVES);
        moves.addAll(Faults.MOVES);
        weightsUpTo = new int[moves.size()];
        int sum = 0;
        for (int i = 0; i < moves.size(); i++) {
            sum += moves.get(i).weight() << random.nextInt(4);
            weightsUpTo[i] = sum;
        }
    }

    /** Moves are tried, and crashes happen at any time; some soon after another, for there the traps are. */
    void disturbed(Setup setup) {
        int again = -1;
        for (int i = 0; i < setup.steps(); i++) {
            if (i == again || random.nextInt(setup.steps()) < setup.crashes()) {
                Faults.crash(world);
                again = random.nextInt(3) == 0 ? i + 1 + random.nextInt(RECOVERY_STEPS) : -1;
            } else {
                draw().step().happens(world);
            }
        }
    }

    private Move draw() {
        int draw = random.nextInt(weightsUpTo[weightsUpTo.length - 1]);
        int move = 0;
        while (weightsUpTo[move] <= draw) {
            move++;
        }
        return moves.get(move);
    }

    /** No more faults: everything under way comes to its end, and a last checkpoint covers it. */
    void calm() {
        world.calmDown();
        world.trace("calm");
        if (world.down()) {
            world.begin(world.master().restart(JobMaster.Restart.NEW_MASTER, world.current(), 2));
        }
        untilNothingMoves();
        world.master().look();
        if (!world.master().begin(world.current())) {
            throw new IllegalStateException("the last checkpoint could not begin");
        }
        untilNothingMoves();
    }

    private void untilNothingMoves() {
        int moved = 0;
        boolean moving = true;
        while (moving) {
            moving = false;
            int first = random.nextInt(Work.MOVES.size());
            for (int i = 0; i < Work.MOVES.size(); i++) {
                Move move = Work.MOVES.get((first + i) % Work.MOVES.size());
                while (move.step().happens(world)) {
                    moving = true;
                    if (moved++ > MAX_CALM_MOVES) {
                        throw new IllegalStateException("it does not come to an end: " + move.name());
                    }
                }
            }
        }
    }
}
