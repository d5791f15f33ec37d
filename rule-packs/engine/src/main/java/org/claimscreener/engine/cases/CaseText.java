package org.claimscreener.engine.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** Reads YAML with every value as it is written: 001102000020000 is an item code and no number. Not thread-safe. */
final class CaseText {
    private static final YAMLFactory FACTORY = new YAMLFactory();

    private final YAMLParser parser;

    private CaseText(YAMLParser parser) {
        this.parser = parser;
    }

    /**
     * The document's fields.
     *
     * @throws CaseFileException when it is no YAML mapping
     */
    static CaseFields read(String file, String text) {
        try (YAMLParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            return CaseFields.of(new CasePlace(file, 1, ""), new CaseText(parser).node());
        } catch (JsonProcessingException e) {
            throw new CaseFileException(
                    new CasePlace(
                            file, e.getLocation() == null ? 0 : e.getLocation().getLineNr(), ""),
                    "is not YAML: " + e.getOriginalMessage().lines().findFirst().orElse(""));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text in memory failed", e);
        }
    }

    private Object node() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping();
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(node());
            }
            return items;
        }
        return token == null ? "" : String.valueOf(parser.getText());
    }

    private CaseMapping mapping() throws IOException {
        int line = line();
        Map<String, Object> entries = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            lines.put(key, line());
            parser.nextToken();
            if (entries.put(key, node()) != null) {
                throw new com.fasterxml.jackson.core.JsonParseException(parser, "'" + key + "' stands twice");
            }
        }
        return new CaseMapping(line, entries, lines);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
