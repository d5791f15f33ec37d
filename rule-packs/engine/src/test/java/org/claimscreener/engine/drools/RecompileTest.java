package org.claimscreener.engine.drools;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;

import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecompileTest {
    private static final int DEPLOYS = 30;
    /**
     * Seen: 30 with {@code close}, as the JVM's own classes trickle in; 190 without, where Drools' repository forgets the
     * oldest of some ten modules by itself.
     */
    private static final int SLACK = 100;

    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();

    @Test
    void retiredPacksLeaveNoClassesBehind() throws Exception {
        for (int i = 0; i < 5; i++) {
            deploy(i);
        }
        long before = settledClassCount();

        for (int i = 0; i < DEPLOYS; i++) {
            deploy(100 + i);
        }

        assertThat(settledClassCount()).isLessThan(before + SLACK);
    }

    /** Another pack each time, and one that uses all its rules, for lambdas load when they first run. */
    private static void deploy(int number) throws Exception {
        RulePack pack = PackUnderTest.plain()
                .replacing("pack.yaml", "version: 1.2.0", "version: 1.2." + number)
                .checked();
        try (CompiledPack compiled = CompiledPack.compile(pack)) {
            assertThat(compiled.evaluate(FactsUnderTest.outpatient()
                            .feature("settlements_3m", 5)
                            .with(FactsUnderTest.line(0, FactsUnderTest.DRUG_FOR_MEN, 1, 1))
                            .with(FactsUnderTest.line(1, FactsUnderTest.SEVEN_DAY_DRUG, 1, 1, 900))
                            .facts()))
                    .isInstanceOf(Evaluation.Completed.class);
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
}
