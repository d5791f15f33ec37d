package org.claimscreener.engine.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.claimscreener.engine.pack.TableCells.Fault;

/** Reads the rows of one table from its CSV text. Not thread-safe. */
final class TableFile {
    private final TableDeclaration table;
    private final Problems problems;
    private final List<KeyedRow> rows = new ArrayList<>();
    /** The same few values stand in thousands of rows: keep each once. */
    private final Map<String, String> shared = new HashMap<>();

    TableFile(TableDeclaration table, Problems problems) {
        this.table = table;
        this.problems = problems;
    }

    /** The rows; where a problem was added, as many as could be read. Called once. */
    List<KeyedRow> read(String text) {
        parse(text);
        return List.copyOf(rows);
    }

    private void parse(String text) {
        try (CSVParser parser = CSVParser.parse(text, CSVFormat.RFC4180)) {
            String[] header = null;
            Set<List<String>> seen = new HashSet<>();
            for (CSVRecord row : parser) {
                long line = parser.getCurrentLineNumber();
                if (header == null) {
                    header = row.values();
                    if (!headerFits(header)) {
                        return;
                    }
                } else if (parser.getRecordNumber() > TableCells.MOST_ROWS + 1L) {
                    problem(line, "has more than " + TableCells.MOST_ROWS + " rows", "split it into several tables");
                    return;
                } else {
                    row(header, row.values(), line, seen);
                }
            }
            if (header == null) {
                problem(1, "has no header row", "write " + expectedHeader());
            }
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            problem(0, "is not CSV: " + e.getMessage(), "quote cells that hold commas, double quotes inside them");
        }
    }

    private boolean headerFits(String[] header) {
        List<String> names = List.of(header);
        Set<String> expected = new HashSet<>(table.columns().keySet());
        expected.add(table.key().column());
        Set<String> actual = new HashSet<>(names);
        actual.remove(TableDeclaration.SOURCE);
        expected.remove(TableDeclaration.SOURCE);
        boolean fits = names.get(0).equals(table.key().column())
                && actual.equals(expected)
                && new HashSet<>(names).size() == names.size();
        if (!fits) {
            problem(1, "has the header " + String.join(",", names), "write " + expectedHeader());
        }
        return fits;
    }

    private String expectedHeader() {
        List<String> names = new ArrayList<>(List.of(table.key().column()));
        names.addAll(table.columns().keySet());
        return String.join(",", names) + " and, if you like, source; add or remove columns in pack.yaml";
    }

    private void row(String[] header, String[] cells, long line, Set<List<String>> seen) {
        if (cells.length != header.length) {
            problem(line, "has " + cells.length + " cells, the header " + header.length, "give each column a cell");
            return;
        }
        Optional<Fault> key = table.key().faultOf(cells[0]);
        if (key.isPresent()) {
            problem(line, key.get().what(), key.get().howToMend());
            return;
        }
        for (int i = 1; i < cells.length; i++) {
            if (!cellFits(header[i], cells[i], line)) {
                return;
            }
            String cell = cells[i];
            cells[i] = shared.computeIfAbsent(cell, same -> same);
        }
        if (!seen.add(List.of(cells))) {
            problem(line, "the same row stands twice for " + cells[0], "remove one");
            return;
        }
        rows.add(new KeyedRow(cells[0], new KnowledgeTables.Row(table.name(), new TableRow(header, cells))));
    }

    private boolean cellFits(String column, String cell, long line) {
        Optional<Fault> fault = TableCells.faultOf(table, column, cell);
        fault.ifPresent(found -> problem(line, found.what(), found.howToMend()));
        return fault.isEmpty();
    }

    private void problem(long line, String what, String howToMend) {
        problems.add(table.file(), Math.toIntExact(line), what, howToMend);
    }
}
