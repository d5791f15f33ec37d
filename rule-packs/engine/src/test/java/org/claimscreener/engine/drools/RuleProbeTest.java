package org.claimscreener.engine.drools;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.drools.FactsUnderTest.DRUG_FOR_MEN;
import static org.claimscreener.engine.drools.FactsUnderTest.SEVEN_DAY_DRUG;
import static org.claimscreener.engine.drools.FactsUnderTest.line;
import static org.claimscreener.engine.drools.FactsUnderTest.outpatient;
import static org.claimscreener.engine.drools.FactsUnderTest.pastVisit;

/** What a look without a session says of a rule. That it never says no where a rule fires is shown for all packs' cases by ProbedPacksTest. */
class RuleProbeTest {
    private static final int RULES = 60;
    private static final int BILLS = 40;
    private static final long SEED = 20261130;

    private static final String RULE = """
            rule "%s" @code("T-1") @title("t") @severity(3) @consequence("note") @behaviour(1) @legal("第三十八条")
            when
                %s
            then
                findings.visit().evidence("x");
            end
            """;

    /** Of a woman of 40 with two lines, of 1 and 3 yuan, and one past visit. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Person( ageYears > 40 )'                                                        | no
            'Person( ageYears > 39 )'                                                        | yes
            'Person( ageYears < parameters.number("max_age") )'                              | no
            'Visit( stay ) Person( ageYears > 39 )'                                          | no
            'FeeLine( amountFen > 300 )'                                                     | no
            'FeeLine( amountFen > 299 )'                                                     | yes
            'exists FeeLine( amountFen > 300 )'                                              | no
            'not FeeLine( amountFen > 299 ) Person( ageYears > 39 )'                         | no
            'not FeeLine( amountFen > 300 ) Person( ageYears > 39 )'                         | yes
            'Knowledge( table == "drug_sex", line.claimed )'                                 | yes
            'Knowledge( table == "drug_sex", !line.claimed )'                                | no
            'not Knowledge( table == "drug_sex" ) Person( ageYears > 1 )'                    | no
            'Person( $p : this ) Knowledge( table == "drug_sex", text("sex") != $p.sexLetter )' | yes
            'Person( $p : this ) Visit( days > $p.ageYears )'                                | no
            'FeeLine( $l : this ) Bill( lines.size() > 2 + $l.index * 0 )'                   | no
            'FeeLine( $l : this, amountFen > 100 ) FeeLine( amountFen > $l.amountFen )'      | no
            'FeeLine( $l : this, amountFen > 99 ) FeeLine( amountFen > $l.amountFen )'       | yes
            'FeeLine( $l : this ) not FeeLine( index != $l.index )'                          | no
            'FeeLine( $l : this ) not FeeLine( amountFen > $l.amountFen )'                   | yes
            'FeeLine( $a : amountFen ) FeeLine( amountFen == $a + 200 )'                     | yes
            'FeeLine( $a : amountFen ) FeeLine( amountFen == $a + 100 )'                     | no
            'PastVisit( stay )'                                                              | no
            'Standing( bars )'                                                               | no
            'not Standing( bars ) Person( ageYears > 1 )'                                    | yes
            '( Standing( bars ) or Person( ageYears > 99 ) )'                                | yes
            'not ( FeeLine( amountFen > 1 ) and Person( ageYears > 1 ) ) Visit( !stay )'     | yes
            'Visit( lastDay.isBefore(null) )'                                                | yes
            """)
    void saysNoOnlyWhereNothingCanFire(String conditions, String mayFire) throws Exception {
        FactSet facts = outpatient()
                .with(line(0, DRUG_FOR_MEN, 10_000, 100), line(1, SEVEN_DAY_DRUG, 10_000, 300))
                .past(pastVisit("S0"))
                .facts();
        try (CompiledPack pack = pack(RULE.formatted("probed", conditions))) {
            assertThat(pack.rulesThatMayFire(facts)).isEqualTo(mayFire.equals("yes") ? List.of("probed") : List.of());
        }
    }

    @Test
    void aJoinTooWideIsLeftToDrools() throws Exception {
        FactsUnderTest facts = outpatient();
        for (int i = 0; i < 20; i++) {
            facts.with(line(i, DRUG_FOR_MEN, 10_000, 100));
        }
        try (CompiledPack pack =
                pack(RULE.formatted("wide", "FeeLine( $a : this ) FeeLine( amountFen > $a.amountFen )"))) {
            assertThat(pack.rulesThatMayFire(facts.facts())).containsExactly("wide");
            assertThat(pack.evaluate(facts.facts()))
                    .isInstanceOfSatisfying(
                            Evaluation.Completed.class,
                            completed -> assertThat(completed.findings()).isEmpty());
        }
    }

    /** Rules of random conditions on random bills: what is found is what Drools alone finds. */
    @Test
    void makesNoDifferenceToWhatIsFound() throws Exception {
        Random random = new Random(SEED);
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < RULES; i++) {
            rules.append(RULE.formatted("r" + i, conditions(random)));
        }
        int found = 0;
        try (CompiledPack pack = pack(rules.toString())) {
            for (int i = 0; i < BILLS; i++) {
                FactsUnderTest facts = outpatient();
                for (int l = random.nextInt(5); l >= 0; l--) {
                    String code = random.nextBoolean() ? DRUG_FOR_MEN : random.nextBoolean() ? SEVEN_DAY_DRUG : "XA00";
                    facts.with(line(l, code, 10_000L * random.nextInt(3), 100L * random.nextInt(4)));
                }
                if (random.nextBoolean()) {
                    facts.past(pastVisit("S0"), pastVisit("S1"));
                }
                Evaluation probed = pack.evaluate(facts.facts());
                assertThat(findings(probed))
                        .as("seed %s", SEED)
                        .isEqualTo(findings(pack.evaluateEveryRule(facts.facts())));
                found += findings(probed).size();
            }
        }
        assertThat(found).as("seed %s", SEED).isBetween(RULES * BILLS / 20, RULES * BILLS * 19 / 20);
    }

    /** One line to begin with, or its row, and what is compared with it; the gate lets no patterns pass that are not compared. */
    private static String conditions(Random random) {
        String amount = String.valueOf(100 * random.nextInt(4));
        List<String> conditions = new ArrayList<>();
        conditions.add("Person( ageYears > %d )".formatted(38 + random.nextInt(4)));
        conditions.add(
                random.nextBoolean()
                        ? "FeeLine( $l : this, amountFen >= " + amount + " )"
                        : "Knowledge( table == \"drug_sex\", $l : line, line.amountFen >= " + amount + " )");
        for (int i = random.nextInt(3); i > 0; i--) {
            conditions.add(
                    switch (random.nextInt(6)) {
                        case 0 -> "FeeLine( amountFen > $l.amountFen )";
                        case 1 -> "Knowledge( table == \"drug_days\", line.index > $l.index )";
                        case 2 -> "not FeeLine( amountFen > $l.amountFen )";
                        case 3 -> "exists FeeLine( amountFen == $l.amountFen, index != $l.index )";
                        case 4 -> "not PastVisit( stay, fundFen > $l.amountFen )";
                        default -> "not ( FeeLine( index > $l.index ) and Person( ageYears > 39 ) )";
                    });
        }
        return String.join(" ", conditions);
    }

    private static List<String> findings(Evaluation evaluation) {
        return ((Evaluation.Completed) evaluation)
                .findings().stream().map(finding -> finding.rule().rule()).toList();
    }

    private static CompiledPack pack(String rules) throws Exception {
        return CompiledPack.compile(PackUnderTest.withRules(rules)
                .replacing("pack.yaml", "max_firings: 100", "max_firings: 10000")
                .checked());
    }
}
