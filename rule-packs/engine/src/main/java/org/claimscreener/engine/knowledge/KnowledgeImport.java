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
    private final Map<String, long[]> byRule = new LinkedHashMap<>();

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
     * What became of one rule's points.
     *
     * @param rule official name
     * @param placed points that have a row in some table
     * @param rows that they have, each time they came
     */
    public record RuleOutcome(String rule, long points, long placed, long rows) {
        /** Points without any row. */
        public long notPlaced() {
            return points - placed;
        }
    }

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
        List<Unplaced> unplaced = new ArrayList<>();
        long placed = 0;
        boolean hasOwn = false;
        for (TableMapping one : ofRule) {
            if (rows.containsKey(one) && one.takes(point) && (one.also() || !hasOwn)) {
                hasOwn |= !one.also();
                placed += place(point, one, unplaced);
            }
        }
        if (!hasOwn) {
            unplaced.add(new Unplaced(
                    point.line(),
                    point.ruleName(),
                    "",
                    why(ofRule.stream().filter(one -> !one.also()).toList())));
        }
        count(point.ruleName(), placed);
        return unplaced;
    }

    /** How many rows the point has in the table. */
    private long place(KnowledgePoint point, TableMapping one, List<Unplaced> unplaced) {
        TableRows table = java.util.Objects.requireNonNull(rows.get(one));
        long placed = 0;
        try {
            List<String> keys = one.keys(point);
            List<String> cells = table.cells(point, one);
            for (String item : keys) {
                placed += place(point, one, table, cells, item, unplaced);
            }
        } catch (UnplacedException e) {
            unplaced.add(new Unplaced(point.line(), point.ruleName(), "", beside(one) + e.why()));
        }
        placedByTable.merge(one.table(), placed, Long::sum);
        return placed;
    }

    private static long place(
            KnowledgePoint point,
            TableMapping one,
            TableRows table,
            List<String> cells,
            String item,
            List<Unplaced> unplaced) {
        try {
            table.place(cells, one, item);
            return 1;
        } catch (UnplacedException e) {
            unplaced.add(new Unplaced(point.line(), point.ruleName(), item, beside(one) + e.why()));
            return 0;
        }
    }

    private static String beside(TableMapping one) {
        return one.also() ? "besides, for " + one.table() + ": " : "";
    }

    private void count(String rule, long placed) {
        long[] counts = byRule.computeIfAbsent(rule, none -> new long[3]);
        counts[0]++;
        counts[1] += placed > 0 ? 1 : 0;
        counts[2] += placed;
    }

    /** What became of each rule's points, in the order in which the rules came. */
    public List<RuleOutcome> ruleOutcomes() {
        List<RuleOutcome> outcomes = new ArrayList<>();
        byRule.forEach((rule, counts) -> outcomes.add(new RuleOutcome(rule, counts[0], counts[1], counts[2])));
        return outcomes;
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
