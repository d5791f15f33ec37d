package org.claimscreener.engine.pack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML into {@link YamlNode}: one document, no aliases, no duplicate keys. Not thread-safe. */
public final class YamlText {
    private static final YAMLFactory FACTORY = new YAMLFactory();
    private static final int MOST_LEVELS = 20;

    private final String file;
    private final Problems problems;
    private final YAMLParser parser;

    private YamlText(String file, Problems problems, YAMLParser parser) {
        this.file = file;
        this.problems = problems;
        this.parser = parser;
    }

    /** The document's root, or nothing after a problem was added. */
    public static Optional<YamlNode> read(String file, String text, Problems problems) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            return new YamlText(file, problems, parser).document();
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add(
                    file,
                    line,
                    "is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""),
                    MEND);
            return Optional.empty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("reading a text in memory failed", e);
        }
    }

    private static final String MEND = "write it as in the author's guide";

    private Optional<YamlNode> document() throws IOException {
        int before = problems.count();
        if (parser.nextToken() == null) {
            problems.add(file, 1, "is empty", MEND);
            return Optional.empty();
        }
        YamlNode root = node(0);
        if (parser.nextToken() != null) {
            problems.add(
                    file, line(), "holds more than one document", "keep one document a file, without '---' inside");
        }
        return problems.count() == before ? Optional.of(root) : Optional.empty();
    }

    private YamlNode node(int level) throws IOException {
        if (level > MOST_LEVELS) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "nested too deeply");
        }
        if (parser.isCurrentAlias()) {
            problems.add(file, line(), "uses an alias", "write the value out");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(level);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(level);
        }
        if (token == JsonToken.VALUE_NULL) {
            return new YamlNode.Nothing(line());
        }
        return new YamlNode.Text(line(), parser.getText());
    }

    private YamlNode mapping(int level) throws IOException {
        int line = line();
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int keyLine = line();
            parser.nextToken();
            if (entries.put(key, node(level + 1)) != null) {
                problems.add(file, keyLine, "'" + key + "' stands twice", "keep one of them");
            }
        }
        return new YamlNode.Mapping(line, entries);
    }

    private YamlNode sequence(int level) throws IOException {
        int line = line();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(level + 1));
        }
        return new YamlNode.Sequence(line, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
