package org.claimscreener.engine.readback;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * From where a restart must read the log of decisions back. Any end of the log that was seen before a checkpoint began is
 * a bound for it: what lies before has been met by the state that the checkpoint holds, or was read back into it.
 *
 * <p>Until every subtask has read back, that second half does not hold, and checkpoints keep the bound that the reading
 * began at. Otherwise a second failure would lose answers that nobody has read.
 *
 * <p>Not thread-safe.
 */
public final class ReadBackBounds {
    /** Checkpoints whose bounds are kept; a restart never asks for an older one than the newest completed. */
    private static final int MAX_CHECKPOINTS = 100;

    private final NavigableMap<Long, LogPosition> byCheckpoint = new TreeMap<>();
    private final LogPosition floor;
    private LogPosition begun;
    private boolean readBack;

    /**
     * A start.
     *
     * @param floor from the checkpoint that it restores; without one, a place before which no decision to any input that
     *     will come can lie
     */
    public ReadBackBounds(LogPosition floor) {
        this.floor = floor;
        this.begun = floor;
    }

    /**
     * The bound of a checkpoint that begins now.
     *
     * @param seenEnd an end of the log seen before now
     */
    public LogPosition atCheckpoint(long checkpointId, LogPosition seenEnd) {
        LogPosition bound = readBack ? seenEnd : begun;
        byCheckpoint.put(checkpointId, bound);
        if (byCheckpoint.size() > MAX_CHECKPOINTS) {
            byCheckpoint.pollFirstEntry();
        }
        return bound;
    }

    /** Subtasks go back to a checkpoint, or, with none known of that number or before, to the start. */
    public void restartedFrom(long checkpointId) {
        Map.Entry<Long, LogPosition> bound = byCheckpoint.floorEntry(checkpointId);
        begun = bound == null ? floor : bound.getValue();
        readBack = false;
    }

    /** From where to read back. */
    public LogPosition from() {
        return begun;
    }

    /** Every subtask has read back to an end of the log that was taken after the last attempt could write no more. */
    public void allHaveReadBack() {
        readBack = true;
    }
}
