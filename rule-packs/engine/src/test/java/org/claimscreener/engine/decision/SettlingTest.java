package org.claimscreener.engine.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PatientHistory;
import org.claimscreener.engine.intake.FactMaker;
import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SettlingTest {
    private static final long SEED = 7L;
    private static final DecisionFrame FRAME =
            new DecisionFrame(List.of(), Circumstances.NONE, "digest", new Source("t", 0, 1L), Instant.EPOCH);

    /** Lines of 15 and 37 yuan; the fund pays 10.50 and 25.90 of them. */
    private static final FactSet FACTS = facts();

    @Test
    void releasesEverythingWhenNothingWasFound() {
        Decision decision = Settling.settle(FACTS, List.of(), FRAME);

        assertThat(decision.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(decision.getReleasedFen()).isEqualTo(3640);
    }

    @Test
    void holdsTheFundsShareOfTheSuspectLineOnly() {
        Decision decision = Settling.settle(FACTS, List.of(finding("A", Consequence.HOLD, 0, 1500)), FRAME);

        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getHeldFen()).isEqualTo(1050);
        assertThat(decision.getReleasedFen()).isEqualTo(2590);
    }

    @Test
    void namesWhoOrderedEachLineOfWhichSomethingIsWithheldAndNobodyElse() {
        Decision held = Settling.settle(FACTS, List.of(finding("A", Consequence.HOLD, 0, 1500)), FRAME);
        Decision released = Settling.settle(FACTS, List.of(), FRAME);
        FeeLine line = FACTS.bill().lines().get(0);

        assertThat(released.getResponsible()).isEmpty();
        assertThat(held.getResponsible())
                .containsExactly(new LineResponsible(
                        line.lineId(),
                        line.practitionerId().isEmpty() ? null : line.practitionerId(),
                        line.department().isEmpty() ? null : line.department()));
    }

    @Test
    void holdsTheShareOfAnExcessRoundedUp() {
        Decision decision = Settling.settle(FACTS, List.of(finding("A", Consequence.HOLD, 0, 1)), FRAME);

        assertThat(decision.getHeldFen()).isEqualTo(1);
    }

    @Test
    void countsALineOnceHoweverManyRulesHitIt() {
        Decision decision = Settling.settle(
                FACTS,
                List.of(
                        finding("A", Consequence.HOLD, 0, 1500),
                        finding("B", Consequence.HOLD, 0, 1500),
                        finding("C", Consequence.HOLD, 0, 700)),
                FRAME);

        assertThat(decision.getHeldFen()).isEqualTo(1050);
        assertThat(decision.getFindings()).hasSize(3);
    }

    @Test
    void refusesBeforeItHoldsAndHoldsOnlyTheRest() {
        Decision decision = Settling.settle(
                FACTS,
                List.of(finding("A", Consequence.HOLD, 0, 1500), finding("B", Consequence.REFUSE, 0, 500)),
                FRAME);

        assertThat(decision.getVerdict()).isEqualTo(Verdict.REFUSE);
        assertThat(decision.getRefusedFen()).isEqualTo(350);
        assertThat(decision.getHeldFen()).isEqualTo(700);
        assertThat(decision.getFindings()).extracting(Finding::getRuleCode).containsExactly("B", "A");
    }

    @Test
    void notesWithholdNothing() {
        Decision decision = Settling.settle(FACTS, List.of(finding("A", Consequence.NOTE, 0, 1500)), FRAME);

        assertThat(decision.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(decision.getFindings()).hasSize(1);
    }

    @Test
    void holdsEverythingWhenItFailedToDecide() {
        Decision decision = Settling.failed(FACTS, SystemReason.RULE_ERROR, "rule 'x' failed", List.of(), FRAME);

        assertThat(decision.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(decision.getHeldFen()).isEqualTo(3640);
        assertThat(decision.getSystemReason()).isEqualTo(SystemReason.RULE_ERROR);
    }

    @Test
    void listsTheGravestFindingsUpToItsBoundAndSettlesAll() {
        List<RuleFinding> findings = new ArrayList<>();
        for (int i = 0; i < FindingLimits.MAX_FINDINGS + 50; i++) {
            findings.add(finding("N" + i, Consequence.NOTE, 0, 1));
        }
        findings.add(finding("Z", Consequence.REFUSE, 1, 3700));
        Decision decision = Settling.settle(FACTS, findings, FRAME);

        assertThat(decision.getFindings()).hasSize(FindingLimits.MAX_FINDINGS);
        assertThat(decision.getFindings().get(0).getRuleCode()).isEqualTo("Z");
        assertThat(decision.getRefusedFen()).isEqualTo(2590);
    }

    @Test
    void accountsForEveryFenWhateverIsFound() {
        Random random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            List<RuleFinding> findings = new ArrayList<>();
            for (int n = random.nextInt(6); n > 0; n--) {
                Consequence consequence = List.of(Consequence.values()).get(random.nextInt(3));
                findings.add(finding("R" + n, consequence, random.nextInt(2), random.nextInt(6_000)));
            }
            Decision decision = Settling.settle(FACTS, findings, FRAME);
            assertThat(decision.getReleasedFen() + decision.getHeldFen() + decision.getRefusedFen())
                    .as("seed %s case %s", SEED, i)
                    .isEqualTo(3640);
            for (LineDecision line : decision.getLines()) {
                assertThat(line.getReleasedFen() + line.getHeldFen() + line.getRefusedFen())
                        .isEqualTo(line.getFundFen());
                assertThat(Math.min(line.getReleasedFen(), Math.min(line.getHeldFen(), line.getRefusedFen())))
                        .isNotNegative();
            }
        }
    }

    @Test
    void givesTheSameDecisionInWhateverOrderTheRulesFired() {
        List<RuleFinding> findings = new ArrayList<>(List.of(
                finding("A", Consequence.HOLD, 0, 1500),
                finding("A", Consequence.HOLD, 1, 100),
                finding("B", Consequence.REFUSE, 1, 500),
                finding("C", Consequence.NOTE, 0, 1)));
        Decision first = Settling.settle(FACTS, findings, FRAME);
        Collections.reverse(findings);

        assertThat(Settling.settle(FACTS, findings, FRAME)).isEqualTo(first);
    }

    private static RuleFinding finding(String code, Consequence consequence, int line, long stakeFen) {
        RuleInfo rule = new RuleInfo("pack", "rule-" + code, code, "规则", 2, consequence, 2, "第三十八条");
        return new RuleFinding(
                rule,
                List.of(new RuleFinding.Stake(line, stakeFen)),
                List.of(line),
                "证据" + stakeFen,
                "evidence " + stakeFen,
                List.of());
    }

    private static FactSet facts() {
        return FactMaker.facts(WireSettlements.outpatient().build(), PatientHistory.NONE, Circumstances.NONE);
    }
}
