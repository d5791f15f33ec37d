package org.claimscreener.engine.drools;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.cases.CaseResult;
import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.cases.PackCases;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Probes spare Drools nearly everything, and what is found stays the same, in every case of the packs that ship. */
class ProbedPacksTest {
    @ParameterizedTest
    @ValueSource(strings = {"national-policy", "fraud-patterns"})
    void findWhatDroolsAloneFinds(String name) throws Exception {
        RulePack checked = PackFolder.load(
                Path.of(System.getProperty("basedir", ".")).resolve("../packs").resolve(name));
        long asked = 0;
        long fired = 0;
        try (CompiledPack pack = CompiledPack.compileUntimed(checked)) {
            PackCases cases = new PackCases(pack);
            for (PackCase one : PackCases.of(checked)) {
                CaseResult result = cases.run(one);
                FactSet facts = result.run().orElseThrow().screening().facts();
                Evaluation.Completed every = (Evaluation.Completed) pack.evaluateEveryRule(facts);

                assertThat(((Evaluation.Completed) pack.evaluate(facts)).findings())
                        .as(one.file() + ": " + one.name())
                        .isEqualTo(every.findings());

                List<String> mayFire = new ArrayList<>(pack.rulesThatMayFire(facts));
                Set<String> found = new HashSet<>();
                every.findings().forEach(finding -> found.add(finding.rule().rule()));
                asked += mayFire.size();
                fired += found.size();
            }
        }
        assertThat(asked)
                .as("rules that Drools is asked about, and rules that fire")
                .isLessThan(fired * 3 / 2);
    }
}
