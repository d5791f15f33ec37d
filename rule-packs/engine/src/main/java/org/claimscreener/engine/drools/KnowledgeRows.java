package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.DiagnosisKnowledge;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.KnowledgeRow;
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.OperationKnowledge;
import org.claimscreener.engine.pack.KnowledgeTables;
import org.claimscreener.engine.pack.KnowledgeTables.Row;

/** The rows of a pack's tables that one settlement's lines, diagnoses and operations have. Not thread-safe while it is made. */
final class KnowledgeRows {
    private final Map<String, List<KnowledgeRow>> byTable = new HashMap<>();

    /** Looks them up. */
    KnowledgeRows(KnowledgeTables knowledge, FactSet facts) {
        for (FeeLine line : facts.bill().lines()) {
            for (Row row : knowledge.rowsOf(line.itemCode())) {
                add(new Knowledge(row.table(), line, row.columns()));
            }
            for (Row row : knowledge.rowsOfName(line.itemName())) {
                add(new Knowledge(row.table(), line, row.columns()));
            }
        }
        for (Diagnosis diagnosis : facts.diagnoses()) {
            if (diagnosis.western()) {
                for (Row row : knowledge.rowsOfDiagnosis(diagnosis.code())) {
                    add(new DiagnosisKnowledge(row.table(), diagnosis, row.columns()));
                }
            }
        }
        for (Operation operation : facts.operations()) {
            for (Row row : knowledge.rowsOfOperation(operation.code())) {
                add(new OperationKnowledge(row.table(), operation, row.columns()));
            }
        }
    }

    private void add(KnowledgeRow row) {
        byTable.computeIfAbsent(row.table(), table -> new ArrayList<>()).add(row);
    }

    /** In the order of the lines, diagnoses or operations that have them, by table; tables of which none has any are left out. */
    Map<String, Object[]> byTable() {
        Map<String, Object[]> rows = new HashMap<>();
        byTable.forEach((table, found) -> rows.put(table, found.toArray()));
        return rows;
    }
}
