package org.claimscreener.engine.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionSeed;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class DrawCheckTest {
    private static final Instant BEFORE = Draws.BEGIN.minusSeconds(86_400);
    private static final Instant AFTER = Draws.END.plusSeconds(86_400);

    private long number;
    private DrawPlan plan;
    private List<Decision> decisions;
    private List<InspectionDraw> draws;

    @BeforeEach
    void anHonestMonth() {
        number = new Random().nextLong();
        plan = Draws.plan(number, Draws.flat(100));
        decisions = new ArrayList<>(Draws.released(2_000));
        decisions.add(Draws.released("H1").setVerdict(Verdict.HOLD).build());
        decisions.add(Draws.released("next").setReceivedAt(Draws.END).build());
        draws = new ArrayList<>();
        decisions.forEach(one -> plan.draw(one).ifPresent(draws::add));
    }

    @Test
    void anHonestDrawIsProvedInAnyOrderAndWithCopies() {
        List<InspectionDraw> twice = new ArrayList<>(draws);
        twice.addAll(draws);
        Collections.shuffle(twice, new Random(number));
        Collections.shuffle(decisions, new Random(number));

        DrawReport report = check(honestSeeds(), twice);

        assertThat(report.problems()).as("seed %d", number).isEmpty();
        assertThat(report.isProved()).isTrue();
        assertThat(report.released()).isEqualTo(2_000);
        assertThat(report.drawn()).isEqualTo(draws.size());
        assertThat(report.expected()).isCloseTo(200, offset(1e-6));
        assertThat(report.spread()).isCloseTo(Math.sqrt(180), offset(1e-6));
    }

    @Test
    void whoWasSparedIsFound() {
        InspectionDraw spared = draws.remove(draws.size() / 2);

        DrawReport report = check(honestSeeds(), draws);

        assertThat(report.problems()).containsOnly(Map.entry(DrawProblem.MISSING_DRAW, 1L));
        assertThat(report.examples().get(DrawProblem.MISSING_DRAW)).containsExactly(spared.getSettlementId());
        assertThat(report.isProved()).isFalse();
    }

    @Test
    void whoWasPickedIsFound() {
        Decision picked = decisions.stream()
                .filter(one ->
                        one.getVerdict() == Verdict.RELEASE && plan.draw(one).isEmpty())
                .findFirst()
                .orElseThrow();
        draws.add(DrawPlan.withLot(plan.terms(), picked, 0));

        assertThat(check(honestSeeds(), draws).problems()).containsOnly(Map.entry(DrawProblem.FORGED_DRAW, 1L));
    }

    @Test
    void whatWasHeldCannotHaveBeenDrawn() {
        draws.add(DrawPlan.withLot(plan.terms(), Draws.released("H1").build(), 0));

        assertThat(check(honestSeeds(), draws).problems()).containsOnly(Map.entry(DrawProblem.FORGED_DRAW, 1L));
    }

    @Test
    void aDrawThatSaysSomethingElseThanTheDecisionIsFound() {
        draws.set(0, InspectionDraw.newBuilder(draws.get(0)).setReleasedFen(1).build());
        draws.add(InspectionDraw.newBuilder(draws.get(1)).setRate(900).build());

        assertThat(check(honestSeeds(), draws).problems()).containsOnly(Map.entry(DrawProblem.CHANGED_DRAW, 2L));
    }

    @Test
    void aDrawOfNoSettlementIsFound() {
        draws.add(InspectionDraw.newBuilder(draws.get(0))
                .setSettlementId("nobody's")
                .build());

        DrawReport report = check(honestSeeds(), draws);

        assertThat(report.problems()).containsOnly(Map.entry(DrawProblem.UNKNOWN_SETTLEMENT, 1L));
        assertThat(report.examples().get(DrawProblem.UNKNOWN_SETTLEMENT)).containsExactly("nobody's");
    }

    /** Who wants to spare a settlement looks for a seed that does, once the settlement is known. */
    @Test
    void aSeedThatWasChosenAfterwardsIsFoundHoweverItIsSlippedIn() {
        InspectionDraw unwanted = draws.get(0);
        Decision decision = decisions.stream()
                .filter(one -> one.getSettlementId().equals(unwanted.getSettlementId()))
                .findFirst()
                .orElseThrow();
        DrawPlan steered = Draws.plan(number + 1, plan.terms().sampling());
        for (long next = number + 2; steered.draw(decision).isPresent(); next++) {
            steered = Draws.plan(next, plan.terms().sampling());
        }
        DrawPlan by = steered;
        List<InspectionDraw> spared = new ArrayList<>();
        decisions.forEach(one -> by.draw(one).ifPresent(spared::add));

        assertThat(check(List.of(commitment(plan, BEFORE), reveal(steered, AFTER)), spared)
                        .problems())
                .as("another seed revealed")
                .containsKey(DrawProblem.WRONG_SEED);
        assertThat(check(
                                List.of(
                                        commitment(plan, BEFORE),
                                        commitment(steered, Draws.MIDDLE),
                                        reveal(steered, AFTER)),
                                spared)
                        .problems())
                .as("committed to a second time")
                .containsKeys(DrawProblem.SECOND_COMMITMENT, DrawProblem.WRONG_SEED);
        assertThat(check(List.of(commitment(steered, AFTER), reveal(steered, AFTER)), spared)
                        .problems())
                .as("committed to afterwards")
                .containsEntry(DrawProblem.LATE_COMMITMENT, 2_000L);
        assertThat(check(List.of(reveal(steered, AFTER)), spared).problems())
                .as("never committed to")
                .containsKey(DrawProblem.NO_COMMITMENT);
        assertThat(check(honestSeeds(), spared).problems())
                .as("drawn with it all the same")
                .containsKeys(DrawProblem.MISSING_DRAW, DrawProblem.FORGED_DRAW);
    }

    @Test
    void ratesAreCommittedToAsWell() {
        DrawPlan cheaper = new DrawPlan(DrawTerms.whole(Draws.MONTH, Draws.flat(10)), plan.seed());
        List<InspectionDraw> fewer = new ArrayList<>();
        decisions.forEach(one -> cheaper.draw(one).ifPresent(fewer::add));

        assertThat(check(
                                List.of(
                                        commitment(plan, BEFORE),
                                        commitment(cheaper, Draws.MIDDLE),
                                        reveal(plan, AFTER)),
                                fewer)
                        .problems())
                .containsKeys(DrawProblem.SECOND_COMMITMENT, DrawProblem.MISSING_DRAW);
    }

    @Test
    void aSeedThatIsRevealedWhileSettlementsComeIsFound() {
        assertThat(check(List.of(commitment(plan, BEFORE), reveal(plan, Draws.MIDDLE)), draws)
                        .problems())
                .containsOnly(Map.entry(DrawProblem.EARLY_REVEAL, 2_000L));
        assertThat(check(List.of(commitment(plan, BEFORE), reveal(plan, Draws.MIDDLE.plusMillis(1))), draws)
                        .problems())
                .isEmpty();
    }

    @Test
    void theSameCommitmentTwiceIsOneAndAWrongSeedDoesNotKeepTheRightOneOut() {
        DrawPlan other = Draws.plan(number + 1, plan.terms().sampling());

        DrawReport report = check(
                List.of(
                        commitment(plan, BEFORE),
                        commitment(plan, BEFORE),
                        reveal(other, AFTER),
                        reveal(plan, AFTER),
                        reveal(plan, AFTER)),
                draws);

        assertThat(report.problems()).containsOnly(Map.entry(DrawProblem.WRONG_SEED, 1L));
        assertThat(report.isRevealed()).isTrue();
    }

    @Test
    void beforeTheSeedIsRevealedRatesAndAmountsAreCheckedAndNothingIsProved() {
        List<PublishedSeed.Entry> committed = List.of(commitment(plan, BEFORE));

        assertThat(check(committed, draws).problems()).isEmpty();
        assertThat(check(committed, draws).isProved()).isFalse();
        draws.set(0, InspectionDraw.newBuilder(draws.get(0)).setRate(900).build());
        draws.set(1, InspectionDraw.newBuilder(draws.get(1)).setLot(1L << 51).build());
        assertThat(check(committed, draws).problems())
                .containsOnly(Map.entry(DrawProblem.CHANGED_DRAW, 1L), Map.entry(DrawProblem.FORGED_DRAW, 1L));
    }

    @Test
    void aRecordThatIsNoSeedIsPassedOver() {
        InspectionSeed wrong = InspectionSeed.newBuilder(PublishedSeed.commitment(plan, "u-1", BEFORE))
                .setRatesByGrade(List.of(5))
                .build();

        assertThat(PublishedSeed.firstProblem(wrong)).isPresent();
        List<PublishedSeed.Entry> all = new ArrayList<>(honestSeeds());
        all.add(0, new PublishedSeed.Entry(wrong, BEFORE));
        assertThat(check(all, draws).isProved()).isTrue();
    }

    @Test
    void aMonthWithoutDrawAndCommitmentHasNoProblem() {
        DrawReport report = check(List.of(), List.of());

        assertThat(report.problems()).isEmpty();
        assertThat(report.isProved()).isFalse();
    }

    private List<PublishedSeed.Entry> honestSeeds() {
        return List.of(commitment(plan, BEFORE), reveal(plan, AFTER));
    }

    private static PublishedSeed.Entry commitment(DrawPlan plan, Instant at) {
        return new PublishedSeed.Entry(PublishedSeed.commitment(plan, "u-1", at), at);
    }

    private static PublishedSeed.Entry reveal(DrawPlan plan, Instant at) {
        return new PublishedSeed.Entry(PublishedSeed.reveal(plan, "u-1", at), at);
    }

    private DrawReport check(List<PublishedSeed.Entry> seeds, List<InspectionDraw> told) {
        Optional<PublishedSeed> published = PublishedSeed.of(Draws.MONTH, seeds);
        DrawCheck check = new DrawCheck(Draws.MONTH, published, told);
        Firsts firsts = new Firsts();
        decisions.stream().filter(one -> firsts.add(one.getSettlementId())).forEach(check::decision);
        return check.report();
    }
}
