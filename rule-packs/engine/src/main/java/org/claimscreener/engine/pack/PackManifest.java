package org.claimscreener.engine.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an archive says it holds; its canonical bytes are the first entry.
 *
 * @param factSchema fingerprint of the fact schema that the pack was built against
 * @param fileHashes SHA-256 of each file, lower-case hex, by path
 */
record PackManifest(String id, String version, String factSchema, SortedMap<String, String> fileHashes) {
    static final String NAME = "manifest.json";

    private static final int FORMAT = 1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    PackManifest {
        fileHashes = Collections.unmodifiableSortedMap(new TreeMap<>(fileHashes));
    }

    static PackManifest of(PackHeader header, String factSchema, PackFiles files) {
        SortedMap<String, String> hashes = new TreeMap<>();
        files.all().forEach((name, bytes) -> hashes.put(name, Digests.sha256(bytes)));
        return new PackManifest(header.id(), header.version(), factSchema, hashes);
    }

    /** JSON without spaces, keys in a fixed order, one line. */
    byte[] canonicalBytes() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT).put("id", id).put("version", version).put("fact_schema", factSchema);
        ObjectNode files = root.putObject("files");
        fileHashes.forEach(files::put);
        try {
            return (MAPPER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain JSON", e);
        }
    }

    /** Reads a manifest; what is wrong with it goes to the problems, and the result is then of no use. */
    static PackManifest read(byte[] bytes, Problems problems) {
        JsonNode root = parse(bytes, problems);
        int format = root.path("format").asInt(0);
        if (format != FORMAT) {
            problems.add(
                    NAME,
                    1,
                    "has format " + root.path("format").asText("none"),
                    "this engine reads format " + FORMAT + ": build the archive with the packctl of this release");
        }
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file : root.path("files").properties()) {
            hashes.put(file.getKey(), file.getValue().asText());
        }
        return new PackManifest(
                root.path("id").asText(),
                root.path("version").asText(),
                root.path("fact_schema").asText(),
                hashes);
    }

    private static JsonNode parse(byte[] bytes, Problems problems) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root.isObject()) {
                return root;
            }
        } catch (JsonProcessingException e) {
            problems.add(NAME, 0, "is not JSON: " + e.getOriginalMessage(), "build the archive again");
            return MAPPER.createObjectNode().put("format", FORMAT);
        } catch (IOException e) {
            throw new UncheckedIOException("reading bytes in memory failed", e);
        }
        problems.add(NAME, 0, "is no JSON object", "build the archive again");
        return MAPPER.createObjectNode().put("format", FORMAT);
    }
}
