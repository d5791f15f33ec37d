package org.claimscreener.engine.drools;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.KnowledgeRow;

/** All that the rules of one pack may match on one settlement, by kind; made when first asked for. Not thread-safe. */
final class FactsAtHand {
    private final FactSet facts;
    private final KnowledgeRows rows;
    private final Map<FactKind, List<?>> byKind = new EnumMap<>(FactKind.class);

    /**
     * Of one settlement.
     *
     * @param facts with the features as the pack's rules see them
     * @param rows of the pack's tables
     */
    FactsAtHand(FactSet facts, KnowledgeRows rows) {
        this.facts = facts;
        this.rows = rows;
    }

    /** Every fact of a kind that is no row. */
    List<?> of(FactKind kind) {
        List<?> found = byKind.get(kind);
        if (found == null) {
            found = kind.in(facts);
            byKind.put(kind, found);
        }
        return found;
    }

    /** The rows of a table. */
    List<KnowledgeRow> rowsOf(String table) {
        return rows.of(table);
    }
}
