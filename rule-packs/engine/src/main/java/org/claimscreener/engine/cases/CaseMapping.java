package org.claimscreener.engine.cases;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A mapping of a case file with its lines kept, so that an error says where it is.
 *
 * @param line from 1, of its beginning; 0 for one that is not there
 * @param lines of the keys
 */
record CaseMapping(int line, Map<String, Object> entries, Map<String, Integer> lines) {
    static final CaseMapping NONE = new CaseMapping(0, Map.of(), Map.of());

    CaseMapping {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        lines = Map.copyOf(lines);
    }

    int lineOf(String key) {
        return lines.getOrDefault(key, line);
    }

    CaseMapping without(String key) {
        Map<String, Object> left = new LinkedHashMap<>(entries);
        left.remove(key);
        return new CaseMapping(line, left, lines);
    }
}
