package org.claimscreener.engine.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A knowledge table: thousands of rows looked up by codes that stand on a settlement, never compiled into rules.
 *
 * @param name lower_snake, unique in the pack; rules match it as {@code Knowledge( table == "name" )}, or as its
 *     key's {@link TableKey#fact}
 * @param file path inside the pack
 * @param key what rows are looked up by
 * @param columns the other columns with their types, in the order declared
 * @param required columns in which no cell may be empty, such as numbers that a rule reads without asking
 * @param source the official notice it comes from
 */
public record TableDeclaration(
        String name,
        String file,
        TableKey key,
        Map<String, ColumnType> columns,
        Set<String> required,
        String source,
        String description) {
    /** A column that every table may have undeclared: the official notice of the row. */
    public static final String SOURCE = "source";

    /** What a cell holds; an empty cell is allowed in both, unless the column is required. */
    public enum ColumnType {
        TEXT,
        /** A whole number of at most 18 digits. */
        NUMBER
    }

    public TableDeclaration {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        required = Collections.unmodifiableSet(new LinkedHashSet<>(required));
    }
}
