package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.claimscreener.engine.pack.KnowledgeTables.Row;

/** Rows of all tables that have the same kind of key. Immutable, thread-safe. */
final class RowsByKey {
    static final RowsByKey NONE = new RowsByKey(Map.of());

    private final Map<String, List<Row>> rows;
    /** Lengths that keys have, ascending: a code is looked up once for each. */
    private final int[] lengths;

    private RowsByKey(Map<String, List<Row>> rows) {
        this.rows = rows;
        this.lengths = rows.keySet().stream()
                .mapToInt(String::length)
                .distinct()
                .sorted()
                .toArray();
    }

    List<Row> exactly(String code) {
        return rows.getOrDefault(code, List.of());
    }

    /** Rows whose key the code begins with, shorter keys first. */
    List<Row> beginning(String code) {
        List<Row> found = List.of();
        for (int length : lengths) {
            if (length > code.length()) {
                break;
            }
            List<Row> more = rows.get(length == code.length() ? code : code.substring(0, length));
            if (more != null && found.isEmpty()) {
                found = more;
            } else if (more != null) {
                found = new ArrayList<>(found);
                found.addAll(more);
            }
        }
        return found;
    }

    /** Adds each table's keys, in order. */
    void listInto(Map<String, List<String>> byTable) {
        for (String key : new TreeSet<>(rows.keySet())) {
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
