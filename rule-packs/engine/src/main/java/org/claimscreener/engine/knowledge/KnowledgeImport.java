package org.claimscreener.engine.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.pack.TableDeclaration;

/**
 * Places published points in the tables of a pack, one after the other; of two that speak of the same row the later one
 * holds. Nothing is changed until the caller writes {@link #files}. Holds rows and no points. Not thread-safe.
 */
public final class KnowledgeImport {
    private final KnowledgeMapping mapping;
    private final Map<TableMapping, TableRows> rows = new LinkedHashMap<>();
    private final SortedMap<String, Long> placedByTable = new TreeMap<>();

    /**
     * Something that is in no table.
     *
     * @param line of the point
     * @param item item code, or "" when the point as a whole is concerned
     */
    public record Unplaced(long line, String rule, String item, String why) {}

    /**
     * What became of one table.
     *
     * @param placed items of points that have a row in it, each time they came
     * @param rows in it now
     */
    public record Outcome(String table, long placed, long added, long updated, long rows) {}

    /**
     * Of a pack that is in order.
     *
     * @throws MappingException when the mapping does not fit a table of the pack
     */
    public KnowledgeImport(RulePack pack, KnowledgeMapping mapping) throws MappingException {
        this.mapping = mapping;
        Map<String, TableRows> byTable = new TreeMap<>();
        for (TableMapping one : mapping.tables()) {
            for (TableDeclaration table : pack.tables()) {
                if (table.name().equals(one.table())) {
                    TableRows known = byTable.get(table.name());
                    TableRows of =
                            new TableRows(table, one, pack.text(table.file()).orElse(""));
                    rows.put(one, known == null ? of : known);
                    byTable.putIfAbsent(table.name(), of);
                }
            }
        }
    }

    /** Places a point; what of it has no place, each with its reason. */
    public List<Unplaced> place(KnowledgePoint point) {
        List<TableMapping> ofRule =
                mapping.tables().stream().filter(one -> one.isOfRule(point)).toList();
        List<TableMapping> taking = ofRule.stream()
                .filter(one -> rows.containsKey(one) && one.takes(point))
                .toList();
        if (taking.isEmpty()) {
            return List.of(new Unplaced(point.line(), point.ruleName(), "", why(ofRule)));
        }
        TableMapping one = taking.get(0);
        List<Unplaced> unplaced = new ArrayList<>();
        try {
            for (String item : one.keys(point)) {
                place(point, one, item, unplaced);
            }
        } catch (UnplacedException e) {
            unplaced.add(new Unplaced(point.line(), point.ruleName(), "", e.why()));
        }
        return unplaced;
    }

    private void place(KnowledgePoint point, TableMapping one, String item, List<Unplaced> unplaced) {
        try {
            java.util.Objects.requireNonNull(rows.get(one)).place(point, one, item);
            placedByTable.merge(one.table(), 1L, Long::sum);
        } catch (UnplacedException e) {
            unplaced.add(new Unplaced(point.line(), point.ruleName(), item, e.why()));
        }
    }

    private String why(List<TableMapping> ofRule) {
        if (ofRule.isEmpty()) {
            return "no table is mapped for this rule";
        }
        boolean inPack = ofRule.stream().anyMatch(rows::containsKey);
        return inPack
                ? "its text says nothing that a table of this rule holds"
                : "the pack has no table " + ofRule.get(0).table();
    }

    /** What became of each table that is mapped, by name. */
    public List<Outcome> outcomes() {
        SortedMap<String, Outcome> outcomes = new TreeMap<>();
        rows.forEach((one, of) -> outcomes.put(
                one.table(),
                new Outcome(
                        one.table(),
                        placedByTable.getOrDefault(one.table(), 0L),
                        of.added(),
                        of.updated(),
                        of.rows())));
        return List.copyOf(outcomes.values());
    }

    /** The texts of tables that changed, by their path inside the pack. */
    public SortedMap<String, String> files() {
        SortedMap<String, String> files = new TreeMap<>();
        rows.values().stream()
                .filter(TableRows::changed)
                .forEach(of -> files.put(of.table().file(), of.csv()));
        return files;
    }
}
