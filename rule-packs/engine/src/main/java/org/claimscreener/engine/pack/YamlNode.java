package org.claimscreener.engine.pack;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A YAML document with its lines kept, so that a problem can say where it is. Immutable. */
public sealed interface YamlNode {
    /** From 1. */
    int line();

    /** Any scalar, as it was written. */
    record Text(int line, String value) implements YamlNode {}

    /** {@code null}, {@code ~} or nothing at all. */
    record Nothing(int line) implements YamlNode {}

    record Sequence(int line, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    record Mapping(int line, Map<String, YamlNode> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }
    }
}
