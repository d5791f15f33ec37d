package org.claimscreener.engine.fact;

import java.util.List;

/** All facts of one settlement, as they go to the rule packs; {@link Knowledge} rows are looked up by each pack. */
public record FactSet(
        Settlement settlement,
        Person person,
        Institution institution,
        Visit visit,
        List<Diagnosis> diagnoses,
        List<Operation> operations,
        Bill bill,
        PatientHistory history,
        Features features,
        List<Standing> standing,
        List<TraceUse> traceUses) {
    public FactSet {
        diagnoses = List.copyOf(diagnoses);
        operations = List.copyOf(operations);
        standing = List.copyOf(standing);
        traceUses = List.copyOf(traceUses);
    }

    /** The visit's drugs as a treatment. */
    public Medication medication() {
        return new Medication(bill, visit, institution, history, operations);
    }

    /** The same with other features. */
    public FactSet with(Features other) {
        return new FactSet(
                settlement,
                person,
                institution,
                visit,
                diagnoses,
                operations,
                bill,
                history,
                other,
                standing,
                traceUses);
    }
}
