package org.claimscreener.engine.knowledge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the points of one rule become rows of one table.
 *
 * @param table name of the table
 * @param rules official codes, or names of rules that have none
 * @param also the points have their place elsewhere and belong here besides; a row that another rule gave is kept
 * @param when what a point must hold to belong here, by field
 * @param key position in the point's item codes of the row's own; -1: each of them has a row
 * @param identity columns that tell rows of one item apart, besides the item code
 * @param columns ways to fill each column, tried in order; a column without a way is left empty
 */
record TableMapping(
        String table,
        List<String> rules,
        boolean also,
        Map<String, Pattern> when,
        int key,
        Set<String> identity,
        Map<String, List<CellSource>> columns) {
    /** Each item code of the point has a row. */
    static final int EACH = -1;

    TableMapping {
        rules = List.copyOf(rules);
        when = Map.copyOf(when);
        identity = Set.copyOf(identity);
        columns = new LinkedHashMap<>(columns);
    }

    /** Is the point of one of these rules? */
    boolean isOfRule(KnowledgePoint point) {
        return rules.contains(point.ruleCode()) || (point.ruleCode().isEmpty() && rules.contains(point.ruleName()));
    }

    boolean takes(KnowledgePoint point) {
        return isOfRule(point)
                && when.entrySet().stream()
                        .allMatch(condition -> condition
                                .getValue()
                                .matcher(point.field(condition.getKey()))
                                .find());
    }

    /** Item codes that have a row each. */
    List<String> keys(KnowledgePoint point) throws UnplacedException {
        if (key == EACH) {
            return point.itemCodes();
        }
        if (key >= point.itemCodes().size()) {
            throw new UnplacedException("it has no item code number " + (key + 1));
        }
        return List.of(point.itemCodes().get(key));
    }

    /**
     * The cell of a column; "" for one that is not mapped.
     *
     * @throws UnplacedException when the column is mapped and no way is one for the point
     */
    String cell(KnowledgePoint point, String column) throws UnplacedException {
        List<CellSource> ways = columns.getOrDefault(column, List.of());
        for (CellSource way : ways) {
            Optional<String> cell = way.of(point);
            if (cell.isPresent()) {
                return cell.get();
            }
        }
        if (ways.isEmpty()) {
            return "";
        }
        throw new UnplacedException("no " + column + " for table " + table + " can be told from its text");
    }
}
