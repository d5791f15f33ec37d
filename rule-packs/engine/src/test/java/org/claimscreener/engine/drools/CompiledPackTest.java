package org.claimscreener.engine.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.claimscreener.engine.decision.RuleFinding;
import org.claimscreener.engine.decision.RuleFinding.Earlier;
import org.claimscreener.engine.decision.RuleFinding.Stake;
import org.claimscreener.engine.decision.RuleInfo;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.pack.PackUnderTest;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Sex;
import org.claimscreener.wire.record.SystemReason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.claimscreener.engine.drools.FactsUnderTest.DRUG_FOR_MEN;
import static org.claimscreener.engine.drools.FactsUnderTest.SEVEN_DAY_DRUG;
import static org.claimscreener.engine.drools.FactsUnderTest.line;
import static org.claimscreener.engine.drools.FactsUnderTest.outpatient;
import static org.claimscreener.engine.drools.FactsUnderTest.pastVisit;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompiledPackTest {
    private CompiledPack plain;

    @BeforeAll
    void compile() throws Exception {
        plain = CompiledPack.compile(PackUnderTest.plain().checked());
    }

    @AfterAll
    void close() {
        plain.close();
    }

    @Test
    void knowsWhatItsRulesSayAboutThemselves() {
        assertThat(plain.rules())
                .extracting(RuleInfo::rule)
                .containsExactly("drug-sex", "drug-days", "card-burst", "child-age");
        assertThat(plain.rules().get(0))
                .isEqualTo(new RuleInfo(
                        "plain",
                        "drug-sex",
                        "GZ10000301004000",
                        "药品区分性别使用",
                        2,
                        Consequence.HOLD,
                        2,
                        "《医疗保障基金使用监督管理条例》第三十八条第二项"));
    }

    @Test
    void findsADrugForTheOtherSex() {
        FactSet facts = outpatient()
                .with(line(0, "XA00", 10_000, 500), line(1, DRUG_FOR_MEN, 20_000, 1_234))
                .facts();

        assertThat(findings(plain, facts)).singleElement().satisfies(finding -> {
            assertThat(finding.rule().rule()).isEqualTo("drug-sex");
            assertThat(finding.stakes()).containsExactly(new Stake(1, 1_234));
            assertThat(finding.concernedLines()).containsExactly(1);
            assertThat(finding.evidence()).isEqualTo("药品1与参保人性别（女）不符");
            assertThat(finding.past()).isEmpty();
        });
    }

    @Test
    void findsNothingNearby() {
        assertThat(findings(plain, outpatient().facts())).isEmpty();
        assertThat(findings(
                        plain,
                        outpatient()
                                .sex(Sex.MALE)
                                .with(line(0, DRUG_FOR_MEN, 1, 1))
                                .facts()))
                .isEmpty();
        assertThat(findings(
                        plain,
                        outpatient()
                                .sex(Sex.UNKNOWN)
                                .with(line(0, DRUG_FOR_MEN, 1, 1))
                                .facts()))
                .isEmpty();
        assertThat(findings(
                        plain,
                        outpatient().with(line(0, DRUG_FOR_MEN, 10_000, 0)).facts()))
                .isEmpty();
        assertThat(findings(plain, outpatient().feature("settlements_3m", 4).facts()))
                .isEmpty();
    }

    @Test
    void stakesOnlyTheDaysBeyondALimit() {
        FactSet facts = outpatient()
                .with(line(0, SEVEN_DAY_DRUG, 10_000, 500, 500), line(1, SEVEN_DAY_DRUG, 10_000, 600, 600))
                .facts();

        assertThat(findings(plain, facts)).singleElement().satisfies(finding -> {
            assertThat(finding.stakes()).containsExactly(new Stake(1, 400));
            assertThat(finding.concernedLines()).containsExactly(0, 1);
            assertThat(finding.evidence()).isEqualTo("限7天");
        });
    }

    @Test
    void readsFeaturesAndSaysThemInTheEvidence() {
        FactSet facts = outpatient()
                .feature("settlements_3m", 5)
                .with(line(0, "XA00", 10_000, 500))
                .facts();

        assertThat(findings(plain, facts)).singleElement().satisfies(finding -> {
            assertThat(finding.stakes()).containsExactly(new Stake(0, 500));
            assertThat(finding.evidence()).isEqualTo("3分钟内结算5笔（自2026-03-10起统计）");
        });
    }

    @Test
    void takesParametersOfTheSettlementsAreaAndDay() {
        FactsUnderTest changsha = outpatient().diagnosis("CHILD").treatedIn("430100", LocalDate.parse("2026-02-01"));
        FactsUnderTest before = outpatient().diagnosis("CHILD").treatedIn("430100", LocalDate.parse("2026-01-31"));

        assertThat(findings(plain, changsha.facts()))
                .extracting(RuleFinding::evidence)
                .containsExactly("40周岁，限8周岁");
        assertThat(findings(plain, before.facts()))
                .extracting(RuleFinding::evidence)
                .containsExactly("40周岁，限6周岁");
    }

    @Test
    void ordersFindingsByCodeRuleLineAndEvidence() {
        FactSet facts = outpatient()
                .feature("settlements_3m", 9)
                .with(line(0, SEVEN_DAY_DRUG, 10_000, 500, 900))
                .with(line(1, DRUG_FOR_MEN, 10_000, 10), line(2, DRUG_FOR_MEN, 10_000, 20))
                .facts();

        assertThat(findings(plain, facts))
                .extracting(finding ->
                        finding.rule().rule() + " " + finding.concernedLines().get(0))
                .containsExactly("drug-days 0", "drug-sex 1", "drug-sex 2", "card-burst 0");
    }

    @Test
    void saysTheSameThingOnce() throws Exception {
        String twice = """
                rule "twice" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    PastVisit( $past : this )
                then
                    findings.visit().evidence("same");
                end
                """;
        try (CompiledPack pack = compile(twice)) {
            Evaluation evaluation = pack.evaluate(outpatient()
                    .with(line(0, "XA00", 1, 1))
                    .past(pastVisit("A"), pastVisit("B"))
                    .facts());

            assertThat(evaluation).isInstanceOfSatisfying(Evaluation.Completed.class, completed -> {
                assertThat(completed.firings()).isEqualTo(2);
                assertThat(completed.findings()).hasSize(1);
            });
        }
    }

    @Test
    void compilesEverythingThatTheGateLetsThrough() throws Exception {
        String rule = """
                rule "all" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    $person : Person( ageYears > -1, insuranceType in ("310", "390"), !( sexLetter == "M" ) )
                    Visit( $first : firstDay, mode == VisitMode.OUTPATIENT || mode == VisitMode.EMERGENCY )
                    not Diagnosis( code.startsWith("Q") )
                    exists FeeLine( claimed, kind == ItemKind.DRUG, day == $first )
                    Bill( $count : lines.size, $sum : Math.max(lines.size() * 2 + 1, 3) > 0 )
                    /* a comment // with another */
                then
                    // why
                    findings.visit().evidence("%d%% " + "%s", Math.min($count, 5), $person.sexName()); /* and */
                    findings.visit().evidence("%s", $first.minusDays(1));
                end
                rule "either" @code("T-2") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    Institution( levelRank != Institution.UNKNOWN_LEVEL, name != null )
                    ( Diagnosis( code == "A" ) or Diagnosis( code == "B" ) )
                then
                    findings.visit().evidence("A/B");
                end
                """;
        try (CompiledPack pack = compile(rule)) {
            assertThat(findings(
                            pack,
                            outpatient()
                                    .diagnosis("B")
                                    .with(line(0, "XA00", 1, 1))
                                    .facts()))
                    .extracting(RuleFinding::evidence)
                    .containsExactly("1% 女", "2026-03-09", "A/B");
            assertThat(findings(
                            pack,
                            outpatient()
                                    .diagnosis("Q")
                                    .with(line(0, "XA00", 1, 1))
                                    .facts()))
                    .isEmpty();
        }
    }

    @Test
    void namesTheEarlierSettlementsThatEvidenceRestsOn() throws Exception {
        String rule = """
                rule "past" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    PatientHistory( $history : this )
                    FeeLine( $line : this )
                then
                    findings.line($line).evidence("x").because($history.visits()).because($history.visits().get(0));
                end
                """;
        try (CompiledPack pack = compile(rule)) {
            FactSet facts = outpatient()
                    .with(line(0, "XA00", 1, 1))
                    .past(pastVisit("B"), pastVisit("A"))
                    .facts();

            assertThat(findings(pack, facts))
                    .singleElement()
                    .satisfies(finding -> assertThat(finding.past())
                            .containsExactly(
                                    new Earlier("B", FactsUnderTest.DAY), new Earlier("A", FactsUnderTest.DAY)));
        }
    }

    @Test
    void aRuleThatThrowsInItsConsequenceFailsTheEvaluationByName() throws Exception {
        String rule = """
                rule "broken" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    PatientHistory( $history : this )
                    Bill( $bill : this )
                then
                    findings.visit().evidence("ok");
                    findings.line($bill.lines().get(5)).evidence("x");
                end
                """;
        try (CompiledPack pack = compile(rule)) {
            for (int i = 0; i < 3; i++) {
                assertThat(pack.evaluate(outpatient().facts()))
                        .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> {
                            assertThat(failed.reason()).isEqualTo(SystemReason.RULE_ERROR);
                            assertThat(failed.detail())
                                    .startsWith("rule 'broken': ")
                                    .contains("OutOfBounds");
                        });
            }
        }
    }

    @Test
    void aRuleThatThrowsInItsConditionFailsTheEvaluationByName() throws Exception {
        String rules = """
                rule "fine" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    Person( ageYears > 1 )
                then
                    findings.visit().evidence("ok");
                end
                rule "broken" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    Person( ageYears > 0, patientId.substring(9) == "x" )
                then
                    findings.visit().evidence("ok");
                end
                """;
        try (CompiledPack pack = compile(rules)) {
            for (int i = 0; i < 3; i++) {
                assertThat(pack.evaluate(outpatient().facts()))
                        .isInstanceOfSatisfying(Evaluation.Failed.class, failed -> {
                            assertThat(failed.reason()).isEqualTo(SystemReason.RULE_ERROR);
                            assertThat(failed.detail())
                                    .startsWith("rule 'broken': condition patientId.substring(9) == \"x\": ");
                        });
            }
        }
    }

    @Test
    void aFailedEvaluationLeavesNothingBehindForTheNext() throws Exception {
        String rules = """
                rule "fine" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    FeeLine( $line : this )
                then
                    findings.line($line).evidence("ok");
                end
                rule "broken" @code("T-2") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    FeeLine( $line : this, amountFen == 13 )
                    Bill( $bill : this )
                then
                    findings.line($bill.lines().get(99)).evidence("%s", $line.itemName());
                end
                """;
        try (CompiledPack pack = compile(rules)) {
            for (int i = 0; i < 20; i++) {
                assertThat(pack.evaluate(outpatient()
                                .with(line(0, "XA00", 1, 1), line(1, "XA00", 1, 13), line(2, "XA00", 1, 3))
                                .facts()))
                        .isInstanceOf(Evaluation.Failed.class);
                assertThat(findings(
                                pack, outpatient().with(line(0, "XA00", 1, 7)).facts()))
                        .singleElement()
                        .satisfies(finding -> assertThat(finding.stakes()).containsExactly(new Stake(0, 7)));
            }
        }
    }

    @Test
    void aWrongFindingCallIsTheRulesFault() throws Exception {
        String rule = """
                rule "wrong" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    Bill( $bill : this )
                then
                    findings.excess($bill.lines(), 0 - 5).evidence("x");
                end
                """;
        try (CompiledPack pack = compile(rule)) {
            assertThat(pack.evaluate(outpatient().with(line(0, "XA00", 1, 1)).facts()))
                    .isInstanceOfSatisfying(
                            Evaluation.Failed.class,
                            failed -> assertThat(failed.detail())
                                    .startsWith("rule 'wrong': ")
                                    .contains("an excess of -5: it must be positive"));
        }
    }

    @Test
    void reachingTheFiringLimitIsAFailure() throws Exception {
        String rule = """
                rule "every-pair" @code("T-1") @title("t") @severity(1) @consequence("note") @behaviour(1) @legal("l")
                when
                    FeeLine( $a : this )
                    FeeLine( $b : this, this != $a )
                then
                    findings.line($a).evidence("%s", $b.lineId());
                end
                """;
        try (CompiledPack pack = compile(rule)) {
            FactsUnderTest facts = outpatient();
            for (int i = 0; i < 10; i++) {
                facts.with(line(i, "XA00", 1, 1));
            }
            assertThat(findings(pack, facts.facts())).hasSize(90);

            facts.with(line(10, "XA00", 1, 1));
            for (int i = 0; i < 3; i++) {
                assertThat(pack.evaluate(facts.facts()))
                        .isEqualTo(new Evaluation.Failed(
                                SystemReason.BUDGET_EXCEEDED,
                                "rules fired 100 times, the pack's limit; the last was rule 'every-pair'"));
            }
            assertThat(findings(pack, outpatient().with(line(0, "XA00", 1, 1)).facts()))
                    .isEmpty();
        }
    }

    @Test
    void anEvaluationBeyondItsTimeIsStopped() throws Exception {
        AtomicLong nanos = new AtomicLong();
        AtomicLong step = new AtomicLong(1_000);
        try (CompiledPack pack = CompiledPack.compile(
                PackUnderTest.plain().checked(),
                () -> nanos.addAndGet(step.get()),
                () -> nanos.addAndGet(step.get()))) {
            FactSet facts = outpatient()
                    .with(line(0, DRUG_FOR_MEN, 1, 1), line(1, DRUG_FOR_MEN, 1, 1), line(2, DRUG_FOR_MEN, 1, 1))
                    .facts();
            assertThat(findings(pack, facts)).hasSize(3);

            step.set(600_000_000);
            assertThat(pack.evaluate(facts)).isInstanceOfSatisfying(Evaluation.Failed.class, failed -> {
                assertThat(failed.reason()).isEqualTo(SystemReason.BUDGET_EXCEEDED);
                assertThat(failed.detail())
                        .contains("more than 1000000 microseconds")
                        .contains("rule 'drug-sex'");
            });

            step.set(1_000);
            assertThat(findings(pack, facts)).hasSize(3);
        }
    }

    @Test
    void severalThreadsEvaluateAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> wrong = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                int lines = thread + 1;
                wrong.add(threads.submit(() -> wrongCounts(lines)));
            }
            for (Future<Integer> each : wrong) {
                assertThat(each.get()).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private int wrongCounts(int lines) {
        FactsUnderTest facts = outpatient();
        for (int i = 0; i < lines; i++) {
            facts.with(line(i, DRUG_FOR_MEN, 1, i + 1L));
        }
        FactSet factSet = facts.facts();
        int wrong = 0;
        for (int i = 0; i < 2_000; i++) {
            wrong += findings(plain, factSet).size() == lines ? 0 : 1;
        }
        return wrong;
    }

    @Test
    void worksUnderAForeignContextClassLoader() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try (CompiledPack pack = CompiledPack.compile(PackUnderTest.plain().checked())) {
            assertThat(findings(
                            pack, outpatient().with(line(0, DRUG_FOR_MEN, 1, 1)).facts()))
                    .hasSize(1);
            assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getPlatformClassLoader());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aClosedPackEvaluatesNothing() throws Exception {
        CompiledPack pack = CompiledPack.compile(PackUnderTest.plain().checked());
        pack.close();
        pack.close();

        assertThatThrownBy(() -> pack.evaluate(outpatient().facts())).isInstanceOf(IllegalStateException.class);
        assertThat(findings(
                        plain, outpatient().with(line(0, DRUG_FOR_MEN, 1, 1)).facts()))
                .hasSize(1);
    }

    private static CompiledPack compile(String rules) throws Exception {
        return CompiledPack.compile(PackUnderTest.withRules(rules).checked());
    }

    private static List<RuleFinding> findings(CompiledPack pack, FactSet facts) {
        Evaluation evaluation = pack.evaluate(facts);
        assertThat(evaluation).isInstanceOf(Evaluation.Completed.class);
        return ((Evaluation.Completed) evaluation).findings();
    }
}
