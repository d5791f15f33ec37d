package org.claimscreener.engine.drools;

import java.util.EnumMap;
import java.util.Map;

import org.claimscreener.engine.fact.FactSet;
import org.jspecify.annotations.Nullable;

/**
 * All that the rules of one pack may match on one settlement, by kind; made when first asked for. Arrays, because each
 * rule's probe goes over them: iterators were a third of what a settlement allocated. Not thread-safe.
 */
final class FactsAtHand {
    private static final Object[] NO_ROWS = {};
    /** Most rules bind no more; those that do get more. */
    private static final int SLOTS = 16;

    private final FactSet facts;
    private final Map<FactKind, Object[]> byKind = new EnumMap<>(FactKind.class);
    private final Map<String, Object[]> byTable;
    private @Nullable Object[] slots = new Object[SLOTS];

    /**
     * Of one settlement.
     *
     * @param facts with the features as the pack's rules see them
     * @param rows of the pack's tables
     */
    FactsAtHand(FactSet facts, KnowledgeRows rows) {
        this.facts = facts;
        this.byTable = rows.byTable();
    }

    /** Every fact of a kind that is no row; not to be changed. */
    Object[] of(FactKind kind) {
        Object[] found = byKind.get(kind);
        if (found == null) {
            found = kind.in(facts).toArray();
            byKind.put(kind, found);
        }
        return found;
    }

    /** The rows of a table; not to be changed. */
    Object[] rowsOf(String table) {
        return byTable.getOrDefault(table, NO_ROWS);
    }

    /**
     * Room for what one rule binds, with whatever another has left in it: a probe reads what it has written, and one
     * probe at a time looks.
     */
    @Nullable
    Object[] slots(int count) {
        if (count > slots.length) {
            slots = new Object[count];
        }
        return slots;
    }
}
