package org.claimscreener.engine.fact;

import java.util.Map;

/** What rows of knowledge tables have in common, whatever they are looked up by. */
public interface KnowledgeRow {
    /** Table name from pack.yaml. */
    String table();

    /** The row's values by column name, its key among them. */
    Map<String, String> columns();

    /**
     * A text column, "" when the cell is empty.
     *
     * @throws IllegalArgumentException when the table has no such column
     */
    default String text(String column) {
        String value = columns().get(column);
        if (value == null) {
            throw new IllegalArgumentException("table '" + table() + "' has no column '" + column + "'");
        }
        return value;
    }

    /**
     * A whole-number column.
     *
     * @throws IllegalArgumentException when there is no such column or the cell is empty; {@link #has} asks first
     */
    default long number(String column) {
        String value = text(column);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("table '" + table() + "' has no " + column + " in this row");
        }
        return Long.parseLong(value);
    }

    /** Is the column filled in this row? */
    default boolean has(String column) {
        return !columns().getOrDefault(column, "").isEmpty();
    }
}
