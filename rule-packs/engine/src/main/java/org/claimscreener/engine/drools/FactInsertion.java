package org.claimscreener.engine.drools;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.fact.Charges;
import org.claimscreener.engine.fact.Diagnoses;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.fact.KnowledgeRow;
import org.kie.api.runtime.KieSession;

/** Inserts the facts that some rules match, and no others: each costs time. Immutable, thread-safe. */
final class FactInsertion {
    private final Set<String> types = new HashSet<>();
    private final Set<String> tables = new HashSet<>();

    FactInsertion(List<CheckedRule> rules) {
        for (CheckedRule rule : rules) {
            types.addAll(rule.factTypes());
            tables.addAll(rule.tables());
        }
    }

    void insert(FactSet facts, Features features, KnowledgeRows rows, KieSession session) {
        one("Settlement", facts.settlement(), session);
        one("Person", facts.person(), session);
        one("Institution", facts.institution(), session);
        one("Visit", facts.visit(), session);
        one("Bill", facts.bill(), session);
        one("Medication", facts.medication(), session);
        if (types.contains("Charges")) {
            session.insert(new Charges(facts.bill().lines()));
        }
        one("PatientHistory", facts.history(), session);
        one("Features", features, session);
        all("Standing", facts.standing(), session);
        all("TraceUse", facts.traceUses(), session);
        all("Diagnosis", facts.diagnoses(), session);
        all("Operation", facts.operations(), session);
        all("FeeLine", facts.bill().lines(), session);
        all("PastVisit", facts.history().visits(), session);
        if (types.contains("Diagnoses")) {
            session.insert(new Diagnoses(facts.diagnoses()));
        }
        if (!tables.isEmpty()) {
            for (KnowledgeRow row : rows.all()) {
                if (tables.contains(row.table())) {
                    session.insert(row);
                }
            }
        }
    }

    private void one(String type, Object fact, KieSession session) {
        if (types.contains(type)) {
            session.insert(fact);
        }
    }

    private void all(String type, List<?> facts, KieSession session) {
        if (!types.contains(type)) {
            return;
        }
        for (Object fact : facts) {
            session.insert(fact);
        }
    }
}
