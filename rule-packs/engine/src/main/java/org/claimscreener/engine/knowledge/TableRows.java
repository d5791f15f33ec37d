package org.claimscreener.engine.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.claimscreener.engine.pack.TableCells;
import org.claimscreener.engine.pack.TableDeclaration;

/** The rows of one table while points are placed in it. Not thread-safe. */
final class TableRows {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    /** After this a source names the rule, when it is not the table's own. */
    private static final String ORIGIN = "（";

    private final TableDeclaration table;
    private final TableMapping mapping;
    private final List<String> header;
    private final Map<String, List<String>> before = new HashMap<>();
    private final Map<String, List<String>> now = new HashMap<>();

    /**
     * Rows of a table that has been checked.
     *
     * @param csv its text
     */
    TableRows(TableDeclaration table, TableMapping mapping, String csv) throws MappingException {
        if (!table.key().ofItems()) {
            throw new MappingException("table " + table.name() + " is looked up by "
                    + table.key().column() + ", and points are about items: write its rows by hand");
        }
        this.table = table;
        this.mapping = mapping;
        List<List<String>> rows = parse(csv);
        this.header = rows.get(0);
        for (String column : mapping.columns().keySet()) {
            if (!header.contains(column) && !column.equals(TableDeclaration.SOURCE)) {
                throw new MappingException("table " + table.name() + " has no column '" + column
                        + "': give a mapping that fits the pack with --mapping");
            }
        }
        for (List<String> row : rows.subList(1, rows.size())) {
            before.put(keyOf(row, before.size()), row);
        }
        now.putAll(before);
    }

    TableDeclaration table() {
        return table;
    }

    /**
     * The cells of a point's rows, all but the key's, which is left empty: they are the same for each of its items.
     *
     * @throws UnplacedException when the point cannot have a row
     */
    List<String> cells(KnowledgePoint point, TableMapping by) throws UnplacedException {
        List<String> cells = new ArrayList<>();
        for (String column : header) {
            boolean key = column.equals(table.key().column());
            String cell = key ? "" : by.cell(point, column);
            if (by.also() && column.equals(TableDeclaration.SOURCE) && !cell.isEmpty()) {
                cell += ORIGIN + point.ruleName() + "）";
            }
            if (!key) {
                refuse(TableCells.faultOf(table, column, cell));
            }
            cells.add(cell);
        }
        return cells;
    }

    /** Places one item of a point; the cells are those that {@link #cells} gave. */
    void place(List<String> cells, TableMapping by, String itemCode) throws UnplacedException {
        refuse(table.key().faultOf(itemCode));
        List<String> row = new ArrayList<>(cells);
        row.set(0, itemCode);
        String identity = identity(row);
        List<String> there = now.get(identity);
        if (there == null && now.size() >= TableCells.MOST_ROWS) {
            throw new UnplacedException(
                    "table " + table.name() + " is full: it has " + TableCells.MOST_ROWS + " rows; split it");
        }
        if (there == null || !by.also() || origin(there).equals(origin(row))) {
            now.put(identity, row);
        }
    }

    private static void refuse(Optional<TableCells.Fault> fault) throws UnplacedException {
        if (fault.isPresent()) {
            throw new UnplacedException(fault.get().what() + ": " + fault.get().howToMend());
        }
    }

    /** Which rule's points a row is from: what its source says in brackets, "" for the table's own rule. */
    private String origin(List<String> row) {
        int column = header.indexOf(TableDeclaration.SOURCE);
        String source = column < 0 ? "" : row.get(column);
        int bracket = source.indexOf(ORIGIN);
        return bracket < 0 ? "" : source.substring(bracket);
    }

    /** Rows that were not there before. */
    long added() {
        return now.keySet().stream().filter(key -> !before.containsKey(key)).count();
    }

    /** Rows that say something else now. */
    long updated() {
        return before.entrySet().stream()
                .filter(row -> !row.getValue().equals(now.get(row.getKey())))
                .count();
    }

    long rows() {
        return now.size();
    }

    boolean changed() {
        return !now.equals(before);
    }

    /** The table as a file: sorted by all cells from the first on. */
    String csv() {
        List<List<String>> sorted = new ArrayList<>(now.values());
        sorted.sort(TableRows::compare);
        StringBuilder csv = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(csv, FORMAT)) {
            printer.printRecord(header);
            for (List<String> row : sorted) {
                printer.printRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return csv.toString();
    }

    /** Rows of the file that the mapping cannot tell apart are all kept. */
    private String keyOf(List<String> row, int number) {
        String identity = identity(row);
        return before.containsKey(identity) ? identity + "\n#" + number : identity;
    }

    private String identity(List<String> row) {
        StringBuilder identity = new StringBuilder(row.get(0));
        for (int i = 1; i < header.size(); i++) {
            if (mapping.identity().contains(header.get(i))) {
                identity.append('\n').append(row.get(i));
            }
        }
        return identity.toString();
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = Comparator.<String>naturalOrder().compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static List<List<String>> parse(String csv) {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.parse(csv, FORMAT)) {
            for (CSVRecord row : parser) {
                rows.add(row.toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory failed", e);
        }
        return rows;
    }
}
