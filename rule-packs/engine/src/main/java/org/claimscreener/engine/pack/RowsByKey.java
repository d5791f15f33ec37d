package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.claimscreener.engine.pack.KnowledgeTables.Row;
import org.jspecify.annotations.Nullable;

/** Rows of all tables that have the same kind of key. Immutable, thread-safe. */
final class RowsByKey {
    /** Odd, its bits in no order: 2^32 over the golden ratio. */
    private static final int SPREAD = 0x9E3779B9;

    static final RowsByKey NONE = new RowsByKey(Map.of());

    /** Each in the place that its key hashes to, or in the next free one; half of the places are free at least. */
    private final @Nullable Keyed[] places;
    /** Lengths that keys have, ascending: a code is looked up once for each. */
    private final int[] lengths;

    /** What is known by one key. */
    private record Keyed(String key, List<Row> rows) {}

    private RowsByKey(Map<String, List<Row>> rows) {
        this.places = new Keyed[Integer.highestOneBit(Math.max(1, rows.size())) * 4];
        rows.forEach((key, found) -> {
            int at = placeOf(key.hashCode());
            while (places[at] != null) {
                at = next(at);
            }
            places[at] = new Keyed(key, found);
        });
        this.lengths = rows.keySet().stream()
                .mapToInt(String::length)
                .distinct()
                .sorted()
                .toArray();
    }

    List<Row> exactly(String code) {
        return rows(code, code.length(), code.hashCode());
    }

    /** Rows whose key the code begins with, shorter keys first. The hash of a longer beginning goes on from a shorter one's. */
    List<Row> beginning(String code) {
        List<Row> found = List.of();
        int hash = 0;
        int hashed = 0;
        for (int length : lengths) {
            if (length > code.length()) {
                break;
            }
            for (; hashed < length; hashed++) {
                hash = 31 * hash + code.charAt(hashed);
            }
            List<Row> more = rows(code, length, hash);
            if (found.isEmpty()) {
                found = more;
            } else if (!more.isEmpty()) {
                found = new ArrayList<>(found);
                found.addAll(more);
            }
        }
        return found;
    }

    /** Rows by the code's beginning of that length, whose {@link String#hashCode} is the hash. */
    private List<Row> rows(String code, int length, int hash) {
        int at = placeOf(hash);
        Keyed keyed = places[at];
        while (keyed != null) {
            if (keyed.key().length() == length && code.startsWith(keyed.key())) {
                return keyed.rows();
            }
            at = next(at);
            keyed = places[at];
        }
        return List.of();
    }

    private int placeOf(int hash) {
        int spread = hash * SPREAD;
        return (spread ^ (spread >>> 16)) & (places.length - 1);
    }

    private int next(int at) {
        return (at + 1) & (places.length - 1);
    }

    /** Adds each table's keys, in order. */
    void listInto(Map<String, List<String>> byTable) {
        TreeSet<String> keys = new TreeSet<>();
        for (Keyed keyed : places) {
            if (keyed != null) {
                keys.add(keyed.key());
            }
        }
        for (String key : keys) {
            for (Row row : exactly(key)) {
                byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(key);
            }
        }
    }

    /** Not thread-safe. */
    static final class Builder {
        private final Map<String, List<Row>> rows = new HashMap<>();

        void add(String key, Row row) {
            rows.computeIfAbsent(key, same -> new ArrayList<>(2)).add(row);
        }

        RowsByKey build() {
            Map<String, List<Row>> copy = new HashMap<>();
            rows.forEach((key, found) -> copy.put(key, List.copyOf(found)));
            return new RowsByKey(copy);
        }
    }
}
