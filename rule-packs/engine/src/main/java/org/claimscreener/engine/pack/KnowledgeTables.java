package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rows of all tables of a pack by item code: one look-up a fee line, however many tables and rows there are.
 * Immutable, thread-safe.
 */
public final class KnowledgeTables {
    private final Map<String, List<Row>> byItemCode;
    private final int rowCount;

    /** A row and the table it stands in; the columns include the key. */
    public record Row(String table, Map<String, String> columns) {}

    private KnowledgeTables(Map<String, List<Row>> byItemCode, int rowCount) {
        this.byItemCode = byItemCode;
        this.rowCount = rowCount;
    }

    /** Rows about the item, in the order of tables and rows; empty when nothing is known. */
    public List<Row> rowsOf(String itemCode) {
        return byItemCode.getOrDefault(itemCode, List.of());
    }

    /** Item codes taken from all tables in turn, at most so many, for trying a pack out; always the same ones. */
    public List<String> someItemCodes(int most) {
        Map<String, List<String>> byTable = new TreeMap<>();
        for (String code : new TreeSet<>(byItemCode.keySet())) {
            for (Row row : rowsOf(code)) {
                byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(code);
            }
        }
        Set<String> codes = new LinkedHashSet<>();
        for (int i = 0; i < most && codes.size() < most; i++) {
            for (List<String> ofTable : byTable.values()) {
                codes.add(ofTable.get(Math.min(i, ofTable.size() - 1)));
            }
        }
        return codes.stream().limit(most).toList();
    }

    /** Rows of all tables together. */
    public int rowCount() {
        return rowCount;
    }

    /** Fills the tables while a pack is read. Not thread-safe. */
    static final class Builder {
        private final Map<String, List<Row>> rows = new HashMap<>();
        private int count;

        void add(String table, String itemCode, Map<String, String> columns) {
            rows.computeIfAbsent(itemCode, code -> new ArrayList<>(2)).add(new Row(table, columns));
            count++;
        }

        KnowledgeTables build() {
            Map<String, List<Row>> copy = new HashMap<>();
            rows.forEach((code, found) -> copy.put(code, List.copyOf(found)));
            return new KnowledgeTables(copy, count);
        }
    }
}
