package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.fact.Bill;
import org.claimscreener.engine.fact.Charges;
import org.claimscreener.engine.fact.Diagnoses;
import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.DiagnosisKnowledge;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.Features;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.Institution;
import org.claimscreener.engine.fact.Knowledge;
import org.claimscreener.engine.fact.Medication;
import org.claimscreener.engine.fact.Operation;
import org.claimscreener.engine.fact.OperationKnowledge;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.fact.Person;
import org.claimscreener.engine.fact.Settlement;
import org.claimscreener.engine.fact.Standing;
import org.claimscreener.engine.fact.TraceUse;
import org.claimscreener.engine.fact.Visit;

/** What patterns match, in the order in which it is inserted, and where it comes from. */
enum FactKind {
    SETTLEMENT(Settlement.class, true),
    PERSON(Person.class, true),
    INSTITUTION(Institution.class, true),
    VISIT(Visit.class, true),
    BILL(Bill.class, true),
    MEDICATION(Medication.class, true),
    CHARGES(Charges.class, true),
    HISTORY(PatientHistory.class, true),
    FEATURES(Features.class, true),
    STANDING(Standing.class, false),
    TRACE_USE(TraceUse.class, false),
    DIAGNOSIS(Diagnosis.class, false),
    OPERATION(Operation.class, false),
    LINE(FeeLine.class, false),
    PAST_VISIT(PastVisit.class, false),
    DIAGNOSES(Diagnoses.class, true),
    KNOWLEDGE(Knowledge.class, false),
    DIAGNOSIS_KNOWLEDGE(DiagnosisKnowledge.class, false),
    OPERATION_KNOWLEDGE(OperationKnowledge.class, false);

    private final Class<?> type;
    private final boolean alwaysOne;

    FactKind(Class<?> type, boolean alwaysOne) {
        this.type = type;
        this.alwaysOne = alwaysOne;
    }

    /**
     * The kind that a pattern of the type matches.
     *
     * @throws IllegalArgumentException when facts have no such type
     */
    static FactKind of(Class<?> type) {
        for (FactKind kind : values()) {
            if (kind.type.equals(type)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no fact is of " + type);
    }

    /** As rules write it. */
    String simpleName() {
        return type.getSimpleName();
    }

    /** Has each settlement exactly one? */
    boolean isAlwaysOne() {
        return alwaysOne;
    }

    /** Is it a row of a table? */
    boolean isRow() {
        return compareTo(KNOWLEDGE) >= 0;
    }

    /**
     * All facts of the kind.
     *
     * @throws IllegalArgumentException for rows, which are asked for by table
     */
    List<?> in(FactSet facts) {
        return switch (this) {
            case SETTLEMENT -> List.of(facts.settlement());
            case PERSON -> List.of(facts.person());
            case INSTITUTION -> List.of(facts.institution());
            case VISIT -> List.of(facts.visit());
            case BILL -> List.of(facts.bill());
            case MEDICATION -> List.of(facts.medication());
            case CHARGES -> List.of(new Charges(facts.bill().lines()));
            case HISTORY -> List.of(facts.history());
            case FEATURES -> List.of(facts.features());
            case STANDING -> facts.standing();
            case TRACE_USE -> facts.traceUses();
            case DIAGNOSIS -> facts.diagnoses();
            case OPERATION -> facts.operations();
            case LINE -> facts.bill().lines();
            case PAST_VISIT -> facts.history().visits();
            case DIAGNOSES -> List.of(new Diagnoses(facts.diagnoses()));
            case KNOWLEDGE, DIAGNOSIS_KNOWLEDGE, OPERATION_KNOWLEDGE ->
                throw new IllegalArgumentException("rows are asked for by table");
        };
    }
}
