package org.claimscreener.traffic;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A table of this package's resources: tab-separated, comments first, then one line of column names. */
final class Table {
    private static final String NONE = "-";

    private Table() {}

    /** The rows, each with exactly the number of columns. */
    static List<List<String>> read(String resource, int columns) {
        InputStream stream = Table.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IllegalStateException(
                    "Resource " + resource + " is missing: the jar is incomplete, build it again");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return rows(resource, reader, columns);
        } catch (IOException e) {
            throw new UncheckedIOException("Resource " + resource + " cannot be read", e);
        }
    }

    /** The parts of a comma-separated cell; "-" has none. */
    static List<String> parts(String cell) {
        return cell.equals(NONE) ? List.of() : List.of(cell.split(",", -1));
    }

    private static List<List<String>> rows(String resource, BufferedReader reader, int columns) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        boolean named = false;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("#")) {
                continue;
            }
            List<String> cells = List.of(line.split("\t", -1));
            if (cells.size() != columns) {
                throw new IllegalStateException(resource + ": expected " + columns + " columns in: " + line);
            }
            if (named) {
                rows.add(cells);
            }
            named = true;
        }
        return rows;
    }
}
