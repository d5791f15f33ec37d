package org.claimscreener.engine.drools;

import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.wire.record.SystemReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.drools.FactsUnderTest.DRUG_FOR_MEN;
import static org.claimscreener.engine.drools.FactsUnderTest.line;
import static org.claimscreener.engine.drools.FactsUnderTest.outpatient;

/** What no check can see beforehand: rules that are allowed, and too much for one settlement. */
class RuleBudgetTest {
    private static final int LINES = 1_000;
    private static final String HEAD = "rule \"%s\" @code(\"T-1\") @title(\"t\") @severity(1) @consequence(\"note\")"
            + " @behaviour(1) @legal(\"l\")\nwhen\n%s\nthen\n    findings.visit().evidence(\"x\");\nend\n";

    /** A thousand million combinations: compared one by one, found by an index, and sought in vain. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FeeLine( $a : this ) FeeLine( $b : this, index != $a.index ) FeeLine( amountFen + $a.amountFen + $b.amountFen < 0 )",
                "FeeLine( $c : itemCode ) FeeLine( itemCode == $c, $d : itemCode ) FeeLine( itemCode == $d )",
                "Person( $p : this ) not ( FeeLine( $a : this ) and FeeLine( $b : this, index != $a.index )"
                        + " and FeeLine( amountFen + $a.amountFen + $b.amountFen < $p.ageYears - 99 ) )",
            })
    void stopsAJoinThatIsTooWideAndNamesItsRule(String conditions) throws Exception {
        String rules = HEAD.formatted("fine", "Person( ageYears > 1 )") + HEAD.formatted("wide", conditions);
        FactsUnderTest facts = outpatient();
        for (int i = 0; i < LINES; i++) {
            facts.with(line(i, "XA00", 10_000, 1));
        }
        try (CompiledPack pack = CompiledPack.compile(PackUnderTest.withRules(rules)
                .replacing("pack.yaml", "max_micros: 1000000", "max_micros: 50000")
                .checked())) {
            for (int i = 0; i < 2; i++) {
                assertThat(pack.evaluate(facts.facts())).isInstanceOfSatisfying(Evaluation.Failed.class, failed -> {
                    assertThat(failed.reason()).isEqualTo(SystemReason.BUDGET_EXCEEDED);
                    assertThat(failed.detail())
                            .startsWith("the evaluation took more than 50000 microseconds of computing")
                            .contains("rule 'wide'");
                });
            }
            assertThat(pack.evaluate(outpatient().with(line(0, "XA00", 1, 1)).facts()))
                    .isInstanceOf(Evaluation.Completed.class);
        }
    }

    @Test
    void aThreadThatWaitsIsReportedAndNotBlamed() throws Exception {
        AtomicLong wall = new AtomicLong();
        AtomicLong step = new AtomicLong();
        try (CompiledPack pack =
                CompiledPack.compile(PackUnderTest.plain().checked(), () -> 0, () -> wall.addAndGet(step.get()))) {
            var facts = outpatient().with(line(0, DRUG_FOR_MEN, 1, 1)).facts();
            // The wall is looked at three times after the beginning: before the firing, after it, and for the result.
            step.set(3_000_000_000L);
            assertThat(pack.evaluate(facts))
                    .isInstanceOfSatisfying(
                            Evaluation.Completed.class,
                            completed -> assertThat(completed.waited()).isFalse());

            step.set(4_000_000_000L);
            assertThat(pack.evaluate(facts)).isInstanceOfSatisfying(Evaluation.Completed.class, completed -> {
                assertThat(completed.waited()).isTrue();
                assertThat(completed.findings()).hasSize(1);
            });
        }
    }

    @Test
    void evidenceIsCutWhenItIsWritten() throws Exception {
        String rules =
                HEAD.formatted("long", "Bill( $lines : lines )").replace("evidence(\"x\")", "evidence(\"%s\", $lines)");
        FactsUnderTest facts = outpatient();
        for (int i = 0; i < LINES; i++) {
            facts.with(line(i, "XA00", 10_000, 1));
        }
        try (CompiledPack pack =
                CompiledPack.compile(PackUnderTest.withRules(rules).checked())) {
            assertThat(pack.evaluate(facts.facts()))
                    .isInstanceOfSatisfying(
                            Evaluation.Completed.class,
                            completed -> assertThat(completed.findings())
                                    .singleElement()
                                    .satisfies(finding ->
                                            assertThat(finding.evidence()).hasSize(500)));
        }
    }

    @Test
    void nothingTicksOutsideAnEvaluation() {
        for (int i = 0; i < 10_000; i++) {
            RuleBudget.tick();
        }
        try (RuleBudget budget = RuleBudget.begin(() -> 5, () -> 7, 1)) {
            assertThat(budget.isOver()).isFalse();
            assertThat(budget.wallMicros()).isZero();
        }
    }
}
