package org.claimscreener.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;

import org.apache.avro.Schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where released schemas and golden bytes lie, and what is compared between versions. */
final class Released {

    static final Path SCHEMAS = Path.of("src/main/resources/released");
    static final Path GOLDEN = Path.of("src/test/resources/golden");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Released() {}

    /** The current schema as a released file has it: without Java's own property on every text. */
    static JsonNode current(MessageType type) {
        return plain(tree(type.currentSchema().toString()));
    }

    static JsonNode tree(String schema) {
        try {
            return JSON.readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pretty(JsonNode schema) {
        return schema.toPrettyString() + "\n";
    }

    static Schema parse(JsonNode schema) {
        return new Schema.Parser().parse(schema.toString());
    }

    static byte[] golden(MessageType type, int version) {
        try (InputStream in = Released.class.getResourceAsStream("/golden/" + goldenName(type, version))) {
            if (in == null) {
                throw new AssertionError("No golden bytes " + goldenName(type, version)
                        + ": run the main of ReleaseTool (it says how) and commit what it writes");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String goldenName(MessageType type, int version) {
        return type.schemaName() + "-v" + version + ".bin";
    }

    private static JsonNode plain(JsonNode schema) {
        if (schema.isArray()) {
            var list = JSON.createArrayNode();
            schema.forEach(element -> list.add(plain(element)));
            return list;
        }
        if (!schema.isObject()) {
            return schema;
        }
        if (schema.has("avro.java.string") && schema.size() == 2) {
            return schema.get("type");
        }
        ObjectNode object = JSON.createObjectNode();
        schema.properties().forEach(field -> object.set(field.getKey(), plain(field.getValue())));
        return object;
    }
}
