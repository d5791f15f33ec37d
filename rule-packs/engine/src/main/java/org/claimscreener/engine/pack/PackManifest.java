package org.claimscreener.engine.pack;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What an archive says it holds; its canonical bytes are the archive's first entry, and what authors and approvers sign.
 * Immutable, thread-safe.
 *
 * @param factSchema fingerprint of the fact schema that the pack was built against
 * @param lineage where it stands among the versions of its id
 * @param engine the engines that it was built for
 * @param limits what one evaluation may cost
 * @param fileHashes SHA-256 of each file, lower-case hex, by path
 */
public record PackManifest(
        String id,
        String version,
        String factSchema,
        Lineage lineage,
        EngineRange engine,
        PackLimits limits,
        SortedMap<String, String> fileHashes) {
    static final String NAME = "manifest.json";

    /** Raised when an archive of this build could not be read by the builds before. */
    static final int FORMAT = 2;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public PackManifest {
        fileHashes = Collections.unmodifiableSortedMap(new TreeMap<>(fileHashes));
    }

    static PackManifest of(PackHeader header, PackOrigin origin, PackFiles files) {
        return new PackManifest(
                header.id(),
                header.version(),
                origin.factSchema(),
                origin.lineage(),
                origin.engine(),
                header.limits(),
                files.hashes());
    }

    PackOrigin origin() {
        return new PackOrigin(factSchema, lineage, engine);
    }

    /** JSON without spaces, keys in a fixed order, one line: the same manifest gives the same bytes. */
    public byte[] canonicalBytes() {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("format", FORMAT).put("id", id).put("version", version);
        root.put("sequence", lineage.sequence()).put("previous", lineage.previous());
        root.putObject("engine").put("min", engine.min()).put("below", engine.below());
        root.put("fact_schema", factSchema);
        root.putObject("limits").put("max_firings", limits.maxFirings()).put("max_micros", limits.maxMicros());
        ObjectNode files = root.putObject("files");
        fileHashes.forEach(files::put);
        try {
            return (MAPPER.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain JSON", e);
        }
    }
}
