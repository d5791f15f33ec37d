package org.claimscreener.engine.pack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.claimscreener.engine.EngineVersion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Reads a manifest. It only has to find what is there: whoever reads compares the result's canonical bytes with those
 * that were read, so nothing else can hide in them. Stateless.
 */
final class ManifestText {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BUILD_AGAIN = "build the archive again";

    private ManifestText() {}

    /** The manifest, or nothing after a problem was added. */
    static Optional<PackManifest> read(byte[] bytes, Problems problems) {
        return parse(bytes, problems)
                .filter(root -> hasFormat(root, problems))
                .flatMap(root -> manifest(root, problems))
                .filter(manifest -> isForThisEngine(manifest, problems));
    }

    private static Optional<JsonNode> parse(byte[] bytes, Problems problems) {
        try {
            JsonNode root = MAPPER.readTree(bytes);
            if (root.isObject()) {
                return Optional.of(root);
            }
            problem(problems, "is no JSON object");
        } catch (JsonProcessingException e) {
            problem(problems, "is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading bytes in memory failed", e);
        }
        return Optional.empty();
    }

    private static boolean hasFormat(JsonNode root, Problems problems) {
        int format = root.path("format").asInt(0);
        if (format != PackManifest.FORMAT) {
            problems.add(
                    PackManifest.NAME,
                    1,
                    "has format " + root.path("format").asText("none"),
                    "this engine reads format " + PackManifest.FORMAT
                            + ": build the archive with the packctl of this release");
        }
        return format == PackManifest.FORMAT;
    }

    private static Optional<PackManifest> manifest(JsonNode root, Problems problems) {
        try {
            return Optional.of(new PackManifest(
                    root.path("id").asText(),
                    root.path("version").asText(),
                    root.path("fact_schema").asText(),
                    new Lineage(
                            root.path("sequence").asLong(),
                            root.path("previous").asText()),
                    new EngineRange(
                            root.path("engine").path("min").asInt(),
                            root.path("engine").path("below").asInt()),
                    new PackLimits(
                            root.path("limits").path("max_firings").asInt(),
                            root.path("limits").path("max_micros").asLong()),
                    hashes(root)));
        } catch (IllegalArgumentException e) {
            problem(problems, "is not right: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static SortedMap<String, String> hashes(JsonNode root) {
        SortedMap<String, String> hashes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> file : root.path("files").properties()) {
            hashes.put(file.getKey(), file.getValue().asText());
        }
        return hashes;
    }

    private static boolean isForThisEngine(PackManifest manifest, Problems problems) {
        boolean holds = manifest.engine().holds(EngineVersion.NUMBER);
        if (!holds) {
            problems.add(
                    PackManifest.NAME,
                    1,
                    "is for engine " + manifest.engine() + ", and this is engine " + EngineVersion.NUMBER,
                    "build and test the pack with the packctl of this release");
        }
        return holds;
    }

    private static void problem(Problems problems, String what) {
        problems.add(PackManifest.NAME, 0, what, BUILD_AGAIN);
    }
}
