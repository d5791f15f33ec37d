package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Tables that agree with all that is shown, made by moving the true one along a proof, step by step, and looked at anew
 * each time: sums from the codes of regions and the parts of counts, not from what the suppression thinks of them.
 */
final class Worlds {
    private static final int FAR = 25;

    private final Suppression suppression;
    private final Grid grid;
    private final List<List<Long>> truth = new ArrayList<>();

    Worlds(MonthFigures figures, Suppression suppression) {
        this.suppression = suppression;
        grid = suppression.grid();
        figures.regions().values().forEach(this::add);
        figures.rules().values().forEach(rule -> add(rule.tally()));
    }

    private void add(Tally tally) {
        truth.add(Count.all().stream().map(tally::of).toList());
    }

    /** How far apart a hidden cell's values in two of these tables are, at least. */
    long width(int row, int column) {
        Block proof = suppression.proof(row, column).orElseThrow();
        long change = proof.cells().stream()
                .filter(cell -> cell.row() == row && cell.column() == column)
                .mapToLong(Block.Cell::sign)
                .sum();
        return Math.abs(change) * (steps(proof, 1) + steps(proof, -1));
    }

    private long steps(Block proof, int direction) {
        int steps = 0;
        while (steps < FAR && agrees(moved(proof, direction * (steps + 1)))) {
            steps++;
        }
        return steps;
    }

    private List<List<Long>> moved(Block proof, int by) {
        List<List<Long>> moved = new ArrayList<>();
        truth.forEach(row -> moved.add(new ArrayList<>(row)));
        for (Block.Cell cell : proof.cells()) {
            List<Long> row = moved.get(cell.row());
            row.set(cell.column(), row.get(cell.column()) + (long) cell.sign() * by);
        }
        return moved;
    }

    private boolean agrees(List<List<Long>> table) {
        for (int row = 0; row < table.size(); row++) {
            for (Count count : Count.all()) {
                long value = table.get(row).get(count.place());
                boolean hidden = suppression.proof(row, count.place()).isPresent();
                boolean outside = grid.isRule(row) && !Count.ofRules().contains(count);
                if (!outside && (hidden ? value < 1 : value != truth.get(row).get(count.place()))) {
                    return false;
                }
                if (!outside && !count.parts().isEmpty() && value != parts(table.get(row), count)) {
                    return false;
                }
                if (!grid.isRule(row) ? !isSumOfRegions(table, row, count) : exceedsAll(table, row, count)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static long parts(List<Long> row, Count count) {
        return count.parts().stream().mapToLong(part -> row.get(part.place())).sum();
    }

    private boolean isSumOfRegions(List<List<Long>> table, int row, Count count) {
        String code = grid.regionCodes().get(row);
        long sum = 0;
        boolean any = false;
        for (int other = 0; other < grid.regionCodes().size(); other++) {
            String within = grid.regionCodes().get(other);
            boolean child = code.equals("all")
                    ? within.length() == 2
                    : code.length() == 2 && within.length() == 4 && within.startsWith(code);
            if (child) {
                any = true;
                sum += table.get(other).get(count.place());
            }
        }
        return !any || sum == table.get(row).get(count.place());
    }

    private boolean exceedsAll(List<List<Long>> table, int row, Count count) {
        long all = table.get(grid.regionCodes().indexOf("all")).get(count.place());
        return Count.ofRules().contains(count) && table.get(row).get(count.place()) > all;
    }
}
