package org.claimscreener.screening.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.apache.flink.api.common.state.MapState;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.trace.CodeUse;
import org.claimscreener.screening.StateAccessException;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Profiled;
import org.claimscreener.screening.record.TraceAnswer;
import org.claimscreener.screening.record.TraceAnswersState;
import org.claimscreener.screening.trace.TraceStates;
import org.jspecify.annotations.Nullable;

/**
 * Answers about trace codes that came before all others of their input did, or before the input. Each input says how many
 * come for it, so what is no longer needed is counted until the last has come, and nothing stays behind.
 *
 * <p>Like the {@link WaitingRoom} it writes nothing but with a checkpoint. Barriers go the same ways as questions and answers,
 * so with aligned checkpoints there is nothing to write even then.
 */
final class TraceAnswers {
    /** Answers kept in memory, of all patients of the subtask. */
    private static final int MAX_IN_MEMORY = 20_000;

    private static final String WHAT = "answers about trace codes";

    private final MapState<String, TraceAnswersState> state;
    private final Map<String, TraceAnswersState> inMemory = new HashMap<>();
    private int answersInMemory;
    private long storedOfAll;
    private @Nullable String givenUp;

    TraceAnswers(MapState<String, TraceAnswersState> state) {
        this.state = state;
    }

    /** One of the current patient's inputs has answers that were restored with the state. */
    void countRestored() {
        storedOfAll++;
    }

    /** How much of what is known of the trace codes of an input of the current patient is at hand. */
    PatientInput.Traces of(Profiled input) {
        if (complete(input)) {
            return PatientInput.Traces.KNOWN;
        }
        return place(input).equals(givenUp) ? PatientInput.Traces.MISSING : PatientInput.Traces.AWAITED;
    }

    /** What this input still misses will not come in time. */
    void giveUp(Profiled input) {
        givenUp = place(input);
    }

    /** Whether all that an input of the current patient waits for has come. */
    boolean complete(Profiled input) {
        int needed = input.getTraceAnswers();
        if (needed == 0) {
            return true;
        }
        TraceAnswersState held = find(place(input));
        return held != null && held.getCame() >= needed;
    }

    /** What has come for an input of the current patient, by code. */
    Map<String, List<CodeUse>> usesByCode(Profiled input) {
        TraceAnswersState held = find(place(input));
        if (held == null) {
            return Map.of();
        }
        Map<String, List<CodeUse>> uses = new HashMap<>();
        for (TraceAnswer answer : held.getAnswers()) {
            uses.put(answer.getCode(), TraceStates.loaded(answer.getUses()));
        }
        return uses;
    }

    /** One came, for the current patient. */
    void came(TraceAnswer answer) {
        String place = place(answer.getPartition(), answer.getOffset());
        TraceAnswersState held = takeOrBegin(place, answer.getPatientId());
        held.setCame(held.getCame() + 1);
        if (!held.getNeedless()) {
            held.getAnswers().add(answer);
        } else if (held.getCame() >= held.getNeeded()) {
            return;
        }
        keep(place, held);
    }

    /** An input of the current patient was answered: what came for it goes, and what will come is not kept. */
    void needless(Profiled input) {
        int needed = input.getTraceAnswers();
        if (needed == 0) {
            return;
        }
        String place = place(input);
        TraceAnswersState held = takeOrBegin(place, input.getAccepted().getPatientId());
        if (held.getCame() < needed) {
            held.setNeeded(needed);
            held.setNeedless(true);
            held.setAnswers(new ArrayList<>());
            keep(place, held);
        }
    }

    /**
     * Moves all to the state.
     *
     * @param setCurrentPatient of the state
     */
    void store(Consumer<String> setCurrentPatient) {
        for (Map.Entry<String, TraceAnswersState> held : inMemory.entrySet()) {
            setCurrentPatient.accept(held.getValue().getPatientId());
            store(held.getKey(), held.getValue());
        }
        inMemory.clear();
        answersInMemory = 0;
    }

    private @Nullable TraceAnswersState find(String place) {
        TraceAnswersState held = inMemory.get(place);
        return held != null || storedOfAll == 0 ? held : stored(place);
    }

    private TraceAnswersState takeOrBegin(String place, String patientId) {
        TraceAnswersState held = inMemory.remove(place);
        if (held != null) {
            answersInMemory -= held.getAnswers().size();
        } else if (storedOfAll > 0) {
            held = stored(place);
            if (held != null) {
                forget(place);
            }
        }
        return held == null ? new TraceAnswersState(patientId, 0, 0, false, new ArrayList<>()) : held;
    }

    private void keep(String place, TraceAnswersState held) {
        if (answersInMemory + held.getAnswers().size() <= MAX_IN_MEMORY) {
            inMemory.put(place, held);
            answersInMemory += held.getAnswers().size();
        } else {
            store(place, held);
        }
    }

    private @Nullable TraceAnswersState stored(String place) {
        try {
            return state.get(place);
        } catch (Exception e) {
            throw new StateAccessException(WHAT, e);
        }
    }

    private void store(String place, TraceAnswersState held) {
        try {
            state.put(place, held);
        } catch (Exception e) {
            throw new StateAccessException(WHAT, e);
        }
        storedOfAll++;
    }

    private void forget(String place) {
        try {
            state.remove(place);
        } catch (Exception e) {
            throw new StateAccessException(WHAT, e);
        }
        storedOfAll--;
    }

    /** Which input it is; no two in the log have the same. */
    static String place(Profiled input) {
        Accepted accepted = input.getAccepted();
        return place(accepted.getPartition(), accepted.getOffset());
    }

    private static String place(int partition, long offset) {
        return partition + "@" + offset;
    }
}
