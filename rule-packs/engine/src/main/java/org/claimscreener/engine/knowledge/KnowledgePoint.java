package org.claimscreener.engine.knowledge;

import java.util.List;
import java.util.Map;

/**
 * One published point.
 *
 * @param line where it stands in its file, from 1
 * @param ruleCode official code of the rule, or "" for a rule that has none yet
 * @param itemCodes at least one
 * @param fields all of its plain fields by name, the ones named here too
 */
public record KnowledgePoint(
        long line, String ruleCode, String ruleName, List<String> itemCodes, Map<String, String> fields) {
    public KnowledgePoint {
        itemCodes = List.copyOf(itemCodes);
        fields = Map.copyOf(fields);
    }

    /** A plain field, or "" when it is not there. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }
}
