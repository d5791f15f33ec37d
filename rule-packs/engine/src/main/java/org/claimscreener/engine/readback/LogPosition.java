package org.claimscreener.engine.readback;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A place in a log: for each partition the offset of the next record to read. A partition that is missing stands at its
 * beginning.
 */
public record LogPosition(SortedMap<Integer, Long> offsets) {
    /** The beginning of every partition. */
    public static final LogPosition BEGINNING = new LogPosition(new TreeMap<>());

    public LogPosition {
        offsets.forEach((partition, offset) -> {
            if (partition < 0 || offset < 0) {
                throw new IllegalArgumentException("no place in a log: partition " + partition + ", offset " + offset);
            }
        });
        offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
    }

    public static LogPosition of(Map<Integer, Long> offsets) {
        return new LogPosition(new TreeMap<>(offsets));
    }

    /** Next offset of a partition. */
    public long offset(int partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** Records from here to another place, as far as it lies behind. */
    public long recordsTo(LogPosition end) {
        long records = 0;
        for (Map.Entry<Integer, Long> to : end.offsets.entrySet()) {
            records += Math.max(0, to.getValue() - offset(to.getKey()));
        }
        return records;
    }

    /** Form 1: {@code 1;partition:offset,...}. */
    public String encode() {
        return offsets.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "1;", ""));
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static LogPosition decode(String text) {
        if (!text.startsWith("1;")) {
            throw new IllegalArgumentException("not a log position of a form that this build knows: " + text);
        }
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        StringTokenizer parts = new StringTokenizer(text.substring(2), ",");
        while (parts.hasMoreTokens()) {
            String part = parts.nextToken();
            int colon = part.indexOf(':');
            if (colon < 0) {
                throw new IllegalArgumentException("a log position names a partition without an offset: " + text);
            }
            offsets.put(Integer.valueOf(part.substring(0, colon)), Long.valueOf(part.substring(colon + 1)));
        }
        return new LogPosition(offsets);
    }
}
