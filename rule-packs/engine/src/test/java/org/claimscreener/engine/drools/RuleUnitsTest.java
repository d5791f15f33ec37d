package org.claimscreener.engine.drools;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackRefusedException;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.drools.FactsUnderTest.DRUG_FOR_MEN;
import static org.claimscreener.engine.drools.FactsUnderTest.line;
import static org.claimscreener.engine.drools.FactsUnderTest.outpatient;

/** The very same rule is compiled once, whatever packs and versions have it. */
class RuleUnitsTest {
    private static final String RULE = """
            rule "%s" @code("T-1") @title("t") @severity(3) @consequence("note") @behaviour(1) @legal("第三十八条")
            when
                Bill( distinctItems > %d )
            then
                findings.visit().evidence("%s");
            end
            """;
    private final FactSet facts = outpatient().with(line(0, DRUG_FOR_MEN, 1, 1)).facts();

    @Test
    void aVersionWithOneRuleChangedCompilesThatRuleAlone() throws Exception {
        try (CompiledPack first = CompiledPack.compile(pack(rule("one", 0) + rule("two", 0)))) {
            try (CompiledPack second = CompiledPack.compile(pack(rule("one", 0) + rule("two", 5)))) {
                assertThat(second.times().newRules()).isEqualTo(1);
                assertThat(found(first)).isEqualTo(2);
                assertThat(found(second)).isEqualTo(1);
            }
            // The first is not touched by what the second had.
            assertThat(found(first)).isEqualTo(2);
        }
    }

    @Test
    void practiceLeavesNothingBehind() throws Exception {
        RulePack practised = pack(rule("practised", 0));
        long before = RuleCompiler.builds();
        RuleUnits.practise(practised.id(), RuleGate.check(practised).get(0));

        assertThat(RuleCompiler.builds()).isEqualTo(before + 1);
        try (CompiledPack compiled = CompiledPack.compile(practised)) {
            assertThat(compiled.times().newRules()).isEqualTo(1);
            assertThat(found(compiled)).isEqualTo(1);
        }
    }

    @Test
    void whoHasCompiledNeedsNoPractice() throws Exception {
        try (CompiledPack compiled = CompiledPack.compile(pack(rule("compiled", 0)))) {
            long before = RuleCompiler.builds();

            assertThat(compiled.practise()).isFalse();
            assertThat(RuleCompiler.builds()).isEqualTo(before).isPositive();
        }
    }

    @Test
    void aRuleOfAnotherPackIsTheSameIfItsTextIs() throws Exception {
        try (CompiledPack first = CompiledPack.compile(pack(rule("shared", 0)));
                CompiledPack other = CompiledPack.compile(PackUnderTest.withRules(rule("shared", 0))
                        .replacing("pack.yaml", "id: plain", "id: other")
                        .checked())) {
            assertThat(other.times().newRules()).isZero();
            assertThat(found(first)).isEqualTo(1);
            assertThat(((Evaluation.Completed) other.evaluate(facts)).findings())
                    .allSatisfy(finding -> assertThat(finding.rule().packId()).isEqualTo("other"));
        }
    }

    @Test
    void aRuleThatNoPackHasAnyMoreIsCompiledAgainAndARefusedOneIsNotKept() throws Exception {
        String wrong = rule("wrong", 0).replace("distinctItems > 0", "distinctItems > \"text\"");
        assertThatThrownBy(() -> CompiledPack.compile(pack(wrong)).close()).isInstanceOf(PackRefusedException.class);
        assertThatThrownBy(() -> CompiledPack.compile(pack(wrong)).close()).isInstanceOf(PackRefusedException.class);

        CompiledPack.compile(pack(rule("gone", 0))).close();
        try (CompiledPack again = CompiledPack.compile(pack(rule("gone", 0)))) {
            assertThat(found(again)).isEqualTo(1);
        }
    }

    private static String rule(String name, int items) {
        return RULE.formatted(name, items, name);
    }

    private static RulePack pack(String rules) {
        return PackUnderTest.withRules(rules).checked();
    }

    private int found(CompiledPack pack) {
        return ((Evaluation.Completed) pack.evaluate(facts)).findings().size();
    }
}
