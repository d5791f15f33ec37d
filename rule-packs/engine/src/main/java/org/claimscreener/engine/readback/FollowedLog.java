package org.claimscreener.engine.readback;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

import org.claimscreener.engine.patient.AnswerKey;

/**
 * Compares what is published with what is then met in the log. Nearly every record is the one expected, and is told by
 * its bytes alone: none of them is decoded a second time.
 *
 * <p>Bounded: beyond {@link #MAX_EXPECTED} answers under way it expects no more, and what it meets of them is looked up in
 * the memory instead. Thread-safe: one thread publishes, another follows.
 */
public final class FollowedLog {
    /** Answers published and not met yet; some 200 bytes each. */
    public static final int MAX_EXPECTED = 1_000_000;

    private final Map<Long, AnswerKey> keyByPrint = new ConcurrentHashMap<>();
    private final Map<AnswerKey, Long> printByKey = new ConcurrentHashMap<>();

    /** What a record met in the log is. */
    public enum Meeting {
        /** The answer that was published under its key. */
        EXPECTED,
        /** Other bytes than were published under its key, and before them: it binds. */
        BEFORE_OURS,
        /** Nothing was published under its key since it was last met. */
        UNEXPECTED
    }

    /** An answer is about to be published for the first time. */
    public void expect(AnswerKey key, ByteBuffer answer) {
        if (printByKey.size() < MAX_EXPECTED) {
            long print = print(answer);
            printByKey.put(key, print);
            keyByPrint.put(print, key);
        }
    }

    /** Whether a record is one that was published and not met yet; it is met now. */
    public boolean metAsExpected(ByteBuffer answer) {
        long print = print(answer);
        AnswerKey key = keyByPrint.remove(print);
        return key != null && printByKey.remove(key, print);
    }

    /** A record is met. */
    public Meeting meet(AnswerKey key, ByteBuffer answer) {
        if (metAsExpected(answer)) {
            return Meeting.EXPECTED;
        }
        Long ours = printByKey.remove(key);
        if (ours == null) {
            return Meeting.UNEXPECTED;
        }
        keyByPrint.remove(ours);
        return Meeting.BEFORE_OURS;
    }

    /** Answers published and not met yet. */
    public int underWay() {
        return printByKey.size();
    }

    /** 64 bits of two unlike checksums: what differs in both is not taken for the same by chance. */
    private static long print(ByteBuffer answer) {
        CRC32C crc = new CRC32C();
        crc.update(answer.duplicate());
        return crc.getValue() << Integer.SIZE | Integer.toUnsignedLong(answer.hashCode());
    }
}
