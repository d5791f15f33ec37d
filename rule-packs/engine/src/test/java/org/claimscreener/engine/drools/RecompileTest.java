package org.claimscreener.engine.drools;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.ref.WeakReference;
import java.util.Random;

import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecompileTest {
    private static final int ROUNDS = 200;
    /** The JVM's own classes trickle in: accessors that reflection makes, lambdas of Drools that run for the first time. */
    private static final int MOST_NEW_CLASSES = 100;
    /** A pack that stays costs some 300 kB: a hundred of them would be 30 MB. */
    private static final long MOST_NEW_METASPACE_BYTES = 3 << 20;

    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

    @Test
    void retiredPacksLeaveNothingBehind() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS / 2; i++) {
            deploy(random);
        }
        long classesBefore = settledClassCount();
        long metaspaceBefore = metaspaceBytes();

        for (int i = 0; i < ROUNDS / 2; i++) {
            deploy(random);
        }

        assertThat(settledClassCount()).as("classes, seed %d", seed).isLessThan(classesBefore + MOST_NEW_CLASSES);
        assertThat(metaspaceBytes())
                .as("metaspace, seed %d", seed)
                .isLessThan(metaspaceBefore + MOST_NEW_METASPACE_BYTES);
    }

    @Test
    void aClosedPackCanBeCollected() throws Exception {
        WeakReference<CompiledPack> closed = new WeakReference<>(deploy(new Random(1)));

        for (int i = 0; i < 50 && closed.get() != null; i++) {
            System.gc();
        }

        assertThat(closed.get()).isNull();
    }

    /** One of two packs, its rules another text each time, and evaluated so that all of them run. */
    private static CompiledPack deploy(Random random) throws Exception {
        PackUnderTest pack = random.nextBoolean()
                ? PackUnderTest.plain()
                : PackUnderTest.plain().without("rules/visits.drl");
        int age = random.nextInt(1_000_000);
        RulePack varied = pack.with("rules/varied.drl", """
                        rule "varied-%d" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                        when
                            Person( ageYears > %d, ageDays != %d )
                        then
                            findings.visit().evidence("%d");
                        end
                        """.formatted(age, age % 40, age, age))
                .checked();
        try (CompiledPack compiled = CompiledPack.compile(varied)) {
            assertThat(compiled.evaluate(FactsUnderTest.outpatient()
                            .feature("settlements_3m", 5)
                            .with(FactsUnderTest.line(0, FactsUnderTest.DRUG_FOR_MEN, 1, 1))
                            .with(FactsUnderTest.line(1, FactsUnderTest.SEVEN_DAY_DRUG, 1, 1, 900))
                            .facts()))
                    .isInstanceOf(Evaluation.Completed.class);
            return compiled;
        }
    }

    private long settledClassCount() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, classes.getLoadedClassCount());
        }
        return least;
    }

    private static long metaspaceBytes() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
