package org.claimscreener.engine.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TraceBookTest {
    private static final String A = "81234567890123456781";
    private static final String B = "81234567890123456782";

    private final Map<String, Traced> byKey = new HashMap<>();
    private final TracedMemory memory = new TracedMemory() {
        @Override
        public @Nullable Traced traced(String key) {
            return byKey.get(key);
        }

        @Override
        public void putTraced(String key, Traced traced) {
            byKey.put(key, traced);
        }
    };

    @Test
    void asksAboutEachDifferentCodeOnceAndAboutNoneForARetry() {
        Settlement sale = sale(line("L1", A), line("L2", A, B));

        assertThat(TraceBook.submitted(sale, memory)).containsExactly(A, B);
        assertThat(TraceBook.submitted(sale, memory)).isEmpty();
    }

    @Test
    void remembersNothingOfASettlementWithoutCodes() {
        assertThat(TraceBook.submitted(sale(line("L1"), line("L2", "00000000000000000000")), memory))
                .isEmpty();
        assertThat(byKey).isEmpty();
        assertThat(TraceBook.withdrawn(reversal("R1"), memory)).isEmpty();
    }

    @Test
    void theWholeSettlementGivesAllItsCodesBackOnceAndARetryDoesNotUseThemAgain() {
        Settlement sale = sale(line("L1", A), line("L2", B), line("L3"));
        TraceBook.submitted(sale, memory);

        assertThat(TraceBook.withdrawn(reversal("R1"), memory)).containsExactly(A, B);
        assertThat(TraceBook.withdrawn(reversal("R1"), memory)).isEmpty();
        assertThat(TraceBook.withdrawn(reversal("R2"), memory)).isEmpty();
        assertThat(TraceBook.submitted(sale, memory)).isEmpty();
    }

    @Test
    void aLineGivesBackTheCodesThatNoOtherLineHas() {
        TraceBook.submitted(sale(line("L1", A, B), line("L2", A)), memory);

        assertThat(TraceBook.withdrawn(reversal("R1", "L1"), memory)).containsExactly(B);
        assertThat(TraceBook.withdrawn(reversal("R2", "L2"), memory)).containsExactly(A);
    }

    @Test
    void whatTheLedgerRefusesOrHasAnsweredGivesNothingBack() {
        TraceBook.submitted(sale(line("L1", A), line("L2", B)), memory);

        assertThat(TraceBook.withdrawn(reversal("R1", "L1", "NONE"), memory)).isEmpty();
        assertThat(TraceBook.withdrawn(reversal("R1", "L1"), memory)).containsExactly(A);
        assertThat(TraceBook.withdrawn(reversal("R1", "L2"), memory))
                .as("the receipt of R1 is repeated, whatever it says now")
                .isEmpty();
        assertThat(TraceBook.withdrawn(reversal("R2", "L1"), memory)).isEmpty();
    }

    @Test
    void aReversalBeforeItsSettlementOrOfAnotherPersonGivesNothingBack() {
        assertThat(TraceBook.withdrawn(reversal("R1"), memory)).isEmpty();
        TraceBook.submitted(sale(line("L1", A)), memory);

        Reversal anothers =
                Reversal.newBuilder(reversal("R2")).setPatientId("P2").build();
        assertThat(TraceBook.withdrawn(anothers, memory)).isEmpty();
        assertThat(TraceBook.withdrawn(reversal("R3"), memory)).containsExactly(A);
    }

    private static Settlement sale(FeeLine... lines) {
        return WireSettlements.outpatient().setFeeLines(List.of(lines)).build();
    }

    private static FeeLine line(String id, String... codes) {
        return FeeLine.newBuilder(WireSettlements.line(id, 1_000))
                .setTraceCodes(List.of(codes))
                .build();
    }

    private static Reversal reversal(String id, String... lines) {
        return Reversal.newBuilder()
                .setReversalId(id)
                .setSettlementId("S1")
                .setPatientId(WireSettlements.person().getPatientId())
                .setInstitutionId(WireSettlements.hospital().getInstitutionId())
                .setChannel(Channel.OUTPATIENT)
                .setReversedAt(WireSettlements.MONDAY.plusSeconds(60))
                .setLineIds(List.of(lines))
                .build();
    }
}
