package org.claimscreener.faults.swap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.faults.lab.Deployments;
import org.claimscreener.faults.lab.Lab;
import org.claimscreener.faults.lab.LabSettings;
import org.claimscreener.faults.lab.NotHere;
import org.claimscreener.faults.lab.Shape;
import org.claimscreener.faults.lab.StatusWatch;
import org.claimscreener.faults.lab.VersionChange;
import org.claimscreener.faults.measure.Spread;
import org.claimscreener.faults.scenario.Progress;
import org.claimscreener.stack.process.Waiting;

/**
 * Deploys versions of the national pack under a steady load, and times both: deployments from before their first record is
 * written, decisions from their settlement's intended sending. Used by one thread, once.
 */
public final class SwapRun {
    private static final Duration DRAIN_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STATUS_PATIENCE = Duration.ofSeconds(20);

    private final LabSettings labSettings;
    private final SwapSettings settings;
    private final Judge judge;
    private final Progress progress;
    private final SeenDecisions decisions = new SeenDecisions();
    private final List<Turns.Turn> turns = new ArrayList<>();
    private final List<Phase.Span> spans = new ArrayList<>();
    private final List<Deployments.Done> swaps = new ArrayList<>();
    private final List<Deployments.Done> fresh = new ArrayList<>();
    private final List<Deployments.Done> whole = new ArrayList<>();

    /** Judges what the topics say. */
    @FunctionalInterface
    public interface Judge {
        /** Violations, one line each. */
        List<String> violations(String bootstrapServers) throws IOException;
    }

    @FunctionalInterface
    private interface Stretch {
        void run() throws IOException;
    }

    /**
     * Two versions that have both decided.
     *
     * @param first how the newer one was deployed
     */
    private record Pair(RulePack decides, RulePack other, Deployments.Done first) {
        Pair turned() {
            return new Pair(other, decides, first);
        }
    }

    public SwapRun(LabSettings labSettings, SwapSettings settings, Judge judge, Progress progress) {
        this.labSettings = labSettings;
        this.settings = settings;
        this.judge = judge;
        this.progress = progress;
    }

    /**
     * Runs it.
     *
     * @throws IOException when something does not start, or a deployment does not come in force within a minute
     * @throws NotHere as the lab does
     */
    public SwapResult run() throws IOException, NotHere {
        progress.say("starting brokers, cluster and job");
        try (Lab lab = Lab.open(Shape.SMALL, labSettings, decisions)) {
            lab.deployments().build(1 + settings.fresh(), VersionChange.ONE_RULE);
            lab.deployments().build(settings.whole(), VersionChange.EVERY_RULE);
            turns.add(firstTurn(lab.deployments().statuses()));
            Pair pair = warmUp(lab);
            List<JvmFigures> before = figures(lab);
            lab.load().resume();
            measure(lab, pair);
            lab.load().pause();
            drain(lab);
            return result(lab, pair.first(), before, figures(lab));
        }
    }

    /** What is in force before anything is deployed. */
    private static Turns.Turn firstTurn(StatusWatch statuses) throws IOException {
        List<Turns.Turn> told = new ArrayList<>();
        boolean heard = Waiting.until(
                () -> {
                    newestInForce(statuses).ifPresent(told::add);
                    return !told.isEmpty();
                },
                STATUS_PATIENCE);
        if (!heard) {
            throw new IOException("The job does not say what is in force at its start");
        }
        return told.get(0);
    }

    private static Optional<Turns.Turn> newestInForce(StatusWatch statuses) {
        return statuses.since(0).stream()
                .filter(told -> !told.status().getInForce().isEmpty())
                .map(told -> new Turns.Turn(
                        told.nanos(), told.nanos(), SeenDecisions.set(Deployments.digests(told.status()))))
                .reduce((earlier, later) -> later);
    }

    /** The first new version is the JVMs' first compilation under load; what it costs is the warm-up's. */
    private Pair warmUp(Lab lab) throws IOException {
        progress.say("warming up, " + settings.warmUp().toSeconds() + " s");
        lab.load().resume();
        flow(lab, settings.warmUp());
        RulePack first = lab.deployments().inForce();
        Deployments.Done done = deployed(lab, lab.deployments().orderNew());
        Pair pair = new Pair(lab.deployments().inForce(), first, done);
        deployed(lab, lab.deployments().orderBack(pair.other()));
        deployed(lab, lab.deployments().orderBack(pair.decides()));
        lab.load().pause();
        drain(lab);
        return pair;
    }

    private void measure(Lab lab, Pair pair) throws IOException {
        flow(lab, settings.settle());
        span("steady", () -> flow(lab, settings.steady()));
        span(settings.swaps() + " swaps", () -> swap(lab, pair));
        flow(lab, settings.settle());
        span(settings.fresh() + " new versions", () -> deployNew(lab, settings.fresh(), fresh));
        flow(lab, settings.settle());
        span(settings.whole() + " wholly new versions", () -> deployNew(lab, settings.whole(), whole));
        flow(lab, settings.settle());
        span("steady again", () -> flow(lab, settings.steady()));
    }

    private void span(String name, Stretch stretch) throws IOException {
        progress.say(name);
        long from = System.nanoTime();
        stretch.run();
        spans.add(new Phase.Span(name, from, System.nanoTime()));
    }

    private void swap(Lab lab, Pair pair) throws IOException {
        Pair now = pair;
        for (int i = 0; i < settings.swaps(); i++) {
            now = now.turned();
            swaps.add(deployed(lab, lab.deployments().orderBack(now.decides())));
            flow(lab, settings.between());
        }
    }

    private void deployNew(Lab lab, int times, List<Deployments.Done> done) throws IOException {
        for (int i = 0; i < times; i++) {
            done.add(deployed(lab, lab.deployments().orderNew()));
            flow(lab, settings.between());
        }
    }

    private Deployments.Done deployed(Lab lab, Deployments.Ordered ordered) throws IOException {
        Deployments.Done done = lab.deployments().await(ordered);
        turns.add(new Turns.Turn(ordered.orderedNanos(), done.toldNanos(), SeenDecisions.set(done.inForce())));
        progress.say("  version " + ordered.pack().version() + " in force after " + Spread.seconds(done.took())
                + (done.compiledMs().isEmpty() ? "" : ", compiled in " + done.compiledMs() + " ms"));
        return done;
    }

    private static void flow(Lab lab, Duration time) throws IOException {
        boolean unused = Waiting.until(
                () -> {
                    lab.checkOurselves();
                    return false;
                },
                time);
    }

    /** What is unanswered after that is told by the books. */
    private static void drain(Lab lab) throws IOException {
        boolean unused = Waiting.until(
                () -> {
                    lab.checkOurselves();
                    return lab.books().underWay() == 0;
                },
                DRAIN_PATIENCE);
    }

    /** While nothing flows, for it stops the JVMs. */
    private static List<JvmFigures> figures(Lab lab) throws IOException {
        JvmFigures.collect(lab.flink().taskManagers());
        return JvmFigures.of(lab.flink().taskManagers());
    }

    private SwapResult result(Lab lab, Deployments.Done first, List<JvmFigures> before, List<JvmFigures> after)
            throws IOException {
        List<SeenDecisions.Seen> all = decisions.all();
        Turns.Faults faults = Turns.of(turns, all);
        progress.say("asking the verifier");
        return new SwapResult(
                spans.stream().map(span -> Phase.of(span, all)).toList(),
                first,
                swaps,
                fresh,
                whole,
                faults.strange(),
                faults.outOfTurn(),
                lab.books().totals(),
                before,
                after,
                judge.violations(lab.brokers().bootstrapServers()));
    }
}
