package org.claimscreener.engine.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.claimscreener.engine.credit.Outcome;
import org.claimscreener.engine.credit.OutcomeFinding;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.LineResponsible;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HoldCaseTest {
    private static final long SEED = 20_261_201L;
    private static final Instant END = Instant.parse("2026-09-30T17:00:00Z");
    private static final LocalDate END_DAY = LocalDate.of(2026, 10, 1);

    private final Decision decision = decision();

    @Test
    void theEndOfAHoldConcernsItsInstitutionAndWhoseLinesWereDeducted() {
        List<Outcome> outcomes = all(HoldCase.unknown("S1"), decision, steps());

        assertThat(outcomes)
                .containsExactly(
                        new Outcome(
                                "S1",
                                "H43010200001",
                                null,
                                List.of(new OutcomeFinding("R1", 1, 2), new OutcomeFinding("R3", 2, 1)),
                                700,
                                END_DAY),
                        // D2 has a line that was cleared and one that nobody ordered in any name; R2 was of the former.
                        new Outcome(
                                "S1",
                                "H43010200001",
                                "D1",
                                List.of(new OutcomeFinding("R1", 1, 2), new OutcomeFinding("R3", 2, 1)),
                                400,
                                END_DAY));
    }

    @Test
    void inWhateverOrderDecisionAndStepsAreHeardItIsToldOnceAndTheSame() {
        List<Outcome> expected = all(HoldCase.unknown("S1"), decision, steps());
        for (int round = 0; round < 200; round++) {
            Random random = new Random(SEED + round);
            int at = random.nextInt(steps().size() + 1);
            HoldCase state = HoldCase.unknown("S1");
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i <= steps().size(); i++) {
                for (int copies = i == at ? 1 + random.nextInt(3) : 0; copies > 0; copies--) {
                    HoldCase.Turn turn = state.decided(decision);
                    state = turn.after();
                    outcomes.addAll(turn.outcomes());
                }
                if (i < steps().size()) {
                    for (int copies = 1 + random.nextInt(2); copies > 0; copies--) {
                        HoldCase.Turn turn = state.stepped(steps().get(i));
                        state = turn.after();
                        outcomes.addAll(turn.outcomes());
                    }
                }
            }

            assertThat(outcomes).as("seed %d", SEED + round).isEqualTo(expected);
        }
    }

    @Test
    void whatAJobThatBeganAnewTellsAgainChangesNothing() {
        HoldCase ended = HoldCase.unknown("S1").decided(decision).after();
        for (HoldStep step : steps()) {
            ended = ended.stepped(step).after();
        }
        for (HoldStep step : steps()) {
            HoldCase.Turn again = ended.stepped(step);
            assertThat(again.outcomes()).isEmpty();
            assertThat(again.after()).isEqualTo(ended);
        }
    }

    @Test
    void aHoldThatWasReleasedOrReversedMovesNothing() {
        HoldStep released = step(2, HoldEvent.DEADLINE_LAPSED, HoldStage.RELEASED);
        assertThat(all(HoldCase.unknown("S1"), decision, List.of(step(1, HoldEvent.OPENED, HoldStage.HELD), released)))
                .isEmpty();
    }

    @Test
    void ofADecisionThatDidNotKeepWhoOrderedOnlyTheInstitutionIsTold() {
        Decision old = Decision.newBuilder(decision)
                .setResponsible(Collections.emptyList())
                .build();

        assertThat(all(HoldCase.unknown("S1"), old, steps()))
                .extracting(Outcome::practitionerId)
                .containsExactly((String) null);
    }

    @Test
    void whomAHoldConcernsIsKnownWithItsDecisionAndWhatItBroughtWithEachStepThatDeducts() {
        HoldCase state = HoldCase.unknown("S1");
        HoldCase.Turn turn = state.decided(decision);
        assertThat(turn.opened()).isTrue();
        assertThat(turn.moneyChanged()).isFalse();
        assertThat(subjects(turn.after()))
                .containsExactly(
                        "DEPARTMENT:H43010200001/A03=0",
                        "INSTITUTION:H43010200001=0",
                        "PATIENT:P1=0",
                        "PRACTITIONER:D1=0",
                        "PRACTITIONER:D2=0");

        List<Integer> changed = new ArrayList<>();
        for (HoldStep step : steps()) {
            turn = turn.after().stepped(step);
            assertThat(turn.opened()).isFalse();
            if (turn.moneyChanged()) {
                changed.add(step.getStep());
            }
        }
        assertThat(changed).containsExactly(4, 5);
        assertThat(subjects(turn.after()))
                .containsExactly(
                        "DEPARTMENT:H43010200001/A03=400",
                        "INSTITUTION:H43010200001=700",
                        "PATIENT:P1=700",
                        "PRACTITIONER:D1=400",
                        "PRACTITIONER:D2=0");
    }

    @Test
    void stepsThatCameBeforeTheDecisionSayWithItWhatTheyBrought() {
        HoldCase state = HoldCase.unknown("S1");
        for (HoldStep step : steps()) {
            HoldCase.Turn turn = state.stepped(step);
            assertThat(turn.opened() || turn.moneyChanged()).isFalse();
            state = turn.after();
        }
        HoldCase.Turn turn = state.decided(decision);
        assertThat(turn.opened() && turn.moneyChanged()).isTrue();
        assertThat(turn.after().decided(decision).opened()).isFalse();
    }

    private static List<String> subjects(HoldCase state) {
        return state.deductedBySubject().entrySet().stream()
                .map(one -> one.getKey().encode() + "=" + one.getValue())
                .toList();
    }

    private static List<Outcome> all(HoldCase before, Decision decision, List<HoldStep> steps) {
        HoldCase.Turn turn = before.decided(decision);
        List<Outcome> outcomes = new ArrayList<>(turn.outcomes());
        for (HoldStep step : steps) {
            turn = turn.after().stepped(step);
            outcomes.addAll(turn.outcomes());
        }
        return outcomes;
    }

    /** Four lines: D1's is deducted in parts, D2's is cleared, one of nobody is deducted, one is nobody's. */
    private static List<HoldStep> steps() {
        return List.of(
                step(1, HoldEvent.OPENED, HoldStage.HELD, line("L1", 0), line("L2", 0), line("L3", 0)),
                step(2, HoldEvent.CLAIMED, HoldStage.FIRST_REVIEW),
                step(3, HoldEvent.REVIEWED, HoldStage.NOTIFIED, line("L2", 0)),
                step(4, HoldEvent.APPEALED, HoldStage.APPEALED, line("L1", 100)),
                step(5, HoldEvent.COLLEGIAL_DECIDED, HoldStage.PARTLY_DEDUCTED, line("L1", 400), line("L3", 300)));
    }

    private static HoldLine line(String id, long deductedFen) {
        return HoldLine.newBuilder()
                .setLineId(id)
                .setSuspectedFen(1_000)
                .setDeductedFen(deductedFen)
                .setReleasedFen(0)
                .setWithdrawnFen(0)
                .build();
    }

    private static HoldStep step(int number, HoldEvent event, HoldStage after, HoldLine... lines) {
        return HoldStep.newBuilder()
                .setHoldId("S1")
                .setStep(number)
                .setEvent(event)
                .setAt(END)
                .setStageAfter(after)
                .setInstitutionId("H43010200001")
                .setSeverity(1)
                .setReason("")
                .setOpinions(List.of())
                .setAttachments(List.of())
                .setLines(List.of(lines))
                .setSuspectedFen(3_000)
                .setHeldFen(0)
                .setReleasedFen(0)
                .setDeductedFen(0)
                .setWithdrawnFen(0)
                .setReleasedNowFen(0)
                .setDeductedNowFen(0)
                .setVotes(0)
                .setNotices(0)
                .setEscalated(false)
                .setLeadSubmitted(false)
                .setDeadlineByWeekdays(false)
                .build();
    }

    private static Decision decision() {
        return Decision.newBuilder()
                .setSettlementId("S1")
                .setPatientId("P1")
                .setInstitutionId("H43010200001")
                .setVerdict(Verdict.HOLD)
                .setFundFen(3_000)
                .setReleasedFen(0)
                .setHeldFen(3_000)
                .setRefusedFen(0)
                .setLines(List.of(new LineDecision("L1", 1_000L, 0L, 1_000L, 0L)))
                .setFindings(List.of(
                        finding("R1", 1, 2, Consequence.HOLD, "L1", "L3"),
                        finding("R2", 2, 2, Consequence.HOLD, "L2"),
                        finding("R3", 2, 1, Consequence.HOLD),
                        finding("R4", 3, 1, Consequence.NOTE, "L1")))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setResponsible(List.of(
                        new LineResponsible("L1", " D1 ", "A03"),
                        new LineResponsible("L2", "D2", "A03"),
                        new LineResponsible("L3", null, null)))
                .setEngineVersion("1")
                .setContentDigest("0")
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(END)
                .build();
    }

    private static Finding finding(String code, int severity, int behaviour, Consequence consequence, String... lines) {
        return Finding.newBuilder()
                .setFindingId(code)
                .setRuleCode(code)
                .setRuleName(code)
                .setPackId("pack")
                .setSeverity(severity)
                .setConsequence(consequence)
                .setBehaviour(behaviour)
                .setLegalBasis("第三十八条")
                .setLineIds(List.of(lines))
                .setAmountFen(1_000)
                .setEvidence("")
                .build();
    }
}
