package org.claimscreener.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.claimscreener.faults.lab.Lab;
import org.claimscreener.faults.lab.LabSettings;
import org.claimscreener.faults.lab.NotHere;
import org.claimscreener.faults.lab.Shape;
import org.claimscreener.faults.scenario.Fault;
import org.claimscreener.faults.scenario.Progress;
import org.claimscreener.faults.scenario.Scenario;
import org.claimscreener.faults.scenario.Scenarios;
import org.claimscreener.faults.scenario.Trial;
import org.claimscreener.faults.scenario.TrialSettings;
import org.claimscreener.stack.process.Waiting;

/** Injects faults one after the other, those that need the same system into the same one. Used by one thread. */
public final class FaultRun {
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);

    private final LabSettings labSettings;
    private final TrialSettings trialSettings;
    private final Oracle oracle;
    private final Progress progress;
    private int labs;

    public FaultRun(LabSettings labSettings, TrialSettings trialSettings, Oracle oracle, Progress progress) {
        this.labSettings = labSettings;
        this.trialSettings = trialSettings;
        this.oracle = oracle;
        this.progress = progress;
    }

    /**
     * Runs them all, whatever becomes of each.
     *
     * @return in the order in which they ran
     */
    public List<ScenarioResult> run(List<Fault> faults) {
        Map<Shape, Deque<Fault>> byShape = new EnumMap<>(Shape.class);
        faults.forEach(fault -> byShape.computeIfAbsent(Scenarios.of(fault).shape(), shape -> new ArrayDeque<>())
                .add(fault));
        List<ScenarioResult> results = new ArrayList<>();
        byShape.forEach((shape, queue) -> {
            while (!queue.isEmpty()) {
                runInOneLab(shape, queue, results);
            }
        });
        return results;
    }

    /** Takes faults off the queue until it is empty or the lab is no longer fit for another. */
    private void runInOneLab(Shape shape, Deque<Fault> queue, List<ScenarioResult> results) {
        labs++;
        String name = "lab-" + labs + "-" + shape.name().toLowerCase(Locale.ROOT);
        Path folder = labSettings.folder().resolve(name);
        progress.say("starting " + name.replace('_', '-'));
        try (Lab lab = Lab.open(shape, labSettings.in(folder))) {
            warmUp(lab);
            boolean fit = true;
            while (fit && !queue.isEmpty()) {
                ScenarioResult result = run(lab, queue.remove());
                results.add(result);
                // The oracle judges all that is in the topics: one fault's violations must not be the next one's.
                fit = result.outcome() == ScenarioResult.Outcome.DONE && result.isGood() && isRepaired(lab);
            }
        } catch (NotHere e) {
            results.add(ScenarioResult.without(
                    queue.remove(), ScenarioResult.Outcome.NOT_HERE, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            progress.say(String.valueOf(e.getMessage()));
            if (!queue.isEmpty()) {
                results.add(ScenarioResult.without(
                        queue.remove(), ScenarioResult.Outcome.FAILED, String.valueOf(e.getMessage())));
            }
        }
    }

    private void warmUp(Lab lab) throws IOException {
        progress.say("warming up");
        lab.load().resume();
        Waiting.until(() -> false, Duration.ofSeconds(trialSettings.smoke() ? 12 : 45));
        lab.load().pause();
        if (!Waiting.until(() -> lab.books().underWay() == 0, DRAIN_PATIENCE)) {
            throw new IOException("the job does not answer what it is warmed up with: "
                    + lab.books().underWay() + " messages are under way after " + DRAIN_PATIENCE.toSeconds() + " s");
        }
    }

    private ScenarioResult run(Lab lab, Fault fault) throws IOException {
        progress.say(fault + " " + fault.title());
        Scenario scenario = Scenarios.of(fault);
        Trial trial = new Trial(lab, trialSettings, progress);
        try {
            trial.run(scenario);
        } catch (NotHere e) {
            return result(fault, ScenarioResult.Outcome.NOT_HERE, trial, e, Oracle.none(), lab);
        } catch (Exception e) { // Whatever it is, it is this fault's result, and the next one has its turn.
            return result(fault, ScenarioResult.Outcome.FAILED, trial, e, Oracle.none(), lab);
        }
        ScenarioResult result = new ScenarioResult(
                fault,
                ScenarioResult.Outcome.DONE,
                trial.times(),
                trial.totals(),
                trial.recoveries(),
                oracle.judge(lab.brokers().bootstrapServers()),
                notes(trial));
        progress.say(fault + " " + Report.oneLine(result));
        return result;
    }

    private ScenarioResult result(
            Fault fault, ScenarioResult.Outcome outcome, Trial trial, Exception why, Oracle unasked, Lab lab)
            throws IOException {
        progress.say("  " + why.getMessage());
        List<String> notes = new ArrayList<>(notes(trial));
        notes.add(String.valueOf(why.getMessage()));
        return new ScenarioResult(
                fault,
                outcome,
                trial.times(),
                trial.totals(),
                trial.recoveries(),
                unasked.judge(lab.brokers().bootstrapServers()),
                notes);
    }

    private static List<String> notes(Trial trial) {
        List<String> notes = new ArrayList<>(trial.notes());
        List<String> contradicted = trial.contradicted();
        if (!contradicted.isEmpty()) {
            notes.add("contradicted: "
                    + String.join(", ", contradicted.subList(0, Math.min(3, contradicted.size())))
                    + (contradicted.size() > 3 ? ", …" : ""));
        }
        return notes;
    }

    private boolean isRepaired(Lab lab) {
        try {
            lab.repair();
            return true;
        } catch (IOException e) {
            progress.say("the lab is beyond repair: " + e.getMessage());
            return false;
        }
    }
}
