package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.feature.Aggregate;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.profile.ProfileFold;
import org.claimscreener.engine.readback.LogPosition;
import org.claimscreener.engine.testkit.DeclaredFeatures;

/** Everything there is in one schedule: the logs, which last, and the attempts, which do not. */
final class World {
    /** The features that institutions are kept for. */
    static final ProfileFold FOLD = new ProfileFold(DeclaredFeatures.compiled(
            DeclaredFeatures.ofInstitution("settlements_12m", Aggregate.COUNT, "", 12),
            DeclaredFeatures.ofInstitution("patients_12m", Aggregate.DISTINCT, "visit.patient", 12),
            DeclaredFeatures.withdrawals("quick_12m", 12, 30)));

    private final SplittableRandom random;
    private final Set<Defect> defects;
    private final Trace trace = new Trace();
    private final SettlementLog settlements;
    private final AnswerLog decisions;
    private final DeadLetterLog deadLetters = new DeadLetterLog();
    private final RandomDecider decider;
    private final Workload workload;
    private final JobMaster master;
    private final List<Attempt> old = new ArrayList<>();
    private Attempt current;
    private boolean down;
    private boolean calm;
    private final Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
    private int contradictions;

    World(SplittableRandom random, Setup setup, Set<Defect> defects) {
        this.random = random;
        this.defects = Set.copyOf(defects);
        this.settlements = new SettlementLog(setup.settlementPartitions());
        this.decisions = new AnswerLog(setup.answerPartitions());
        this.decider = new RandomDecider(random);
        this.workload = new Workload(random, setup, settlements);
        this.master = new JobMaster(this);
        int parallelism = 1 + random.nextInt(Faults.MAX_PARALLELISM);
        this.current = new Attempt(this, 1, parallelism, parallelism, Checkpoint.NONE, LogPosition.BEGINNING);
    }

    /** What institutions see of a settlement. */
    static FactSet facts(Input.Submitted input) {
        return FactMaker.facts(input.settlement(), PatientHistory.NONE, Circumstances.NONE);
    }

    SplittableRandom random() {
        return random;
    }

    boolean has(Defect defect) {
        return defects.contains(defect);
    }

    /** Whether a barrier waits for what was sent before it. */
    boolean flushes() {
        return !has(Defect.NO_FLUSH);
    }

    void trace(String format, Object... arguments) {
        trace.add(format, arguments);
    }

    Trace trace() {
        return trace;
    }

    SettlementLog settlements() {
        return settlements;
    }

    AnswerLog decisions() {
        return decisions;
    }

    DeadLetterLog deadLetters() {
        return deadLetters;
    }

    RandomDecider decider() {
        return decider;
    }

    Workload workload() {
        return workload;
    }

    JobMaster master() {
        return master;
    }

    /** The attempt that is meant to run; crashed when {@link #down}. */
    Attempt current() {
        return current;
    }

    boolean down() {
        return down;
    }

    /** From now on nothing is disturbed or delayed. */
    void calmDown() {
        calm = true;
    }

    boolean calm() {
        return calm;
    }

    /** Attempts that have been given up and may not know it. */
    List<Attempt> old() {
        return old;
    }

    /** The current attempt is given up. */
    void giveUp() {
        down = true;
        old.add(current);
    }

    /** The next one begins. */
    void begin(Attempt next) {
        down = false;
        current = next;
    }

    void count(Happening happening) {
        happened.merge(happening, 1, Integer::sum);
    }

    /** How often each happened. */
    Map<Happening, Integer> happened() {
        return happened;
    }

    /** A record of the log that differs from the one that binds was met. */
    void contradicted() {
        contradictions++;
    }

    int contradictions() {
        return contradictions;
    }
}
