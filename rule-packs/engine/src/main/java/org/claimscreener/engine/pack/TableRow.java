package org.claimscreener.engine.pack;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * A row as a map that shares its column names with the whole table: a table of 100,000 rows would otherwise spend most
 * of its memory on hash tables of three entries. Immutable, thread-safe.
 */
final class TableRow extends AbstractMap<String, String> {
    private final String[] names;
    private final String[] cells;

    /**
     * @param names shared by all rows, never changed afterwards
     * @param cells as many as names, never changed afterwards
     */
    TableRow(String[] names, String[] cells) {
        this.names = names;
        this.cells = cells;
    }

    @Override
    public @Nullable String get(@Nullable Object name) {
        for (int i = 0; i < names.length; i++) {
            if (names[i].equals(name)) {
                return cells[i];
            }
        }
        return null;
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
        List<Map.Entry<String, String>> entries = IntStream.range(0, names.length)
                .mapToObj(i -> Map.entry(names[i], cells[i]))
                .toList();
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, String>> iterator() {
                return entries.iterator();
            }

            @Override
            public int size() {
                return entries.size();
            }
        };
    }
}
