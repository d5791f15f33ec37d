package org.claimscreener.engine.patient;

import java.util.List;
import java.util.function.Function;

/** The order in which a patient's inputs are answered when some have to wait. Stateless, thread-safe. */
public final class WaitingInputs {
    private WaitingInputs() {}

    /**
     * Answers one more input, and those that wait as far as they need wait no longer.
     *
     * <p>Those that wait go first: an answer to one of them may have been recorded since, when it was published between the
     * checkpoint that they stand in and the crash, and two withdrawals from one settlement must not change places. They go
     * again after an adoption, even when other answers are recorded still: the next one to come may be among them.
     *
     * @param input the one that arrives
     * @param waiting those that wait, in the order in which they came; changed to those that wait then
     * @param receive answers one, see {@link PatientDesk#receive}, and publishes what comes of it
     */
    public static <I> void arrived(I input, List<I> waiting, Function<I, Outcome> receive) {
        resume(waiting, receive);
        Outcome outcome = receive.apply(input);
        if (outcome instanceof Outcome.Waits) {
            waiting.add(input);
        } else if (outcome.adopted()) {
            resume(waiting, receive);
        }
    }

    /**
     * Tries those that wait in their order. Each time one of them adopts its answer the first is tried again, for what is
     * new must not overtake what came before it.
     *
     * @param waiting in the order in which they came; changed to those that wait then
     * @param receive answers one, see {@link PatientDesk#receive}, and publishes what comes of it
     */
    public static <I> void resume(List<I> waiting, Function<I, Outcome> receive) {
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
    }
}
