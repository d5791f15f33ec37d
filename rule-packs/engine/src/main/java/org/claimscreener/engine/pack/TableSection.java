package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.pack.TableDeclaration.ColumnType;

/** Reads the table declarations of pack.yaml. Stateless. */
final class TableSection {
    private static final List<String> KEYS =
            List.of("name", "file", "key", "columns", "required", "source", "description");

    private TableSection() {}

    static List<TableDeclaration> read(YamlFields pack) {
        List<TableDeclaration> tables = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<String> files = new HashSet<>();
        for (YamlFields fields : pack.sections("tables", KEYS)) {
            TableDeclaration table = table(fields);
            if (!names.add(table.name())) {
                fields.problem("name", "table '" + table.name() + "' stands twice", "rename or remove one");
            }
            if (!files.add(table.file())) {
                fields.problem("file", "file '" + table.file() + "' is the file of two tables", "give each its own");
            }
            tables.add(table);
        }
        return tables;
    }

    private static TableDeclaration table(YamlFields fields) {
        TableKey key = key(fields);
        Map<String, ColumnType> columns = columns(fields, key);
        return new TableDeclaration(
                fields.text("name", Shapes.SNAKE, Shapes.SNAKE_IN_WORDS),
                fields.text("file", Shapes.TABLE_FILE, "a file such as tables/name.csv"),
                key,
                columns,
                required(fields, columns.keySet()),
                fields.text("source"),
                fields.text("description"));
    }

    private static TableKey key(YamlFields fields) {
        String column = fields.text("key");
        Optional<TableKey> key = TableKey.of(column);
        if (key.isEmpty() && !column.isEmpty()) {
            fields.problem("key", "'key' is '" + column + "'", "write one of " + String.join(", ", TableKey.columns()));
        }
        return key.orElse(TableKey.ITEM_CODE);
    }

    private static Map<String, ColumnType> columns(YamlFields fields, TableKey key) {
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        fields.pairs("columns").forEach((name, type) -> {
            if (!Shapes.SNAKE.matcher(name).matches() || name.equals(key.column())) {
                fields.problem(
                        "columns", "column '" + name + "'", "name it in " + Shapes.SNAKE_IN_WORDS + ", not as the key");
            }
            columns.put(name, columnType(fields, name, type));
        });
        return columns;
    }

    private static Set<String> required(YamlFields fields, Set<String> columns) {
        if (!fields.has("required")) {
            return Set.of();
        }
        Set<String> required = new LinkedHashSet<>(fields.texts("required"));
        for (String name : required) {
            if (!columns.contains(name)) {
                fields.problem("required", "column '" + name + "' is not declared", NearestName.hint(name, columns));
            }
        }
        return required;
    }

    private static ColumnType columnType(YamlFields fields, String name, String type) {
        if (type.equals("number")) {
            return ColumnType.NUMBER;
        }
        if (!type.equals("text")) {
            fields.problem("columns", "column '" + name + "' has type '" + type + "'", "write text or number");
        }
        return ColumnType.TEXT;
    }
}
