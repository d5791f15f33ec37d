package org.claimscreener.engine.inspection;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionFinding;
import org.claimscreener.wire.record.InspectionResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResultCheckTest {
    private static final InspectionDraw DRAW = DrawPlan.withLot(
            DrawTerms.whole(Draws.MONTH, Draws.STANDARD), Draws.released("S1").build(), 0);

    static InspectionResult.Builder result(String settlementId, InspectionFinding found, long undueFen) {
        return InspectionResult.newBuilder()
                .setResultId("r1")
                .setSettlementId(settlementId)
                .setFound(found)
                .setUndueFen(undueFen)
                .setGrounds("病历无相应医嘱")
                .setInspectedBy(List.of("u-1", "u-2"))
                .setActorId("u-3")
                .setIssuedAt(Draws.END);
    }

    @Test
    void everyOutcomeCanBeEntered() {
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> {})).isEmpty();
        assertThat(problem(InspectionFinding.VIOLATION, 1, one -> one.setRuleCode("R1")))
                .isEmpty();
        assertThat(problem(InspectionFinding.VIOLATION, 1_000, one -> {})).isEmpty();
        assertThat(problem(InspectionFinding.NOT_INSPECTED, 0, one -> one.setInspectedBy(List.of("u-1"))))
                .isEmpty();
    }

    @Test
    void nobodyFindsMoreThanWasPaidNorLessThanAFen() {
        assertThat(problem(InspectionFinding.VIOLATION, 1_001, one -> {}))
                .contains("undue_fen is more than the 1000 fen that were paid");
        assertThat(problem(InspectionFinding.VIOLATION, 0, one -> {})).isPresent();
        assertThat(problem(InspectionFinding.VIOLATION, -1, one -> {})).isPresent();
        assertThat(problem(InspectionFinding.NOTHING, 1, one -> {})).isPresent();
    }

    @Test
    void twoInspect() {
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setInspectedBy(List.of("u-1"))))
                .isPresent();
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setInspectedBy(List.of("u-1", "u-1"))))
                .hasValueSatisfying(what -> assertThat(what).contains("1 different persons"));
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setInspectedBy(List.of("u-1", " "))))
                .isPresent();
    }

    @Test
    void itSaysWhatItRestsOnAndIsOfItsDraw() {
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setGrounds(" ")))
                .isPresent();
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setGrounds("x".repeat(2_001))))
                .isPresent();
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setRuleCode("R1")))
                .isPresent();
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setResultId("")))
                .isPresent();
        assertThat(problem(InspectionFinding.NOTHING, 0, one -> one.setSettlementId("S2")))
                .isPresent();
    }

    @Test
    void theNewestResultCountsAndOneThatMayNotBeCountsForNothing() {
        InspectionBook book = new InspectionBook(Optional.of(Draws.MONTH));
        book.take(DRAW, Draws.END);
        book.take(result("S1", InspectionFinding.VIOLATION, 10).build(), Draws.END);
        book.take(result("S1", InspectionFinding.NOTHING, 0).build(), Draws.END);

        assertThat(book.result(DRAW)).map(InspectionResult::getFound).contains(InspectionFinding.NOTHING);
        book.take(result("S1", InspectionFinding.VIOLATION, 5_000).build(), Draws.END);
        assertThat(book.result(DRAW)).isEmpty();
    }

    private static Optional<String> problem(
            InspectionFinding found, long undueFen, Consumer<InspectionResult.Builder> change) {
        InspectionResult.Builder result = result("S1", found, undueFen);
        change.accept(result);
        return ResultCheck.firstProblem(result.build(), DRAW);
    }
}
