package org.claimscreener.console.store;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/**
 * What a batch adds to the sums. A row that is touched is written even when nothing is added in the end, so that the
 * tables' content does not hang on where batches end. Not thread-safe.
 */
final class Sums {
    private final Map<SumTable, Map<List<Object>, Row>> added = new EnumMap<>(SumTable.class);

    /**
     * Adds to a row.
     *
     * @param key in the order of the table's key columns
     * @param values in the order of its value columns
     */
    void add(SumTable table, List<Object> key, long... values) {
        if (values.length != table.valueColumns()) {
            throw new IllegalArgumentException("a row of " + table + " has not so many columns");
        }
        long[] sums = row(table, key).values;
        for (int i = 0; i < values.length; i++) {
            sums[i] = Math.addExact(sums[i], values[i]);
        }
    }

    /**
     * The tally of a row, to be added to.
     *
     * @param key in the order of the table's key columns
     */
    RuleTally tally(SumTable table, List<Object> key) {
        if (!table.isPacked()) {
            throw new IllegalArgumentException("rows of " + table + " have no tally");
        }
        Row row = row(table, key);
        RuleTally tally = row.tally == null ? new RuleTally() : row.tally;
        row.tally = tally;
        return tally;
    }

    private Row row(SumTable table, List<Object> key) {
        if (key.size() != table.keyColumns()) {
            throw new IllegalArgumentException("a key of " + table + " has not so many columns");
        }
        return added.computeIfAbsent(table, any -> new LinkedHashMap<>())
                .computeIfAbsent(key, any -> new Row(table.valueColumns()));
    }

    /** What has been added to a row; nothing when it was not touched. */
    List<Long> of(SumTable table, List<Object> key) {
        Row row = added.getOrDefault(table, Map.of()).get(key);
        return row == null ? List.of() : Arrays.stream(row.values).boxed().toList();
    }

    void write(Handle handle) {
        added.forEach((table, rows) -> {
            addToTallies(handle, table, rows);
            try (PreparedBatch batch = handle.prepareBatch(table.upsert())) {
                rows.forEach((key, row) -> addRow(batch, table, key, row));
                batch.execute();
            }
        });
    }

    /** A tally cannot be added to where it lies, so what is there is read first. Nobody else writes it meanwhile. */
    private static void addToTallies(Handle handle, SumTable table, Map<List<Object>, Row> rows) {
        List<RuleTally> tallies = new ArrayList<>();
        List<List<Object>> keys = new ArrayList<>();
        rows.forEach((key, row) -> {
            if (row.tally != null) {
                tallies.add(row.tally);
                keys.add(key);
            }
        });
        if (tallies.isEmpty()) {
            return;
        }
        Query query = handle.createQuery(table.tallies());
        for (int column = 0; column < table.keyColumns(); column++) {
            int part = column;
            query.bindArray(
                    column,
                    String.class,
                    keys.stream().map(key -> text(key.get(part))).toList());
        }
        query.map((row, context) -> Map.entry(row.getInt(1), row.getString(2)))
                .forEach(there -> tallies.get(there.getKey() - 1).add(there.getValue()));
    }

    /** As PostgreSQL reads it: years beyond 9999 without a sign, years before the first as those BC. */
    private static String text(Object part) {
        if (!(part instanceof LocalDate day)) {
            return part.toString();
        }
        String era = day.getYear() > 0 ? "" : " BC";
        return String.format(
                Locale.ROOT,
                "%04d-%02d-%02d%s",
                day.get(ChronoField.YEAR_OF_ERA),
                day.getMonthValue(),
                day.getDayOfMonth(),
                era);
    }

    private static void addRow(PreparedBatch batch, SumTable table, List<Object> key, Row row) {
        int column = 0;
        for (Object part : key) {
            batch.bind(column++, part);
        }
        for (long value : row.values) {
            batch.bind(column++, value);
        }
        if (table.isPacked()) {
            batch.bind(column, row.tally == null ? null : row.tally.packed());
        }
        batch.add();
    }

    /** What is added to one row; without a tally, the one that is there stays as it is. */
    private static final class Row {
        private final long[] values;
        private @Nullable RuleTally tally;

        private Row(int columns) {
            values = new long[columns];
        }
    }
}
