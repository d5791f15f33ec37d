package org.claimscreener.engine.cases;

import java.util.List;

import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.drools.ConditionStep;
import org.claimscreener.engine.drools.StepTrial;
import org.claimscreener.engine.pack.PackRefusedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Over the bundled packs: a hit meets every condition of its rule, a near miss does not. */
class StepCoverageTest {
    private static List<StepTrial> trials = List.of();

    @BeforeAll
    static void compile() {
        trials = BundledPacks.all().stream().map(StepCoverageTest::trial).toList();
    }

    @AfterAll
    static void close() {
        trials.forEach(StepTrial::close);
    }

    @Test
    void everyCaseGetsAsFarAsTheRuleItselfDoes() {
        for (int i = 0; i < trials.size(); i++) {
            CompiledPack pack = BundledPacks.all().get(i);
            StepTrial trial = trials.get(i);
            PackCases cases = new PackCases(pack);
            for (PackCase one : PackCases.of(pack.pack())) {
                CaseResult.Run run = cases.run(one).run().orElseThrow();
                StepTrial.Reached reached = trial.on(run.screening().facts());
                boolean found = run.findings().stream()
                        .anyMatch(finding -> finding.rule().rule().equals(one.rule()));
                assertThat(reached.failure()).as(one.toString()).isEmpty();
                assertThat(reached.metBy(one.rule())
                                == trial.stepsOf(one.rule()).size())
                        .as("%s, met %d", one, reached.metBy(one.rule()))
                        .isEqualTo(found);
            }
        }
    }

    @Test
    void saysWhichConditionNoNearMissTries() {
        CompiledPack pack = national();
        PackCases cases = new PackCases(pack);
        StepTrial trial = trials.get(BundledPacks.all().indexOf(pack));
        List<CaseResult> results = CaseFile.read(herbAlone(pack)).stream()
                .filter(one -> one.hit() || one.name().contains("same prescription"))
                .map(cases::run)
                .toList();

        List<StepCoverage> coverage = StepCoverage.of("herb-alone", trial, results);

        assertThat(coverage.stream().map(StepCoverage::step).map(ConditionStep::text))
                .containsExactly(
                        "Knowledge( table == \"herb_limit\" )",
                        "Knowledge( text(\"payable\") == \"compound\" )",
                        "Knowledge( line.claimed )",
                        "not ( FeeLine( $other : this, herb, quantityE4 > 0, prescriptionId == $line.prescriptionId )"
                                + " and not Knowledge( table == \"herb_limit\", line == $other ) )");
        assertThat(coverage.stream().map(StepCoverage::untried)).containsExactly(false, true, true, false);
        assertThat(coverage.get(3).reached()).isEqualTo(results.size());
        assertThat(coverage.get(3).met()).isEqualTo(results.size() - 1);
    }

    private static org.claimscreener.engine.pack.PackText herbAlone(CompiledPack pack) {
        return pack.pack().cases().stream()
                .filter(file -> file.name().equals("cases/herb-alone.yaml"))
                .findFirst()
                .orElseThrow();
    }

    private static CompiledPack national() {
        return BundledPacks.all().stream()
                .filter(one -> one.pack().id().equals("national-policy"))
                .findFirst()
                .orElseThrow();
    }

    private static StepTrial trial(CompiledPack pack) {
        try {
            return StepTrial.compile(pack.pack());
        } catch (PackRefusedException e) {
            throw new IllegalStateException(e);
        }
    }
}
