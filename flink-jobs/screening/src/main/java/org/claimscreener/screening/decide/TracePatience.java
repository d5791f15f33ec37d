package org.claimscreener.screening.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * How long patients have waited for answers about trace codes, in ticks of the task. Ticks and not the clock: a task that
 * stood still, because its sink did, has the answers in its buffers and must read them before it gives up. Nothing of it is
 * state: after a restart the patience begins anew.
 */
final class TracePatience {
    private static final Duration TICK = Duration.ofSeconds(1);

    private final long ticks;
    private final ProcessingTimeService time;
    private final GivingUp givingUp;
    private final Map<String, Wait> waits = new HashMap<>();
    private boolean ticking;

    private record Wait(String place, int ticks) {}

    /** What is done for a patient whose patience ends. */
    @FunctionalInterface
    interface GivingUp {
        void of(String patientId) throws Exception;
    }

    TracePatience(Duration patience, ProcessingTimeService time, GivingUp givingUp) {
        this.ticks = patience.dividedBy(TICK);
        this.time = time;
        this.givingUp = givingUp;
    }

    /** The patient's first input that waits stands there in the log. */
    void waitsFor(String patientId, String place) {
        Wait wait = waits.get(patientId);
        if (wait == null || !wait.place().equals(place)) {
            waits.put(patientId, new Wait(place, 0));
        }
        tickLater();
    }

    void waitsNoMore(String patientId) {
        waits.remove(patientId);
    }

    private void tickLater() {
        if (!ticking && !waits.isEmpty()) {
            ticking = true;
            var unused = time.registerTimer(time.getCurrentProcessingTime() + TICK.toMillis(), at -> tick());
        }
    }

    private void tick() throws Exception {
        ticking = false;
        List<String> ended = new ArrayList<>();
        waits.replaceAll((patient, wait) -> new Wait(wait.place(), wait.ticks() + 1));
        waits.forEach((patient, wait) -> {
            if (wait.ticks() >= ticks) {
                ended.add(patient);
            }
        });
        waits.keySet().removeAll(ended);
        for (String patient : ended) {
            givingUp.of(patient);
        }
        tickLater();
    }
}
