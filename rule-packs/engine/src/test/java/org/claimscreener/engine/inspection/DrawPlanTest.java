package org.claimscreener.engine.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawPlanTest {
    private static final DrawPlan EVERYTHING = Draws.plan(1, Draws.flat(1_000));

    @Test
    void aDrawTellsTheRateAndWhatItRestsOn() {
        Decision decision = Draws.released(
                        "S1",
                        Draws.standing(StandingKind.CREDIT_GRADE, "B"),
                        Draws.standing(StandingKind.CREDIT_GRADE, "D"),
                        Draws.standing(StandingKind.QUALIFICATION_POINTS, "3"),
                        Draws.standing(StandingKind.QUALIFICATION_POINTS, "7"),
                        Draws.standing(StandingKind.SCRUTINY, "2"))
                .setFindings(List.of(Draws.note()))
                .build();

        InspectionDraw draw = DrawPlan.withLot(DrawTerms.whole(Draws.MONTH, Draws.STANDARD), decision, 5);

        assertThat(draw.getGrade()).isEqualTo("D");
        assertThat(draw.getPoints()).isEqualTo(7);
        assertThat(draw.getRate()).isEqualTo(50 + 7 * 5);
        assertThat(draw.getReleasedFen()).isEqualTo(1_000);
        assertThat(draw.getNoted()).isTrue();
        assertThat(draw.getMonth()).isEqualTo("2026-09");
    }

    @Test
    void withoutAGradeItIsAsTheBestAndOneThatNobodyKnowsAsTheWorst() {
        assertThat(rate("S1")).isEqualTo(5);
        assertThat(DrawRate.of(
                                Draws.released("S1", Draws.standing(StandingKind.CREDIT_GRADE, "AAA"))
                                        .build(),
                                Draws.STANDARD)
                        .perMille())
                .isEqualTo(100);
        assertThat(DrawRate.of(
                                Draws.released("S1", Draws.standing(StandingKind.QUALIFICATION_POINTS, "many"))
                                        .build(),
                                Draws.STANDARD)
                        .perMille())
                .isEqualTo(5);
    }

    private static int rate(String id) {
        return DrawRate.of(Draws.released(id).build(), Draws.STANDARD).perMille();
    }

    @Test
    void onlyWhatWasReleasedIsDrawn() {
        assertThat(EVERYTHING.draw(Draws.released("S1").build())).isPresent();
        assertThat(EVERYTHING.draw(Draws.released("S1").setVerdict(Verdict.HOLD).build()))
                .isEmpty();
        assertThat(EVERYTHING.draw(
                        Draws.released("S1").setVerdict(Verdict.REFUSE).build()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-31T15:59:59.999Z, false",
        "2026-08-31T16:00:00Z, true",
        "2026-09-30T15:59:59.999Z, true",
        "2026-09-30T16:00:00Z, false"
    })
    void aMonthIsThatOfShanghaiToTheMillisecond(String receivedAt, boolean drawn) {
        Decision decision =
                Draws.released("S1").setReceivedAt(Instant.parse(receivedAt)).build();

        assertThat(EVERYTHING.draw(decision).isPresent()).isEqualTo(drawn);
    }

    @Test
    void whatCameBeforeTheDrawBeganIsNotDrawn() {
        DrawPlan plan = new DrawPlan(new DrawTerms(Draws.MONTH, Draws.MIDDLE, Draws.flat(1_000)), Draws.seed(1));

        assertThat(plan.draw(Draws.released("S1").build())).isPresent();
        assertThat(plan.draw(Draws.released("S1")
                        .setReceivedAt(Draws.MIDDLE.minusMillis(1))
                        .build()))
                .isEmpty();
        assertThatThrownBy(() -> new DrawTerms(Draws.MONTH, Draws.END, Draws.STANDARD))
                .hasMessageContaining("not within it");
    }

    @Test
    void whatTheScreeningJobNeverWritesTakesNoPart() {
        assertThat(EVERYTHING.draw(Draws.released(" ").build())).isEmpty();
        assertThat(EVERYTHING.draw(Draws.released("x".repeat(151)).build())).isEmpty();
        assertThat(EVERYTHING.draw(
                        Draws.released("S1").setInstitutionId("x".repeat(151)).build()))
                .isEmpty();
        assertThat(EVERYTHING.draw(Draws.released("S1").setContentDigest("0").build()))
                .isEmpty();
    }

    @Test
    void thousandOfAThousandIsAllAndNoneIsNone() {
        DrawPlan nothing = Draws.plan(1, Draws.flat(0));
        for (Decision decision : Draws.released(2_000)) {
            assertThat(EVERYTHING.draw(decision)).isPresent();
            assertThat(nothing.draw(decision)).isEmpty();
        }
    }

    /** Of 40,000 the number drawn lies within 5 standard deviations: beyond with a probability below 10^-6. */
    @ParameterizedTest
    @CsvSource({"2", "5", "100", "200", "500"})
    void ratesAreRespected(int perMille) {
        long number = new Random().nextLong();
        DrawPlan plan = Draws.plan(number, Draws.flat(perMille));
        int settlements = 40_000;

        long drawn = Draws.released(settlements).stream()
                .filter(one -> plan.draw(one).isPresent())
                .count();

        double rate = perMille / 1_000.0;
        double spread = Math.sqrt(settlements * rate * (1 - rate));
        assertThat(Math.abs(drawn - settlements * rate)).as("seed %d", number).isLessThan(5 * spread);
    }

    @Test
    void orderAndCopiesChangeNothing() {
        long number = new Random().nextLong();
        DrawPlan plan = Draws.plan(number, Draws.flat(50));
        List<Decision> decisions = Draws.released(3_000);
        List<Decision> shuffled = new ArrayList<>(decisions);
        shuffled.addAll(decisions);
        Collections.shuffle(shuffled, new Random(number));

        assertThat(drawn(plan, shuffled)).as("seed %d", number).isEqualTo(drawn(plan, decisions));
    }

    /** A better grade or fewer points never draw what a worse one does not: lots are the same, only the rate moves. */
    @Test
    void whoIsWatchedMoreCloselyIsDrawnWhereverOthersAre() {
        long number = new Random().nextLong();
        List<Decision> decisions = Draws.released(3_000);

        assertThat(drawn(Draws.plan(number, Draws.flat(100)), decisions))
                .as("seed %d", number)
                .extracting(InspectionDraw::getSettlementId)
                .containsAll(drawn(Draws.plan(number, Draws.flat(20)), decisions).stream()
                        .map(InspectionDraw::getSettlementId)
                        .toList());
    }

    private static Set<InspectionDraw> drawn(DrawPlan plan, List<Decision> decisions) {
        Set<InspectionDraw> drawn = new HashSet<>();
        decisions.forEach(one -> plan.draw(one).ifPresent(drawn::add));
        return drawn;
    }
}
