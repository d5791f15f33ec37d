package org.claimscreener.launcher.kubernetes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;

/** The little of kustomize that the overlays need: resources, and patches that merge maps and replace everything else. */
final class Manifests {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Manifests() {}

    /** All documents of a file. */
    static List<JsonNode> documents(Path file) throws IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(file.toFile())) {
            return YAML.readValues(parser, JsonNode.class).readAll();
        }
    }

    /** What a folder with a kustomization gives, by kind and name. */
    static Map<String, JsonNode> built(Path folder) throws IOException {
        JsonNode kustomization = documents(folder.resolve("kustomization.yaml")).get(0);
        Map<String, JsonNode> all = new LinkedHashMap<>();
        for (JsonNode resource : kustomization.path("resources")) {
            Path path = folder.resolve(resource.asText()).normalize();
            if (path.toString().endsWith(".yaml")) {
                documents(path).forEach(document -> all.put(key(document), document));
            } else {
                all.putAll(built(path));
            }
        }
        for (JsonNode patch : patches(folder, kustomization)) {
            JsonNode target = all.get(key(patch));
            if (target == null) {
                throw new IOException("The patch of " + key(patch) + " in " + folder + " has nothing to change");
            }
            all.put(key(patch), merged(target.deepCopy(), patch));
        }
        return all;
    }

    private static List<JsonNode> patches(Path folder, JsonNode kustomization) throws IOException {
        List<JsonNode> patches = new ArrayList<>();
        for (JsonNode patch : kustomization.path("patches")) {
            patches.addAll(documents(folder.resolve(patch.path("path").asText())));
        }
        return patches;
    }

    private static String key(JsonNode document) {
        return document.path("kind").asText() + "/"
                + document.path("metadata").path("name").asText();
    }

    static JsonNode merged(JsonNode into, JsonNode patch) {
        if (!(into instanceof ObjectNode target) || !patch.isObject()) {
            return patch;
        }
        patch.properties()
                .forEach(field -> target.set(
                        field.getKey(),
                        target.has(field.getKey())
                                ? merged(target.get(field.getKey()), field.getValue())
                                : field.getValue()));
        return target;
    }
}
