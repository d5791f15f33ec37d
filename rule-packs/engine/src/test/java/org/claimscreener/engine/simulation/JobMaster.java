package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.engine.readback.ReadBackBounds;
import org.jspecify.annotations.Nullable;

/** Takes checkpoints, keeps the last few, and knows from where a restart reads back. */
final class JobMaster {
    private static final int RETAINED = 3;

    private final World world;
    private final List<Checkpoint> completed = new ArrayList<>();
    private ReadBackBounds bounds = new ReadBackBounds(LogPosition.BEGINNING);
    private LogPosition seenEnd = LogPosition.BEGINNING;
    private @Nullable CheckpointInMaking pending;
    private long lastId;
    private boolean told;

    /** How the job comes back. */
    enum Restart {
        /** The master lived on: newest checkpoint, or none before the first. */
        SAME_MASTER,
        /** The master died too, or the job is submitted again: newest checkpoint. */
        NEW_MASTER,
        /** Submitted again from an older checkpoint. The newer ones are given up for good. */
        OLDER_CHECKPOINT,
        /** Submitted again without any. */
        FROM_NOTHING
    }

    JobMaster(World world) {
        this.world = world;
    }

    /** Notes an end of the log of decisions; any is a bound, however old. */
    boolean look() {
        seenEnd = world.decisions().end();
        return true;
    }

    /** Every subtask of the attempt has read back; told once. */
    boolean hear(Attempt attempt) {
        if (told || !attempt.hasReadBack()) {
            return false;
        }
        bounds.allHaveReadBack();
        told = true;
        world.trace("#%s all have read back", attempt.number());
        return true;
    }

    /** One at a time, as the job is set. */
    boolean begin(Attempt attempt) {
        if (pending != null || !attempt.sinksStarted()) {
            return false;
        }
        lastId++;
        String bound = bounds.atCheckpoint(lastId, seenEnd).encode();
        pending = attempt.begin(lastId, bound);
        world.trace("#%s checkpoint %s begins, bound %s", attempt.number(), lastId, bound);
        return true;
    }

    boolean complete(Attempt attempt) {
        CheckpointInMaking made = pending;
        if (made == null || !made.allPassed()) {
            return false;
        }
        pending = null;
        completed.add(made.finished());
        if (completed.size() > RETAINED) {
            completed.remove(0);
        }
        attempt.mayCommit(made.id());
        world.count(Happening.CHECKPOINT_COMPLETED);
        made.holds().forEach(world::count);
        world.trace("#%s checkpoint %s is complete", attempt.number(), made.id());
        return true;
    }

    /** Its barriers have passed, and yet it cannot be stored. */
    boolean fail() {
        CheckpointInMaking made = pending;
        if (made == null || !made.allPassed()) {
            return false;
        }
        pending = null;
        world.count(Happening.CHECKPOINT_FAILED);
        world.trace("checkpoint %s fails", made.id());
        return true;
    }

    /** The attempt after a crash. */
    Attempt restart(Restart restart, Attempt before, int parallelism) {
        pending = null;
        told = false;
        Checkpoint from = choose(restart);
        switch (restart) {
            case SAME_MASTER -> bounds.restartedFrom(from.id());
            case NEW_MASTER, OLDER_CHECKPOINT, FROM_NOTHING -> bounds = new ReadBackBounds(floor(from));
        }
        if (world.has(Defect.BOUND_TOO_EARLY)) {
            bounds.allHaveReadBack();
        }
        Attempt next = new Attempt(world, before.number() + 1, parallelism, before.parallelism(), from, bounds.from());
        world.trace("#%s %s with %s subtasks from checkpoint %s", next.number(), restart, parallelism, from.id());
        return next;
    }

    private Checkpoint choose(Restart restart) {
        int drop = switch (restart) {
            case SAME_MASTER, NEW_MASTER -> 0;
            case OLDER_CHECKPOINT -> completed.isEmpty() ? 0 : world.random().nextInt(completed.size());
            case FROM_NOTHING -> completed.size();
        };
        world.count(happening(restart, drop));
        completed.subList(completed.size() - drop, completed.size()).clear();
        return completed.isEmpty() ? Checkpoint.NONE : completed.get(completed.size() - 1);
    }

    private Happening happening(Restart restart, int dropped) {
        if (completed.isEmpty()) {
            return Happening.RESTARTED_BEFORE_FIRST_CHECKPOINT;
        } else if (restart == Restart.FROM_NOTHING) {
            return Happening.RESTARTED_FROM_NOTHING;
        }
        return dropped == 0 ? Happening.RESTARTED_FROM_NEWEST : Happening.RESTARTED_FROM_OLDER;
    }

    private LogPosition floor(Checkpoint from) {
        seenEnd = from.isNone() ? LogPosition.BEGINNING : LogPosition.decode(from.bound());
        return seenEnd;
    }
}
