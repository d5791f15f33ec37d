package org.claimscreener.engine.profile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The rows that one input reads and changes: each is read once and, when it changed, written once. Not thread-safe; for one
 * input only.
 */
final class Workspace {
    private static final Row.Members NO_MEMBERS = new Row.Members(new TreeMap<>());

    private final InstitutionMemory memory;
    private final Map<RowKey, @Nullable Row> rows = new HashMap<>();
    private final Set<RowKey> changed = new HashSet<>();

    Workspace(InstitutionMemory memory) {
        this.memory = memory;
    }

    Cells pane(Scale scale, long subject, long pane) {
        return row(RowKey.pane(scale, subject, pane)) instanceof Row.Pane found ? found.cells() : Cells.EMPTY;
    }

    /** There is surely no such row in the memory, so that it need not be looked for. */
    void holdsNothing(RowKey key) {
        if (!rows.containsKey(key)) {
            rows.put(key, null);
        }
    }

    void putPane(Scale scale, long subject, long pane, Cells cells) {
        put(RowKey.pane(scale, subject, pane), cells.isEmpty() ? null : new Row.Pane(cells));
    }

    Row.@Nullable Totals totals(Scale scale, long subject) {
        return row(RowKey.totals(scale, subject)) instanceof Row.Totals found ? found : null;
    }

    /** They go with the last pane, once nothing is left that is not a sum over panes. */
    void putTotals(Scale scale, long subject, Row.Totals totals) {
        boolean empty = totals.panes() <= 0 && totals.cells().isEmpty();
        put(RowKey.totals(scale, subject), empty ? null : totals);
    }

    Row.Members members(RowKey key) {
        return row(key) instanceof Row.Members found ? found : NO_MEMBERS;
    }

    Row.@Nullable Link link(RowKey key) {
        return row(key) instanceof Row.Link found ? found : null;
    }

    Row.@Nullable Sketched sketch(RowKey key) {
        return row(key) instanceof Row.Sketched found ? found : null;
    }

    void put(RowKey key, @Nullable Row row) {
        if (!Objects.equals(row(key), row)) {
            rows.put(key, row);
            changed.add(key);
        }
    }

    private @Nullable Row row(RowKey key) {
        if (rows.containsKey(key)) {
            return rows.get(key);
        }
        Row found = memory.row(key);
        rows.put(key, found);
        return found;
    }

    /** Writes what changed. */
    void write() {
        for (RowKey key : changed) {
            Row row = rows.get(key);
            if (row == null) {
                memory.removeRow(key);
            } else {
                memory.putRow(key, row);
            }
        }
        changed.clear();
    }
}
