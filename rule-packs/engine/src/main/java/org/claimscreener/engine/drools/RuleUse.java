package org.claimscreener.engine.drools;

import java.util.Set;

import org.claimscreener.engine.decision.RuleInfo;

/**
 * A rule's text and what of its pack's declarations it names, for author tools.
 *
 * @param line of the rule's first word
 * @param text the rule as the author wrote it
 * @param columns as {@code table.column}
 */
public record RuleUse(
        RuleInfo info,
        String file,
        int line,
        String text,
        Set<String> parameters,
        Set<String> features,
        Set<String> tables,
        Set<String> columns) {
    public RuleUse {
        parameters = Set.copyOf(parameters);
        features = Set.copyOf(features);
        tables = Set.copyOf(tables);
        columns = Set.copyOf(columns);
    }

    public String rule() {
        return info.rule();
    }
}
