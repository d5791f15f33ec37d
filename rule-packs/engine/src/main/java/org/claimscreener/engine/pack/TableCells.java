package org.claimscreener.engine.pack;

import java.util.Optional;
import java.util.regex.Pattern;

import org.claimscreener.engine.pack.TableDeclaration.ColumnType;

/** What a cell of a table may hold. Stateless, thread-safe. */
public final class TableCells {
    /** Rows in one table; the national knowledge base has some tens of thousands. */
    public static final int MOST_ROWS = 200_000;

    private static final int LONGEST_CELL = 500;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private TableCells() {}

    /** Why a cell may not stand. */
    public record Fault(String what, String howToMend) {}

    /** What is wrong with a cell of another column; empty when nothing is. */
    public static Optional<Fault> faultOf(TableDeclaration table, String column, String cell) {
        if (cell.length() > LONGEST_CELL
                || !cell.equals(cell.strip())
                || cell.chars().anyMatch(Character::isISOControl)) {
            return Optional.of(new Fault(
                    column + " is too long, or has spaces around it or control characters in it",
                    "keep it under " + LONGEST_CELL + " plain characters"));
        }
        if (cell.isEmpty() && table.required().contains(column)) {
            return Optional.of(new Fault(column + " is empty", "fill it in: pack.yaml requires it of every row"));
        }
        boolean number = table.columns().get(column) == ColumnType.NUMBER;
        if (number && !cell.isEmpty() && !NUMBER.matcher(cell).matches()) {
            return Optional.of(new Fault(column + " is '" + cell + "'", "it must be a whole number, or empty"));
        }
        return Optional.empty();
    }
}
