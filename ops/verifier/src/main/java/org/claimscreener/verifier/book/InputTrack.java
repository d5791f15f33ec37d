package org.claimscreener.verifier.book;

import org.claimscreener.verifier.Place;
import org.claimscreener.wire.TopicCatalogue;
import org.jspecify.annotations.Nullable;

/** One record of the settlements topic. There are as many as records in the log, so it is small. */
public final class InputTrack {
    private static final int OFFSET_BITS = 48;
    private static final int PARTITION_BITS = Long.SIZE - OFFSET_BITS;

    private static final byte DEAD = 1;
    private static final byte NAMED = 2;
    private static final byte ANSWERED = 4;
    private static final byte REPORTED = 8;
    private static final byte OVERTAKEN = 16;

    private final Content content;

    /** Partition in the upper 16 bits, offset in the others: there are as many of these as records. */
    private final long packed;

    private final long timestamp;
    private byte marks;

    /** The input of the same settlement or reversal that came into the book before. */
    @Nullable
    InputTrack before;

    InputTrack(Content content, int partition, long offset, long timestamp) {
        this.content = content;
        if (partition >>> PARTITION_BITS != 0 || offset >>> OFFSET_BITS != 0) {
            throw new IllegalArgumentException("no broker has partition " + partition + " or offset " + offset);
        }
        this.packed = (long) partition << OFFSET_BITS | offset;
        this.timestamp = timestamp;
    }

    public Content content() {
        return content;
    }

    public int partition() {
        return (int) (packed >>> OFFSET_BITS);
    }

    public long offset() {
        return packed & (1L << OFFSET_BITS) - 1;
    }

    /** Append time, in milliseconds since 1970. */
    public long timestamp() {
        return timestamp;
    }

    public Place place() {
        return new Place(TopicCatalogue.SETTLEMENTS, partition(), offset());
    }

    /** A dead letter names it. */
    public boolean dead() {
        return has(DEAD);
    }

    void markDead() {
        mark(DEAD);
    }

    /** A binding decision or receipt names it as its source. */
    public boolean named() {
        return has(NAMED);
    }

    void markNamed() {
        mark(NAMED);
    }

    /** It is counted as answered. */
    public boolean answered() {
        return has(ANSWERED);
    }

    /** Counts it as answered, or not any more. */
    public void setAnswered(boolean now) {
        marks = (byte) (now ? marks | ANSWERED : marks & ~ANSWERED);
    }

    /** That it has no answer was reported. */
    public boolean reported() {
        return has(REPORTED);
    }

    /** Remembers that it was reported. */
    public void markReported() {
        mark(REPORTED);
    }

    /** That the answer names a later one was reported. */
    public boolean overtaken() {
        return has(OVERTAKEN);
    }

    /** Remembers that it was reported. */
    public void markOvertaken() {
        mark(OVERTAKEN);
    }

    /**
     * Whether the screener is bound to have met this one after the other: they travel one path, that of their partition
     * and institution. Of any other two it is not known.
     */
    public boolean surelyAfter(InputTrack other) {
        String institution = content.institution();
        return partition() == other.partition()
                && offset() > other.offset()
                && institution != null
                && institution.equals(other.content.institution());
    }

    private boolean has(byte mark) {
        return (marks & mark) != 0;
    }

    private void mark(byte mark) {
        marks |= mark;
    }
}
