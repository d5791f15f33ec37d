package org.claimscreener.engine.fact;

import java.util.Map;

/**
 * A row of a knowledge table whose key is a fee line's item code. The engine looks the rows up and inserts them; rules
 * match them by table name, so that tables of any size cost nothing to the rules.
 *
 * @param table table name from pack.yaml
 * @param line the line whose item code is the row's key
 * @param columns the row's values by column name
 */
public record Knowledge(String table, FeeLine line, Map<String, String> columns) {
    /**
     * A text column, "" when the cell is empty.
     *
     * @throws IllegalArgumentException when the table has no such column
     */
    public String text(String column) {
        String value = columns.get(column);
        if (value == null) {
            throw new IllegalArgumentException("table '" + table + "' has no column '" + column + "'");
        }
        return value;
    }

    /**
     * A whole-number column.
     *
     * @throws IllegalArgumentException when there is no such column or the cell is empty; {@link #has} asks first
     */
    public long number(String column) {
        String value = text(column);
        if (value.isEmpty()) {
            throw new IllegalArgumentException("table '" + table + "' has no " + column + " in this row");
        }
        return Long.parseLong(value);
    }

    /** Is the column filled in this row? */
    public boolean has(String column) {
        return !columns.getOrDefault(column, "").isEmpty();
    }
}
