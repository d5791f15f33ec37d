package org.claimscreener.engine.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A knowledge table: thousands of rows looked up by the item code of a fee line, never compiled into rules.
 *
 * @param name lower_snake, unique in the pack; rules match it as {@code Knowledge( table == "name" )}
 * @param file path inside the pack
 * @param key name of the key column, always {@link #ITEM_CODE}
 * @param columns the other columns with their types, in the order declared
 * @param source the official notice it comes from
 */
public record TableDeclaration(
        String name, String file, String key, Map<String, ColumnType> columns, String source, String description) {
    /** The one key that rows are looked up by. */
    public static final String ITEM_CODE = "item_code";

    /** A column that every table may have undeclared: the official notice of the row. */
    public static final String SOURCE = "source";

    /** What a cell holds; an empty cell is allowed in both. */
    public enum ColumnType {
        TEXT,
        /** A whole number of at most 18 digits. */
        NUMBER
    }

    public TableDeclaration {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
