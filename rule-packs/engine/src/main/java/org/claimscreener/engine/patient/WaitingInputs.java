package org.claimscreener.engine.patient;

import java.util.List;

/** The order in which a patient's inputs are answered when some have to wait. Stateless, thread-safe. */
public final class WaitingInputs {
    private WaitingInputs() {}

    /** Answers one input, see {@link PatientDesk#receive}, and publishes what comes of it. */
    @FunctionalInterface
    public interface Receiver<I> {
        /**
         * Answers one.
         *
         * @param behind whether any that came before still waits
         */
        Outcome receive(I input, boolean behind);
    }

    /**
     * Answers one more input, and those that wait as far as they need wait no longer.
     *
     * <p>Those that wait go first: an answer to one of them may have been recorded since, when it was published between the
     * checkpoint that they stand in and the crash, and two withdrawals from one settlement must not change places. They go
     * again after an adoption, even when other answers are recorded still: the next one to come may be among them.
     *
     * @param input the one that arrives
     * @param waiting those that wait, in the order in which they came; changed to those that wait then
     * @param receiver answers one
     */
    public static <I> void arrived(I input, List<I> waiting, Receiver<I> receiver) {
        resume(waiting, receiver);
        Outcome outcome = receiver.receive(input, !waiting.isEmpty());
        if (outcome instanceof Outcome.Waits) {
            waiting.add(input);
        } else if (outcome.adopted()) {
            resume(waiting, receiver);
        }
    }

    /**
     * Tries those that wait in their order. Each time one of them adopts its answer the first is tried again, for what is
     * new must not overtake what came before it.
     *
     * @param waiting in the order in which they came; changed to those that wait then
     * @param receiver answers one
     */
    public static <I> void resume(List<I> waiting, Receiver<I> receiver) {
        int at = 0;
        while (at < waiting.size()) {
            Outcome outcome = receiver.receive(waiting.get(at), at > 0);
            if (outcome instanceof Outcome.Waits) {
                at++;
                continue;
            }
            waiting.remove(at);
            at = outcome.adopted() ? 0 : at;
        }
    }
}
