package org.claimscreener.engine.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** How points become rows: what stands in a mapping file. Immutable. */
public final class KnowledgeMapping {
    private static final String EVERYTHING = "(?s).+";
    private static final YAMLMapper YAML = new YAMLMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private final List<TableMapping> tables;

    private KnowledgeMapping(List<TableMapping> tables) {
        this.tables = List.copyOf(tables);
    }

    /** In the order of the file: the first that takes a point for a table has it. */
    List<TableMapping> tables() {
        return tables;
    }

    /**
     * Reads a mapping file that reads no text by words.
     *
     * @throws MappingException when it is none
     */
    public static KnowledgeMapping read(String text) throws MappingException {
        return read(text, KnowledgeTerms.none());
    }

    /**
     * Reads a mapping file.
     *
     * @param terms the books that it reads texts by
     * @throws MappingException when it is none
     */
    public static KnowledgeMapping read(String text, KnowledgeTerms terms) throws MappingException {
        JsonNode root = parse(text);
        only(root, "the mapping", Set.of("defaults", "tables"));
        Map<String, List<CellSource>> defaults = columns("defaults", root.path("defaults"), terms);
        List<TableMapping> tables = new ArrayList<>();
        for (JsonNode table : root.path("tables")) {
            tables.add(table(table, defaults, terms));
        }
        if (tables.isEmpty()) {
            throw new MappingException("it maps no table; write 'tables:' and an entry after '- '");
        }
        return new KnowledgeMapping(tables);
    }

    private static JsonNode parse(String text) throws MappingException {
        try {
            JsonNode root = YAML.readTree(text);
            if (root != null && root.isObject()) {
                return root;
            }
            throw new MappingException("it is empty, or no YAML mapping");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            throw new MappingException("line " + line + ": it is not YAML: "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    private static TableMapping table(JsonNode node, Map<String, List<CellSource>> defaults, KnowledgeTerms terms)
            throws MappingException {
        String name = node.path("table").asText("");
        if (name.isEmpty()) {
            throw new MappingException("an entry of 'tables' names no 'table'");
        }
        only(node, name, Set.of("table", "rules", "also", "when", "row_for", "identity", "columns"));
        List<String> rules = texts(node.path("rules"));
        if (rules.isEmpty()) {
            throw new MappingException(name + ": 'rules' names no rule");
        }
        Map<String, List<CellSource>> columns = new LinkedHashMap<>(defaults);
        columns.putAll(columns(name, node.path("columns"), terms));
        return new TableMapping(
                name,
                rules,
                node.path("also").asBoolean(false),
                when(name, node.path("when")),
                key(name, node.path("row_for").asText("each")),
                new LinkedHashSet<>(texts(node.path("identity"))),
                columns);
    }

    private static int key(String table, String text) throws MappingException {
        return switch (text) {
            case "each" -> TableMapping.EACH;
            case "item_code_1" -> 0;
            case "item_code_2" -> 1;
            default ->
                throw new MappingException(
                        table + ": 'row_for' is '" + text + "'; write each, item_code_1 or item_code_2");
        };
    }

    private static Map<String, Pattern> when(String table, JsonNode node) throws MappingException {
        Map<String, Pattern> when = new HashMap<>();
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            when.put(field.getKey(), pattern(table + ", when", field.getValue().asText()));
        }
        return when;
    }

    private static Map<String, List<CellSource>> columns(String where, JsonNode node, KnowledgeTerms terms)
            throws MappingException {
        Map<String, List<CellSource>> columns = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> column : node.properties()) {
            List<CellSource> ways = new ArrayList<>();
            for (JsonNode way : column.getValue()) {
                ways.add(way(where + ", " + column.getKey(), way, terms));
            }
            if (ways.isEmpty()) {
                throw new MappingException(where + ", " + column.getKey() + ": write a list of ways, as [{field: x}]");
            }
            columns.put(column.getKey(), ways);
        }
        return columns;
    }

    private static CellSource way(String where, JsonNode way, KnowledgeTerms terms) throws MappingException {
        if (way.has("read")) {
            only(way, where, Set.of("field", "read"));
            return new ReadCell(
                    way.path("field").asText("constraint"),
                    as(where, way.path("read").asText()),
                    terms);
        }
        only(way, where, Set.of("field", "match", "write"));
        boolean constant = !way.has("field");
        if (constant && !way.has("write")) {
            throw new MappingException(where + ": a way has neither 'field' nor 'write'");
        }
        String match = constant ? "" : way.path("match").asText(EVERYTHING);
        return new MatchedCell(
                way.path("field").asText("item_name"),
                pattern(where, match),
                way.path("write").asText("$0"));
    }

    private static ReadCell.As as(String where, String text) throws MappingException {
        for (ReadCell.As as : ReadCell.As.values()) {
            if (as.name().toLowerCase(Locale.ROOT).equals(text)) {
                return as;
            }
        }
        throw new MappingException(where + ": 'read' is '" + text + "'; write diagnoses, beside, drugs or text");
    }

    private static Pattern pattern(String where, String text) throws MappingException {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new MappingException(where + ": '" + text + "' is no pattern: " + e.getDescription());
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static void only(JsonNode node, String where, Set<String> known) throws MappingException {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (!known.contains(field.getKey())) {
                throw new MappingException(where + ": unknown key '" + field.getKey() + "'; "
                        + org.claimscreener.engine.pack.NearestName.hint(field.getKey(), known));
            }
        }
    }
}
