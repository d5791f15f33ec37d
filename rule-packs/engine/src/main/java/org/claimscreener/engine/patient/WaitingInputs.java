package org.claimscreener.engine.patient;

import java.util.List;
import java.util.function.Function;

/** Tries again what waits. Stateless, thread-safe. */
public final class WaitingInputs {
    private WaitingInputs() {}

    /**
     * Tries a patient's waiting inputs in their order. Due whenever an answer was adopted or recorded for that patient, also
     * when others are recorded still: the input that such another one waits for may itself be among those that wait,
     * when it was published between the checkpoint that they stand in and the crash. Each time one of them adopts its
     * answer the first is tried again, for what is new must not overtake what came before it.
     *
     * @param waiting in the order in which they came; those that wait no longer are taken out
     * @param receive answers one, see {@link PatientDesk#receive}, and publishes what comes of it
     * @return whether any was taken out
     */
    public static <I> boolean resume(List<I> waiting, Function<I, Outcome> receive) {
        int before = waiting.size();
        int at = 0;
        while (at < waiting.size()) {
            Outcome outcome = receive.apply(waiting.get(at));
            if (outcome instanceof Outcome.Waits) {
                at++;
                continue;
            }
            waiting.remove(at);
            at = outcome.adopted() ? 0 : at;
        }
        return waiting.size() < before;
    }
}
