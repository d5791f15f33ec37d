package org.claimscreener.engine.drools;

import java.util.List;
import java.util.Set;

import org.claimscreener.engine.drools.RuleNeeds.Stay;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.engine.pack.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.drools.FactsUnderTest.DRUG_FOR_MEN;
import static org.claimscreener.engine.drools.FactsUnderTest.SEVEN_DAY_DRUG;
import static org.claimscreener.engine.drools.FactsUnderTest.line;
import static org.claimscreener.engine.drools.FactsUnderTest.outpatient;
import static org.claimscreener.engine.drools.FactsUnderTest.pastVisit;

/** What a rule is not tried without; that trying it would have found nothing is shown by the cases of all packs. */
class RuleNeedsTest {
    private static final String RULE = """
            rule "needy" @code("T-1") @title("t") @severity(3) @consequence("note") @behaviour(1) @legal("第三十八条")
            when
                %s
            then
                findings.visit().evidence("x");
            end
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            'Knowledge( table == "drug_sex", line.claimed )'                  | rows of drug
            'Visit( stay, days > 3 )'                                         | STAY
            'Visit( days > 3, !stay )'                                        | NO_STAY
            'Visit( days > 3 )'                                               | EITHER
            'Visit( stay || days > 3 )'                                       | EITHER
            'Standing( bars ) Visit( stay )'                                  | Standing
            'not Standing( bars )'                                            | EITHER
            'exists Standing( bars )'                                         | EITHER
            '( Standing( bars ) or Operation( main ) )'                       | EITHER
            'not Knowledge( table == "drug_sex" ) Person( ageYears > 1 )'     | EITHER
            'PastVisit( stay )'                                               | PastVisit
            """)
    void whatAConditionSaysPlainlyIsANeed(String conditions, String group) throws Exception {
        assertThat(needs(conditions).group()).isEqualTo(group);
    }

    @Test
    void allTablesMustHaveARow() throws Exception {
        RuleNeeds both = needs("Knowledge( table == \"drug_sex\", $l : line )"
                + " Knowledge( table == \"drug_days\", line.index != $l.index )");
        FactSet one = outpatient().with(line(0, DRUG_FOR_MEN, 1, 1)).facts();
        FactSet two = outpatient()
                .with(line(0, DRUG_FOR_MEN, 1, 1), line(1, SEVEN_DAY_DRUG, 1, 1))
                .facts();

        assertThat(both.areMet(one, rows(one))).isFalse();
        assertThat(both.areMet(two, rows(two))).isTrue();
    }

    @Test
    void aStayIsNeededOrNone() {
        FactSet visit = outpatient().facts();

        assertThat(new RuleNeeds(Set.of(), Set.of(), Stay.STAY).areMet(visit, rows(visit)))
                .isFalse();
        assertThat(new RuleNeeds(Set.of(), Set.of(), Stay.NO_STAY).areMet(visit, rows(visit)))
                .isTrue();
        assertThat(new RuleNeeds(Set.of(), Set.of(), Stay.EITHER).areMet(visit, rows(visit)))
                .isTrue();
    }

    @Test
    void anEarlierVisitIsNeededWhereTheRuleMatchesOne() throws Exception {
        RuleNeeds past = needs("PastVisit( stay )");
        FactSet first = outpatient().facts();
        FactSet second = outpatient().past(pastVisit("S0")).facts();

        assertThat(past.areMet(first, rows(first))).isFalse();
        assertThat(past.areMet(second, rows(second))).isTrue();
    }

    private static RuleNeeds needs(String conditions) throws Exception {
        RulePack pack = PackUnderTest.withRules(RULE.formatted(conditions)).checked();
        List<CheckedRule> rules = RuleGate.check(pack);
        return rules.get(0).needs();
    }

    private static KnowledgeRows rows(FactSet facts) {
        return new KnowledgeRows(PackUnderTest.plain().checked().knowledge(), facts);
    }
}
