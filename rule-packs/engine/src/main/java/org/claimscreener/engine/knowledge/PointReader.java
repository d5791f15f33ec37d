package org.claimscreener.engine.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads one line of knowledge points. Thread-safe. */
public final class PointReader {
    private static final String CODE = "rule_code";
    private static final String NAME = "rule_name";
    private static final String ITEM = "item_name";
    private static final String ITEMS = "item_codes";

    /** So many item codes can be named by their number, as {@code item_code_1}. */
    private static final int NUMBERED = 3;

    private final ObjectReader json = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /**
     * Reads a line.
     *
     * @throws UnplacedException when it is no point
     */
    public KnowledgePoint read(long line, String text) throws UnplacedException {
        JsonNode root = parse(line, text);
        String ruleName = required(root, NAME);
        required(root, ITEM);
        List<String> codes = new ArrayList<>();
        root.path(ITEMS).forEach(code -> codes.add(code.asText().strip()));
        if (codes.isEmpty()) {
            throw new UnplacedException("it has no " + ITEMS);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        root.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText().strip());
            }
        });
        for (int i = 0; i < Math.min(codes.size(), NUMBERED); i++) {
            fields.put("item_code_" + (i + 1), codes.get(i));
        }
        return new KnowledgePoint(line, fields.getOrDefault(CODE, ""), ruleName, codes, fields);
    }

    private JsonNode parse(long line, String text) throws UnplacedException {
        if (line == 1 && text.startsWith("\uFEFF")) {
            throw new UnplacedException("it begins with a byte order mark: save the file as UTF-8 without BOM");
        }
        try {
            JsonNode root = json.readTree(text);
            if (root != null && root.isObject()) {
                return root;
            }
            throw new UnplacedException("it is no JSON object");
        } catch (JsonProcessingException e) {
            String why = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new UnplacedException("it is not JSON, or repeats a field: " + why);
        }
    }

    private static String required(JsonNode root, String name) throws UnplacedException {
        String value = root.path(name).asText("").strip();
        if (value.isEmpty()) {
            throw new UnplacedException("it has no " + name);
        }
        return value;
    }
}
