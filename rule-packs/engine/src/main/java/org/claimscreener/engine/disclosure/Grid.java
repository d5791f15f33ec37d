package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A month's true counts as one table: rows of regions, then rows of rules; columns as {@link Count#all}. Immutable. */
final class Grid {
    /** As many as nobody screens. */
    static final long UNBOUNDED = Long.MAX_VALUE / 4;

    private static final List<Integer> LEAVES = Count.leaves().stream()
            .filter(Count.ofRules()::contains)
            .map(Count::place)
            .toList();

    private final List<String> regionCodes;
    private final List<String> ruleCodes;
    private final List<List<Long>> rows = new ArrayList<>();
    private final Tree regions;
    private final int all;

    Grid(MonthFigures figures) {
        Map<String, Tally> byRegion = figures.regions();
        regionCodes = List.copyOf(byRegion.keySet());
        ruleCodes = List.copyOf(figures.rules().keySet());
        byRegion.values().forEach(tally -> rows.add(counts(tally)));
        figures.rules().values().forEach(rule -> rows.add(counts(rule.tally())));
        Map<String, Integer> places = new HashMap<>();
        regionCodes.forEach(code -> places.put(code, places.size()));
        regions = new Tree(regionCodes.stream()
                .map(code -> places.getOrDefault(Region.parent(code), -1))
                .toList());
        all = places.getOrDefault(Region.ALL, 0);
    }

    private static List<Long> counts(Tally tally) {
        return Count.all().stream().map(tally::of).toList();
    }

    int height() {
        return rows.size();
    }

    boolean isRule(int row) {
        return row >= regionCodes.size();
    }

    List<String> regionCodes() {
        return regionCodes;
    }

    List<String> ruleCodes() {
        return ruleCodes;
    }

    Tree regions() {
        return regions;
    }

    /** The row of everything. */
    int all() {
        return all;
    }

    long value(int row, int column) {
        return rows.get(row).get(column);
    }

    /**
     * By how much the cells of a block can differ between tables that agree with all that is shown, once the block is
     * hidden: whole numbers, each hidden one at least 1, for zeros are shown; and of no rule more than of everything, in
     * each outcome, for each of its holds is one of all. 0 when a cell is 0.
     */
    long range(Block block) {
        long up = UNBOUNDED;
        long down = UNBOUNDED;
        for (Block.Cell cell : block.cells()) {
            long room = value(cell.row(), cell.column()) - 1;
            if (room < 0) {
                return 0;
            }
            if (cell.sign() > 0) {
                down = Math.min(down, room);
            } else {
                up = Math.min(up, room);
            }
        }
        int sign = block.rows().sign(all);
        if (sign == 0 && block.rule() == Block.NO_RULE) {
            return up + down;
        }
        for (int column : LEAVES) {
            for (int rule = regionCodes.size(); rule < rows.size(); rule++) {
                int change = sign * block.columns().sign(column)
                        - (rule == block.rule() ? block.ruleColumns().sign(column) : 0);
                long room = value(all, column) - value(rule, column);
                if (change < 0) {
                    up = Math.min(up, room / -change);
                } else if (change > 0) {
                    down = Math.min(down, room / change);
                }
            }
        }
        return up + down;
    }
}
