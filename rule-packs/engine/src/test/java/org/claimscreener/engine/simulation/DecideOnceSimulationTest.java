package org.claimscreener.engine.simulation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deciding once, whatever dies and whenever. {@code -Dsimulation.seed} and {@code -Dsimulation.schedules} choose other
 * schedules than those that every build runs.
 */
class DecideOnceSimulationTest {
    private static final long FIXED_SEED = 20_260_907L;
    private static final long SEED = Long.getLong("simulation.seed", FIXED_SEED);
    private static final int SCHEDULES = Integer.getInteger("simulation.schedules", 20_000);

    /** Fewer schedules than these do not come across everything. */
    private static final int REPRESENTATIVE = 10_000;

    private static final int THREADS = 2;
    private static final int AT_A_TIME = 200;

    @Test
    void keepsEveryPromiseInEverySchedule() throws ExecutionException, InterruptedException {
        long began = System.nanoTime();
        Map<Happening, Integer> happened = new EnumMap<>(Happening.class);
        List<Simulation.Result> results = runAll();
        results.forEach(
                result -> result.happened().forEach((what, times) -> happened.merge(what, times, Integer::sum)));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "decide once: %,d schedules from seed %d in %.1f s (%,.0f a second), %,d answers published, %s%n",
                SCHEDULES,
                SEED,
                seconds,
                SCHEDULES / seconds,
                results.stream().mapToLong(Simulation.Result::answers).sum(),
                happened);

        assertThat(results)
                .filteredOn(result -> !result.violations().isEmpty())
                .as(() -> results.stream()
                        .filter(result -> !result.violations().isEmpty())
                        .findFirst()
                        .map(Simulation.Result::report)
                        .orElse(""))
                .extracting(Simulation.Result::seed)
                .isEmpty();
        if (SCHEDULES >= REPRESENTATIVE) {
            assertThat(happened).as("what they came across").containsOnlyKeys(Happening.values());
        }
    }

    private static List<Simulation.Result> runAll() throws ExecutionException, InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            return run(pool, SEED, SCHEDULES, Set.of());
        } finally {
            pool.shutdownNow();
        }
    }

    /** In the order of their seeds. */
    private static List<Simulation.Result> run(ForkJoinPool pool, long firstSeed, int schedules, Set<Defect> broken)
            throws ExecutionException, InterruptedException {
        return pool.submit(() -> LongStream.range(firstSeed, firstSeed + schedules)
                        .parallel()
                        .mapToObj(seed -> Simulation.run(seed, broken))
                        .toList())
                .get();
    }

    @Test
    void runsAScheduleTheSameWayAgain() {
        Set<Defect> broken = Set.of(Defect.NO_READ_BACK);
        List<Simulation.Result> once = LongStream.range(FIXED_SEED, FIXED_SEED + 50)
                .mapToObj(seed -> Simulation.run(seed, broken))
                .filter(result -> !result.violations().isEmpty())
                .toList();

        assertThat(once).as("those that break come with their traces").isNotEmpty();
        assertThat(once)
                .allSatisfy(result ->
                        assertThat(Simulation.run(result.seed(), broken)).isEqualTo(result));
    }

    @ParameterizedTest
    @EnumSource
    void findsADefect(Defect defect) throws ExecutionException, InterruptedException {
        ForkJoinPool pool = new ForkJoinPool(THREADS);
        try {
            // Some show in the first schedules, one in the 24,198th.
            for (int done = 0; done < defect.within(); done += AT_A_TIME) {
                int schedules = Math.min(AT_A_TIME, defect.within() - done);
                for (Simulation.Result result : run(pool, FIXED_SEED + done, schedules, Set.of(defect))) {
                    if (result.violations().stream().anyMatch(violation -> violation.startsWith(defect.foundBy()))) {
                        System.out.printf(
                                Locale.ROOT,
                                "%s: found by %s in schedule %,d%n",
                                defect,
                                defect.foundBy(),
                                result.seed() - FIXED_SEED + 1);
                        return;
                    }
                }
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(defect).as("not found in %s schedules", defect.within()).isNull();
    }
}
