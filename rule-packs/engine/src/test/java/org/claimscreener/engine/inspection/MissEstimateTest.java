package org.claimscreener.engine.inspection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;
import org.claimscreener.wire.record.StandingInForce;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

class MissEstimateTest {
    private static final StandingInForce GRADE_E = Draws.standing(StandingKind.CREDIT_GRADE, "E");
    private final DrawTerms terms = DrawTerms.whole(Draws.MONTH, Draws.STANDARD);

    /** 5 of a thousand stand for 200 each, 100 of a thousand for 10. */
    @Test
    void eachDrawStandsForAsManyAsItsRateSays() {
        MissEstimate estimate = new MissEstimate(terms);
        draw(estimate, draw("S1"), InspectionFinding.VIOLATION, 500);
        draw(estimate, draw("S2"), InspectionFinding.NOTHING, 0);
        for (int i = 0; i < 10; i++) {
            draw(estimate, draw("E" + i, GRADE_E), InspectionFinding.NOTHING, 0);
        }
        population(estimate, 500);

        MissGroup all = group(estimate, MissEstimate.ALL);

        assertThat(all.inspected()).isEqualTo(12);
        assertThat(all.violations()).isEqualTo(1);
        assertThat(all.ofSettlements().orElseThrow().share()).isEqualTo(200.0 / 500, offset(1e-9));
        assertThat(all.ofMoney().orElseThrow().share()).isEqualTo(100.0 / 500, offset(1e-9));
        assertThat(all.missedFen()).contains(100_000L);
    }

    @Test
    void nothingFoundStillHasAnUpperBound() {
        MissEstimate estimate = new MissEstimate(terms);
        for (int i = 0; i < 50; i++) {
            draw(estimate, draw("S" + i), InspectionFinding.NOTHING, 0);
        }
        population(estimate, 10_000);

        MissGroup all = group(estimate, MissEstimate.ALL);

        assertThat(all.missedFen()).contains(0L);
        assertThat(all.missedAtLeastFen()).contains(0L);
        assertThat(all.missedAtMostFen())
                .hasValueSatisfying(fen -> assertThat(fen).isBetween(700_000L, 720_000L));
    }

    @Test
    void whatIsOpenOrCouldNotBeInspectedIsCountedAndLeftOut() {
        MissEstimate estimate = new MissEstimate(terms);
        draw(estimate, draw("S1"), InspectionFinding.VIOLATION, 500);
        draw(estimate, draw("S2"), InspectionFinding.NOT_INSPECTED, 0);
        estimate.draw(draw("S3"), Optional.empty());

        MissGroup all = group(estimate, MissEstimate.ALL);

        assertThat(all.drawn()).isEqualTo(3);
        assertThat(all.open()).isEqualTo(1);
        assertThat(all.notInspected()).isEqualTo(1);
        assertThat(all.ofSettlements().orElseThrow().share()).isEqualTo(1);
    }

    @Test
    void beforeAnythingIsInspectedItSaysNothing() {
        MissEstimate estimate = new MissEstimate(terms);
        estimate.draw(draw("S1"), Optional.empty());
        population(estimate, 10);

        assertThat(group(estimate, MissEstimate.ALL).ofSettlements()).isEmpty();
        assertThat(group(estimate, MissEstimate.ALL).missedFen()).isEmpty();
    }

    @Test
    void groupsDivideWhatWasReleased() {
        MissEstimate estimate = new MissEstimate(terms);
        Decision noted = Draws.released("N1").setFindings(List.of(Draws.note())).build();
        Decision elsewhere =
                Draws.released("B1").setInstitutionId("H11010100001").build();
        Decision nowhere = Draws.released("C1").setInstitutionId("?").build();
        List.of(noted, elsewhere, nowhere).forEach(estimate::decision);
        estimate.decision(Draws.released("H1").setVerdict(Verdict.HOLD).build());
        estimate.decision(Draws.released("L1").setReceivedAt(Draws.END).build());

        assertThat(estimate.groups())
                .extracting(MissGroup::name)
                .containsExactly(
                        MissEstimate.ALL,
                        MissEstimate.SILENT,
                        MissEstimate.NOTED,
                        "region 1101",
                        "region 4301",
                        "region unknown");
        assertThat(estimate.groups()).extracting(MissGroup::released).containsExactly(3L, 2L, 1L, 1L, 1L, 1L);
    }

    @Test
    void orderChangesNothingButTheLastDigit() {
        long number = new Random().nextLong();
        Random random = new Random(number);
        List<InspectionDraw> draws = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            draws.add(random.nextBoolean() ? draw("S" + i) : draw("S" + i, GRADE_E));
        }
        MissGroup before = group(inspected(draws), MissEstimate.ALL);
        Collections.shuffle(draws, random);
        MissGroup after = group(inspected(draws), MissEstimate.ALL);

        assertThat(after.violations()).as("seed %d", number).isEqualTo(before.violations());
        assertThat(after.ofMoney().orElseThrow().high())
                .as("seed %d", number)
                .isEqualTo(before.ofMoney().orElseThrow().high(), offset(1e-12));
    }

    private MissEstimate inspected(List<InspectionDraw> draws) {
        MissEstimate estimate = new MissEstimate(terms);
        for (InspectionDraw draw : draws) {
            boolean wrong = draw.getSettlementId().hashCode() % 10 == 0;
            draw(estimate, draw, wrong ? InspectionFinding.VIOLATION : InspectionFinding.NOTHING, wrong ? 300 : 0);
        }
        return estimate;
    }

    private InspectionDraw draw(String id, StandingInForce... standing) {
        return DrawPlan.withLot(terms, Draws.released(id, standing).build(), 0);
    }

    private static void draw(MissEstimate estimate, InspectionDraw draw, InspectionFinding found, long undueFen) {
        InspectionResult result =
                ResultCheckTest.result(draw.getSettlementId(), found, undueFen).build();
        assertThat(ResultCheck.firstProblem(result, draw)).isEmpty();
        estimate.draw(draw, Optional.of(result));
    }

    private static void population(MissEstimate estimate, int count) {
        Draws.released(count).forEach(estimate::decision);
    }

    private static MissGroup group(MissEstimate estimate, String name) {
        return estimate.groups().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
