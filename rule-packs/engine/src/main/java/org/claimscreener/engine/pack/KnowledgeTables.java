package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The rows of all tables of a pack by their keys: one look-up for a fee line, and one for each length that beginnings of
 * codes have, however many tables and rows there are. Immutable, thread-safe.
 */
public final class KnowledgeTables {
    private final Map<TableKey, RowsByKey> byKey;
    private final int rowCount;

    /** A row and the table it stands in; the columns include the key. */
    public record Row(String table, Map<String, String> columns) {}

    private KnowledgeTables(Map<TableKey, RowsByKey> byKey, int rowCount) {
        this.byKey = byKey;
        this.rowCount = rowCount;
    }

    /** Rows about the item, those of its whole code first; empty when nothing is known. */
    public List<Row> rowsOf(String itemCode) {
        List<Row> exact = rows(TableKey.ITEM_CODE).exactly(itemCode);
        List<Row> beginning = rows(TableKey.ITEM_PREFIX).beginning(itemCode);
        if (beginning.isEmpty()) {
            return exact;
        }
        if (exact.isEmpty()) {
            return beginning;
        }
        List<Row> both = new ArrayList<>(exact);
        both.addAll(beginning);
        return both;
    }

    /** Rows about items of that name; empty when nothing is known. */
    public List<Row> rowsOfName(String itemName) {
        return rows(TableKey.ITEM_NAME).exactly(itemName);
    }

    /** Rows about a Western diagnosis; empty when nothing is known. */
    public List<Row> rowsOfDiagnosis(String code) {
        return rows(TableKey.DIAGNOSIS_PREFIX).beginning(code);
    }

    /** Rows about an operation; empty when nothing is known. */
    public List<Row> rowsOfOperation(String code) {
        return rows(TableKey.OPERATION_PREFIX).beginning(code);
    }

    /** Item codes, or beginnings of them, taken from all tables in turn, at most so many, for trying a pack out; always the same ones. */
    public List<String> someItemCodes(int most) {
        Map<String, List<String>> byTable = new TreeMap<>();
        rows(TableKey.ITEM_CODE).listInto(byTable);
        rows(TableKey.ITEM_PREFIX).listInto(byTable);
        return inTurn(byTable, most);
    }

    /** As {@link #someItemCodes}, of keys of another kind. */
    public List<String> someKeys(TableKey key, int most) {
        Map<String, List<String>> byTable = new TreeMap<>();
        rows(key).listInto(byTable);
        return inTurn(byTable, most);
    }

    private static List<String> inTurn(Map<String, List<String>> byTable, int most) {
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < most && codes.size() < most; i++) {
            for (List<String> ofTable : byTable.values()) {
                codes.add(ofTable.get(Math.min(i, ofTable.size() - 1)));
            }
        }
        return codes.stream().limit(most).toList();
    }

    private RowsByKey rows(TableKey key) {
        return byKey.getOrDefault(key, RowsByKey.NONE);
    }

    /** Rows of all tables together. */
    public int rowCount() {
        return rowCount;
    }

    /** Fills the tables while a pack is read. Not thread-safe. */
    static final class Builder {
        private final Map<TableKey, RowsByKey.Builder> rows = new EnumMap<>(TableKey.class);
        private int count;

        void add(TableKey key, KeyedRow row) {
            rows.computeIfAbsent(key, kind -> new RowsByKey.Builder()).add(row.key(), row.row());
            count++;
        }

        KnowledgeTables build() {
            Map<TableKey, RowsByKey> built = new EnumMap<>(TableKey.class);
            rows.forEach((key, builder) -> built.put(key, builder.build()));
            return new KnowledgeTables(built, count);
        }
    }
}
