package org.claimscreener.faults.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.claimscreener.faults.lab.Lab;
import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.measure.Recovery;
import org.claimscreener.faults.measure.Samples;
import org.claimscreener.stack.process.Waiting;

/** One run of one scenario: what it does to the lab, and what that did. Used by one thread. */
public final class Trial {
    private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(4);
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);

    /** Fewer messages under way than half a second's for so long, and the backlog is worked off. */
    private static final long CALM_NANOS = Duration.ofSeconds(2).toNanos();

    private static final int LEAST_BACKLOG = 20;

    private final Lab lab;
    private final TrialSettings settings;
    private final Progress progress;
    private final Books.Totals before;
    private final int samplesBefore;
    private final List<Injection> injections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long times;
    private long endNanos;

    /** What injects a fault. */
    @FunctionalInterface
    interface Act {
        void run() throws IOException;
    }

    private record Injection(String what, long calmNanos, long atNanos) {}

    /** Begins where the lab stands. */
    public Trial(Lab lab, TrialSettings settings, Progress progress) {
        this.lab = lab;
        this.settings = settings;
        this.progress = progress;
        this.before = lab.books().totals();
        this.samplesBefore = lab.books().sampleCount();
    }

    /**
     * Runs a scenario from the first message to the last answer.
     *
     * @throws Exception as the scenario does; the load is stopped all the same
     */
    public void run(Scenario scenario) throws Exception {
        lab.load().resume();
        try {
            flow(settings.calm());
            scenario.run(this);
        } finally {
            lab.load().pause();
            endNanos = System.nanoTime();
        }
        drain();
    }

    private void drain() throws IOException {
        boolean drained = until(() -> lab.books().underWay() == 0, DRAIN_PATIENCE);
        if (!drained) {
            note("without an answer: " + String.join(", ", lab.books().unanswered(5)) + " …");
        }
    }

    Lab lab() {
        return lab;
    }

    TrialSettings settings() {
        return settings;
    }

    /** Lets the load flow for a while. */
    void flow(Duration time) throws IOException {
        until(() -> false, time);
    }

    /** Injects a fault and notes the moment at which it begins. */
    void inject(String what, Act act) throws IOException {
        long now = System.nanoTime();
        inject(new Injection(what, now, now), act);
    }

    /** Notes the moment from which recovery is possible at all, as the return of what was taken away on purpose. */
    void injectAfterwards(String what, Act act) throws IOException {
        long calm = injections.remove(injections.size() - 1).calmNanos();
        times--;
        inject(new Injection(what, calm, System.nanoTime()), act);
    }

    private void inject(Injection injection, Act act) throws IOException {
        times++;
        progress.say("  " + injection.what());
        injections.add(injection);
        act.run();
    }

    /** Corrects the number of times that a fault was injected, where one injection has many parts. */
    void times(long parts) {
        times = parts;
    }

    /**
     * Returns when the backlog is worked off.
     *
     * @throws IOException when it is not within minutes
     */
    void recover() throws IOException {
        long most = Math.max(LEAST_BACKLOG, settings.ratePerSecond() / 2);
        long[] calmSince = {System.nanoTime()};
        boolean recovered = until(
                () -> {
                    long now = System.nanoTime();
                    if (lab.books().underWay() > most) {
                        calmSince[0] = now;
                    }
                    return now - calmSince[0] > CALM_NANOS;
                },
                RECOVERY_PATIENCE);
        if (!recovered) {
            throw new IOException("no recovery within " + RECOVERY_PATIENCE.toMinutes() + " minutes: "
                    + lab.books().underWay() + " messages wait, and the job's last failure is "
                    + lab.flink().rest().lastFailure(lab.job()));
        }
    }

    /** Waits for a condition, and sees to it that the harness itself works meanwhile. */
    boolean until(Waiting.Condition condition, Duration atMost) throws IOException {
        return Waiting.until(
                () -> {
                    lab.checkOurselves();
                    return condition.holds();
                },
                atMost);
    }

    /** For the report. */
    void note(String what) {
        progress.say("  " + what);
        notes.add(what);
    }

    /** How many times a fault was injected. */
    public long times() {
        return times;
    }

    /** What this trial added to the books; what is unanswered now. */
    public Books.Totals totals() {
        return lab.books().totals().since(before);
    }

    /** Settlements that were contradicted in this trial. */
    public List<String> contradicted() {
        return lab.books().contradictedSince(before.contradictory());
    }

    /** What each injection cost. */
    public List<Recovery> recoveries() {
        Samples samples = lab.books().samplesSince(samplesBefore);
        List<Recovery> recoveries = new ArrayList<>();
        for (int i = 0; i < injections.size(); i++) {
            Injection injection = injections.get(i);
            long end = i + 1 < injections.size() ? injections.get(i + 1).atNanos() : endNanos;
            recoveries.add(Recovery.of(injection.what(), samples, injection.calmNanos(), injection.atNanos(), end));
        }
        return recoveries;
    }

    /** What is worth saying. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
