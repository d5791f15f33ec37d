package org.claimscreener.engine.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Runs one schedule, from its seed to its verdict. The same seed gives the same schedule. */
final class Simulation {
    /** By the names that a violation is reported under. */
    static final Map<String, Invariant> INVARIANTS = invariants();

    private Simulation() {}

    /**
     * What came of a schedule.
     *
     * @param violations empty when all invariants hold
     * @param trace its last steps, when it breaks anything
     * @param answers settlements and reversals answered
     * @param happened what it came across, how often
     */
    record Result(long seed, List<String> violations, String trace, int answers, Map<Happening, Integer> happened) {
        /** For a failing test. */
        String report() {
            return "schedule " + seed + " breaks:\n  " + String.join("\n  ", violations) + "\nafter:\n" + trace
                    + "\nagain: mvn -pl rule-packs/engine -am test -Dsurefire.failIfNoSpecifiedTests=false"
                    + " -Dtest=DecideOnceSimulationTest#keepsEveryPromiseInEverySchedule -Dsimulation.schedules=1"
                    + " -Dsimulation.seed=" + seed;
        }
    }

    private static Map<String, Invariant> invariants() {
        Map<String, Invariant> named = new LinkedHashMap<>();
        named.put("I1 the first binds", LogInvariants::firstBinds);
        named.put("I2 every input is answered", InputInvariants::everyInputIsAnswered);
        named.put("I2 committed readers see all", LogInvariants::committedReadersSeeAll);
        named.put("I3 the money adds up", LogInvariants::moneyAddsUp);
        named.put("I5 effects follow inputs", LogInvariants::effectsFollowInputs);
        named.put("I7 decisions name their past", LogInvariants::decisionsNameTheirPast);
        named.put("I7 patients equal the log", StateInvariants::patientsEqualTheLog);
        named.put("I7 institutions equal the log", StateInvariants::institutionsEqualTheLog);
        named.put("nothing waits", StateInvariants::nothingWaits);
        return named;
    }

    static Result run(long seed, Set<Defect> defects) {
        SplittableRandom random = new SplittableRandom(seed);
        Setup setup = Setup.draw(random);
        World world = new World(random, setup, defects);
        List<String> violations = new ArrayList<>();
        try {
            Scheduler scheduler = new Scheduler(world);
            scheduler.disturbed(setup);
            scheduler.calm();
            Evidence evidence = new Evidence(world);
            INVARIANTS.forEach((name, invariant) ->
                    invariant.check(evidence, violation -> violations.add(name + ": " + violation)));
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            violations.add("it fails: " + e + " at " + e.getStackTrace()[0]);
        }
        long answered = world.decisions()
                .entries()
                .map(AnswerLog.Entry::answer)
                .distinct()
                .count();
        return new Result(
                seed,
                violations,
                violations.isEmpty() ? "" : world.trace() + "\nwith " + setup,
                Math.toIntExact(answered),
                world.happened());
    }
}
