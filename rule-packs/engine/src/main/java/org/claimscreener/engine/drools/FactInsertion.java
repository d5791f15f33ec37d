package org.claimscreener.engine.drools;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.kie.api.runtime.KieSession;

/** Inserts the facts that some rules match, and no others: each costs time. Immutable, thread-safe. */
final class FactInsertion {
    private final List<FactKind> kinds;
    private final List<String> tables;

    FactInsertion(Collection<CheckedRule> rules) {
        Set<FactKind> matched = EnumSet.noneOf(FactKind.class);
        Set<String> rows = new TreeSet<>();
        for (CheckedRule rule : rules) {
            for (FactKind kind : FactKind.values()) {
                if (!kind.isRow() && rule.factTypes().contains(kind.simpleName())) {
                    matched.add(kind);
                }
            }
            rows.addAll(rule.tables());
        }
        this.kinds = List.copyOf(matched);
        this.tables = List.copyOf(rows);
    }

    void insert(FactsAtHand facts, KieSession session) {
        for (FactKind kind : kinds) {
            insert(facts.of(kind), session);
        }
        for (String table : tables) {
            insert(facts.rowsOf(table), session);
        }
    }

    private static void insert(Object[] facts, KieSession session) {
        for (Object fact : facts) {
            session.insert(fact);
        }
    }
}
