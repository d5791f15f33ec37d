package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceCodesTest {
    private static final String A = "81234567890123456781";
    private static final String B = "81234567890123456782";

    @Test
    void theCodesStandByLineAndInTheLinesOrder() {
        assertThat(codes(line("L1", B, A), line("L2", A)))
                .containsExactly(new CodeOnLine(0, B), new CodeOnLine(0, A), new CodeOnLine(1, A));
    }

    @Test
    void aCodeGivenTwiceOnALineCountsOnceAndIsTrimmed() {
        assertThat(codes(line("L1", A, " " + A + " "))).containsExactly(new CodeOnLine(0, A));
    }

    @Test
    void anOpenedPacksCodeMayComeAgainSoItIsNotAmongThem() {
        FeeLine opened = FeeLine.newBuilder(line("L1", A)).setSplitPack(true).build();

        assertThat(codes(opened, line("L2", B))).containsExactly(new CodeOnLine(1, B));
    }

    @Test
    void textsThatStandInForAMissingCodeAreNone() {
        assertThat(codes(line("L1", "", "   ", "无", "0000000000000000000", "--------------------", "123456789")))
                .isEmpty();
        assertThat(codes(line("L1", "1234567890"))).hasSize(1);
        assertThat(codes(line("L1", "x".repeat(99) + "y"))).hasSize(1);
        assertThat(codes(line("L1", "x".repeat(100) + "y"))).isEmpty();
    }

    @Test
    void aPackThatTheBillItselfTakesBackIsNotSold() {
        FeeLine twoPacks =
                FeeLine.newBuilder(line("L1", A, B)).setQuantityE4(20_000).build();

        assertThat(codes(twoPacks, takesBack("L2", "L1", -10_000, B))).containsExactly(new CodeOnLine(0, A));
        assertThat(codes(twoPacks, takesBack("L2", "L1", -20_000))).isEmpty();
    }

    @Test
    void allCountAsSoldWhenNobodySaysWhichWentBack() {
        FeeLine twoPacks =
                FeeLine.newBuilder(line("L1", A, B)).setQuantityE4(20_000).build();

        assertThat(codes(twoPacks, takesBack("L2", "L1", -10_000))).hasSize(2);
    }

    @Test
    void noMoreDifferentCodesThanTheBoundAreLookedUp() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i <= TraceCodes.MAX_CODES; i++) {
            many.add("8123456789" + (1_000 + i));
        }
        FeeLine[] lines = {line("L1", many.toArray(String[]::new)), line("L2", many.get(0))};

        assertThat(codes(lines))
                .hasSize(TraceCodes.MAX_CODES + 1)
                .last()
                .as("a code that is looked up stands on every line that has it")
                .isEqualTo(new CodeOnLine(1, many.get(0)));
    }

    private static FeeLine line(String id, String... codes) {
        return FeeLine.newBuilder(WireSettlements.line(id, 1_000))
                .setTraceCodes(List.of(codes))
                .build();
    }

    private static FeeLine takesBack(String id, String target, long quantityE4, String... codes) {
        return FeeLine.newBuilder(line(id, codes))
                .setTakesBackLineId(target)
                .setQuantityE4(quantityE4)
                .setAmountFen(-500)
                .build();
    }

    private static List<CodeOnLine> codes(FeeLine... lines) {
        Settlement settlement =
                WireSettlements.outpatient().setFeeLines(List.of(lines)).build();
        return TraceCodes.of(settlement);
    }
}
