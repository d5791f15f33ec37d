package org.claimscreener.verifier.book;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The inputs of one partition by offset, which only grows. Not thread-safe. */
final class PartitionInputs {
    private static final int FIRST_ROOM = 1_024;

    private long begin;
    private long[] offsets = new long[FIRST_ROOM];
    private InputTrack[] tracks = new InputTrack[FIRST_ROOM];
    private int size;

    PartitionInputs(long begin) {
        this.begin = begin;
    }

    /** The first offset that the book knows of; what lies before may have been there. */
    long begin() {
        return begin;
    }

    void add(InputTrack input) {
        if (size == offsets.length) {
            int room = size + (size >> 1);
            offsets = Arrays.copyOf(offsets, room);
            tracks = Arrays.copyOf(tracks, room);
        }
        offsets[size] = input.offset();
        tracks[size] = input;
        size++;
    }

    @Nullable
    InputTrack find(long offset) {
        int at = Arrays.binarySearch(offsets, 0, size, offset);
        return at < 0 ? null : tracks[at];
    }

    /** Drops the oldest that are older than so many milliseconds since 1970. */
    void forgetBefore(long millis) {
        int gone = 0;
        while (gone < size && tracks[gone].timestamp() < millis) {
            gone++;
        }
        if (gone == 0) {
            return;
        }
        begin = offsets[gone - 1] + 1;
        System.arraycopy(offsets, gone, offsets, 0, size - gone);
        System.arraycopy(tracks, gone, tracks, 0, size - gone);
        Arrays.fill(tracks, size - gone, size, null);
        size -= gone;
    }
}
