package org.claimscreener.engine.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Hidden cells that can change together by any number within limits while everything that is shown stays as it is: the
 * proof that none of them can be known. In regions the cells are those in the rows of one path and the columns of
 * another, with the product of their signs; in one rule's row those of a path of columns. Immutable.
 *
 * @param rows of regions
 * @param columns of regions
 * @param rule row of a rule; -1 = none
 * @param ruleColumns of that row
 */
record Block(Path rows, Path columns, int rule, Path ruleColumns) {
    static final int NO_RULE = -1;

    /** A cell, and by how much it changes when the block changes by one: 1 or -1. */
    record Cell(int row, int column, int sign) {}

    static Block ofRegions(Path rows, Path columns) {
        return new Block(rows, columns, NO_RULE, Path.NONE);
    }

    static Block ofRule(int rule, Path columns) {
        return new Block(Path.NONE, Path.NONE, rule, columns);
    }

    List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        add(cells, rows.plus(), columns, 1);
        add(cells, rows.minus(), columns, -1);
        if (rule != NO_RULE) {
            add(cells, List.of(rule), ruleColumns, 1);
        }
        return cells;
    }

    private static void add(List<Cell> cells, List<Integer> rows, Path columns, int sign) {
        for (int row : rows) {
            columns.plus().forEach(column -> cells.add(new Cell(row, column, sign)));
            columns.minus().forEach(column -> cells.add(new Cell(row, column, -sign)));
        }
    }
}
