package org.claimscreener.engine.readback;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.claimscreener.engine.patient.AnswerKey;

/**
 * Compares what is published with what is then met in the log. Bounded: beyond {@link #MAX_EXPECTED} answers under way
 * it expects no more, and what it meets of them is looked up in the memory instead.
 *
 * <p>Thread-safe: one thread publishes, another follows.
 */
public final class FollowedLog {
    /** Answers published and not met yet; some 100 bytes each. */
    public static final int MAX_EXPECTED = 1_000_000;

    private final Map<AnswerKey, Integer> expected = new ConcurrentHashMap<>();

    /** What a record met in the log is. */
    public enum Meeting {
        /** The answer that was published under its key. */
        EXPECTED,
        /** Other bytes than were published under its key and before them: it binds. */
        BEFORE_OURS,
        /** Nothing was published under its key since it was last met. */
        UNEXPECTED
    }

    /** An answer is about to be published. */
    public void expect(AnswerKey key, ByteBuffer answer) {
        if (expected.size() < MAX_EXPECTED) {
            expected.put(key, answer.hashCode());
        }
    }

    /** A record is met. */
    public Meeting meet(AnswerKey key, ByteBuffer answer) {
        Integer hash = expected.remove(key);
        if (hash == null) {
            return Meeting.UNEXPECTED;
        }
        return hash == answer.hashCode() ? Meeting.EXPECTED : Meeting.BEFORE_OURS;
    }

    /** Answers published and not met yet. */
    public int underWay() {
        return expected.size();
    }
}
