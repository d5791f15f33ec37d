package org.claimscreener.engine.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.claimscreener.wire.record.Source;

/** What a schedule left behind, read once for all invariants. */
final class Evidence {
    private final World world;
    private final Answers answers;
    private final Set<Source> deadLetters = new HashSet<>();
    private final Map<String, PatientFold> patients = new HashMap<>();

    Evidence(World world) {
        this.world = world;
        this.answers = new Answers(world.decisions());
        boolean all = world.has(Defect.DEAD_LETTERS_AT_LEAST_ONCE);
        for (DeadLetterLog.Entry entry : world.deadLetters().entries()) {
            if (all || entry.transaction().committed()) {
                deadLetters.add(entry.letter().source());
            }
        }
        for (Answers.Answer answer : answers.binding()) {
            patients.computeIfAbsent(answer.id().patientId(), id -> new PatientFold())
                    .add(answer);
        }
    }

    World world() {
        return world;
    }

    Answers answers() {
        return answers;
    }

    /** Inputs with a dead letter that committed readers see. */
    Set<Source> deadLetters() {
        return deadLetters;
    }

    /** What each patient's answers add up to in the end. */
    Map<String, PatientFold> patients() {
        return patients;
    }
}
