package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;

/** What a job does when nothing disturbs it; whatever is under way ends when only these happen. */
final class Work {
    static final List<Move> MOVES = List.of(
            new Move("read a settlement", 16, anyAttempt(Attempt::read)),
            new Move("send a barrier", 50, anyAttempt(Attempt::sendBarrier)),
            new Move("profile", 40, anyAttempt(Attempt::profile)),
            new Move("answer", 40, anyAttempt(Attempt::answer)),
            new Move("land in a log", 24, anyAttempt(Attempt::land)),
            new Move("follow the log", 16, anyAttempt(Attempt::follow)),
            new Move("commit", 8, anyAttempt(Attempt::commit)),
            new Move("start a sink", 24, Work::startSink),
            new Move(
                    "take the end",
                    16,
                    world -> !world.down() && world.current().takeEnd()),
            new Move("read back", 60, anyAttempt(Attempt::readBack)),
            new Move(
                    "hear of the reading back",
                    8,
                    world -> !world.down() && world.master().hear(world.current())),
            new Move(
                    "complete a checkpoint",
                    30,
                    world -> !world.down() && world.master().complete(world.current())));

    private Work() {}

    private static Move.Step anyAttempt(BiPredicate<Attempt, SplittableRandom> step) {
        return world -> {
            List<Attempt> attempts = new ArrayList<>(world.old());
            if (!world.down()) {
                attempts.add(world.current());
            }
            int first = attempts.isEmpty() ? 0 : world.random().nextInt(attempts.size());
            for (int i = 0; i < attempts.size(); i++) {
                if (step.test(attempts.get((first + i) % attempts.size()), world.random())) {
                    return true;
                }
            }
            return false;
        };
    }

    private static boolean startSink(World world) {
        if (world.down() || !world.current().startSink(world.old())) {
            return false;
        }
        if (world.current().sinksStarted() && !world.has(Defect.NO_FENCE)) {
            world.old().clear();
        }
        return true;
    }
}
