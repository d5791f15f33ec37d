package org.claimscreener.console.store;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * What a batch adds to the sums. A row that is touched is written even when nothing is added in the end, so that the
 * tables' content does not hang on where batches end. Not thread-safe.
 */
final class Sums {
    private final Map<SumTable, Map<List<Object>, long[]>> added = new EnumMap<>(SumTable.class);

    /**
     * Adds to a row.
     *
     * @param key in the order of the table's key columns
     * @param values in the order of its value columns
     */
    void add(SumTable table, List<Object> key, long... values) {
        if (key.size() != table.keyColumns() || values.length != table.valueColumns()) {
            throw new IllegalArgumentException("a row of " + table + " has not so many columns");
        }
        long[] sums = added.computeIfAbsent(table, any -> new LinkedHashMap<>())
                .computeIfAbsent(key, any -> new long[values.length]);
        for (int i = 0; i < values.length; i++) {
            sums[i] = Math.addExact(sums[i], values[i]);
        }
    }

    /** What has been added to a row; nothing when it was not touched. */
    List<Long> of(SumTable table, List<Object> key) {
        long[] sums = added.getOrDefault(table, Map.of()).get(key);
        return sums == null ? List.of() : java.util.Arrays.stream(sums).boxed().toList();
    }

    void write(Handle handle) {
        added.forEach((table, rows) -> {
            try (PreparedBatch batch = handle.prepareBatch(table.upsert())) {
                rows.forEach((key, values) -> addRow(batch, key, values));
                batch.execute();
            }
        });
    }

    private static void addRow(PreparedBatch batch, List<Object> key, long[] values) {
        int column = 0;
        for (Object part : key) {
            batch.bind(column++, part);
        }
        for (long value : values) {
            batch.bind(column++, value);
        }
        batch.add();
    }
}
