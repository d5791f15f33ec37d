package org.claimscreener.verifier.book;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** The inputs of one partition by offset, which only grows. Not thread-safe. */
final class PartitionInputs {
    private static final int FIRST_ROOM = 1_024;

    private long begin;
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
        if (size == tracks.length) {
            tracks = Arrays.copyOf(tracks, size + (size >> 1));
        }
        tracks[size] = input;
        size++;
    }

    @Nullable
    InputTrack find(long offset) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = tracks[middle].offset();
            if (found == offset) {
                return tracks[middle];
            }
            if (found < offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return null;
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
        begin = tracks[gone - 1].offset() + 1;
        System.arraycopy(tracks, gone, tracks, 0, size - gone);
        Arrays.fill(tracks, size - gone, size, null);
        size -= gone;
    }
}
