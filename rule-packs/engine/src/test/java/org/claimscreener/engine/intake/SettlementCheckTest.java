package org.claimscreener.engine.intake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.engine.testkit.WireSettlements.MONDAY;
import static org.claimscreener.engine.testkit.WireSettlements.amounts;
import static org.claimscreener.engine.testkit.WireSettlements.line;
import static org.claimscreener.engine.testkit.WireSettlements.lineOf;
import static org.claimscreener.engine.testkit.WireSettlements.outpatient;
import static org.claimscreener.engine.testkit.WireSettlements.person;
import static org.claimscreener.engine.testkit.WireSettlements.visit;

class SettlementCheckTest {
    @Test
    void findsNothingWrongWithAnHonestSettlement() {
        assertThat(problem(outpatient())).isEmpty();
    }

    @Test
    void leavesLinesThatDoNotSumUpToTheRules() {
        assertThat(problem(outpatient().setAmounts(amounts(9999, 3640).build())))
                .isEmpty();
    }

    @Test
    void refusesBlankKeys() {
        assertProblem(outpatient().setSettlementId(" "), DeadLetterReason.MISSING_FIELD, "settlement_id");
        assertProblem(
                outpatient().setPerson(person().setPatientId("").build()),
                DeadLetterReason.MISSING_FIELD,
                "person.patient_id");
        assertProblem(
                outpatient().setFeeLines(List.of(lineOf("L1", "\t", 1).build())),
                DeadLetterReason.MISSING_FIELD,
                "fee_lines[0].item_code");
    }

    @Test
    void refusesASettlementWithoutLinesOrWithFarTooMany() {
        assertProblem(outpatient().setFeeLines(List.of()), DeadLetterReason.MISSING_FIELD, "fee_lines");
        assertProblem(
                outpatient().setFeeLines(Collections.nCopies(5_001, line("L", 1))),
                DeadLetterReason.OVERSIZED,
                "fee_lines");
    }

    @Test
    void refusesNegativeAmountsUnlessTheyTakeBackALine() {
        assertProblem(
                outpatient().setAmounts(amounts(5200, -1).build()),
                DeadLetterReason.NEGATIVE_AMOUNT,
                "amounts.fund_fen");
        assertProblem(
                outpatient().setFeeLines(List.of(line("L1", 1500), line("L2", -1))),
                DeadLetterReason.NEGATIVE_AMOUNT,
                "fee_lines[1].unit_price_e6");
        assertThat(problem(outpatient().setFeeLines(List.of(line("L1", 1500), takesBack("L1", -1500)))))
                .isEmpty();
        assertProblem(
                outpatient().setFeeLines(List.of(line("L1", 1500), takesBack("L1", -1501))),
                DeadLetterReason.NEGATIVE_AMOUNT,
                "fee_lines[1].takes_back_line_id");
        assertProblem(
                outpatient().setFeeLines(List.of(line("L1", 1500), takesBack("L9", -1))),
                DeadLetterReason.BAD_VALUE,
                "fee_lines[1].takes_back_line_id");
    }

    @Test
    void refusesADischargeBeforeTheAdmissionAndTakesOneAtTheSameInstant() {
        assertProblem(
                outpatient().setVisit(visit().setEndedAt(MONDAY.minusMillis(1)).build()),
                DeadLetterReason.TIME_ORDER,
                "visit.ended_at");
        assertThat(problem(outpatient().setVisit(visit().setEndedAt(MONDAY).build())))
                .isEmpty();
    }

    @Test
    void refusesTimesOutsideTheCenturyAndTheFutureBeyondADay() {
        assertProblem(
                outpatient().setSettledAt(Instant.parse("9999-12-31T00:00:00Z")),
                DeadLetterReason.TIME_OUT_OF_RANGE,
                "settled_at");
        assertProblem(
                outpatient().setSettledAt(MONDAY.plus(IntakeLimits.MAX_AHEAD).plusMillis(1)),
                DeadLetterReason.TIME_OUT_OF_RANGE,
                "settled_at");
        assertThat(problem(outpatient().setSettledAt(MONDAY.plus(IntakeLimits.MAX_AHEAD))))
                .isEmpty();
        assertThat(problem(outpatient().setSettledAt(MONDAY.minus(Duration.ofDays(300)))))
                .isEmpty();
    }

    @Test
    void refusesABirthThatLiesAheadOrTooFarBack() {
        assertProblem(
                outpatient()
                        .setPerson(
                                person().setBirthDate(LocalDate.of(2027, 1, 1)).build()),
                DeadLetterReason.TIME_ORDER,
                "person.birth_date");
        assertProblem(
                outpatient()
                        .setPerson(
                                person().setBirthDate(LocalDate.of(1800, 1, 1)).build()),
                DeadLetterReason.TIME_OUT_OF_RANGE,
                "person.birth_date");
    }

    @Test
    void refusesTextsOfAMegabyteAndAmountsBeyondReason() {
        assertProblem(outpatient().setSettlementId("x".repeat(1_000_000)), DeadLetterReason.OVERSIZED, "settlement_id");
        assertProblem(
                outpatient()
                        .setFeeLines(List.of(lineOf("L1", "X1", 1)
                                .setItemName("x".repeat(2_001))
                                .build())),
                DeadLetterReason.OVERSIZED,
                "fee_lines[0].item_name");
        assertProblem(
                outpatient().setAmounts(amounts(Long.MAX_VALUE, 0).build()),
                DeadLetterReason.BAD_VALUE,
                "amounts.total_fen");
    }

    @Test
    void refusesTheSameLineNumberTwice() {
        assertProblem(
                outpatient().setFeeLines(List.of(line("L1", 1), line("L1", 2))),
                DeadLetterReason.BAD_VALUE,
                "fee_lines[1].line_id");
    }

    private static org.claimscreener.wire.record.FeeLine takesBack(String lineId, long amountFen) {
        return lineOf("B", "XC08CAA247A001010101547", 0)
                .setAmountFen(amountFen)
                .setInScopeFen(amountFen)
                .setQuantityE4(-10_000)
                .setTakesBackLineId(lineId)
                .build();
    }

    private static void assertProblem(Settlement.Builder settlement, DeadLetterReason reason, String field) {
        assertThat(problem(settlement)).hasValueSatisfying(problem -> {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.field()).isEqualTo(field);
            assertThat(problem.message()).isNotBlank();
        });
    }

    private static Optional<Problem> problem(Settlement.Builder settlement) {
        return SettlementCheck.firstProblem(settlement.build(), MONDAY);
    }
}
