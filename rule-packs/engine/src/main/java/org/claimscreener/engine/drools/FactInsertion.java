package org.claimscreener.engine.drools;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.fact.Charges;
import org.claimscreener.engine.fact.Diagnoses;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.DiagnosisKnowledge;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.KnowledgeRow;
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.OperationKnowledge;
import org.claimscreener.engine.pack.KnowledgeTables;
import org.claimscreener.engine.pack.KnowledgeTables.Row;
import org.kie.api.runtime.KieSession;

/** Inserts the facts that a pack's rules match, and no others: each costs time. Immutable, thread-safe. */
final class FactInsertion {
    private final Set<String> types = new HashSet<>();
    private final Set<String> tables = new HashSet<>();
    private final KnowledgeTables knowledge;

    FactInsertion(List<CheckedRule> rules, KnowledgeTables knowledge) {
        for (CheckedRule rule : rules) {
            types.addAll(rule.factTypes());
            tables.addAll(rule.tables());
        }
        this.knowledge = knowledge;
    }

    void insert(FactSet facts, Features features, KieSession session) {
        one("Settlement", facts.settlement(), session);
        one("Person", facts.person(), session);
        one("Institution", facts.institution(), session);
        one("Visit", facts.visit(), session);
        one("Bill", facts.bill(), session);
        one("Medication", facts.medication(), session);
        one("Charges", new Charges(facts.bill().lines()), session);
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
            knowledge(facts, session);
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

    private void knowledge(FactSet facts, KieSession session) {
        for (FeeLine line : facts.bill().lines()) {
            for (Row row : knowledge.rowsOf(line.itemCode())) {
                insert(row, new Knowledge(row.table(), line, row.columns()), session);
            }
            for (Row row : knowledge.rowsOfName(line.itemName())) {
                insert(row, new Knowledge(row.table(), line, row.columns()), session);
            }
        }
        for (Diagnosis diagnosis : facts.diagnoses()) {
            if (diagnosis.western()) {
                for (Row row : knowledge.rowsOfDiagnosis(diagnosis.code())) {
                    insert(row, new DiagnosisKnowledge(row.table(), diagnosis, row.columns()), session);
                }
            }
        }
        for (Operation operation : facts.operations()) {
            for (Row row : knowledge.rowsOfOperation(operation.code())) {
                insert(row, new OperationKnowledge(row.table(), operation, row.columns()), session);
            }
        }
    }

    private void insert(Row row, KnowledgeRow fact, KieSession session) {
        if (tables.contains(row.table())) {
            session.insert(fact);
        }
    }
}
