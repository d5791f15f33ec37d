package org.claimscreener.engine.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.claimscreener.engine.testkit.WireSettlements;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.TraceUse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EarlierUsesTest {
    private final Map<String, List<CodeUse>> known = new HashMap<>();

    @Test
    void namesLineCodeAndEarlierSettlementInTheOrderOfLinesAndOwnTime() {
        known.put(code(1), List.of(use("S8", 5), use("S7", 2)));
        known.put(code(2), List.of());
        known.put(code(0), List.of(use("S9", 9)));

        assertThat(EarlierUses.of(settlement(3), known))
                .containsExactly(
                        wire("L0", code(0), use("S9", 9)),
                        wire("L1", code(1), use("S7", 2)),
                        wire("L1", code(1), use("S8", 5)));
    }

    @Test
    void everyLineHasItsEarliestBeforeAnyHasASecond() {
        for (int i = 0; i < 45; i++) {
            List<CodeUse> uses = new ArrayList<>();
            for (int j = 0; j < TraceDesk.MAX_USES; j++) {
                uses.add(use("S" + i + "-" + j, j));
            }
            known.put(code(i), uses);
        }

        List<TraceUse> recorded = EarlierUses.of(settlement(45), known);
        assertThat(recorded).hasSize(EarlierUses.MAX_IN_DECISION);
        assertThat(recorded.stream().map(TraceUse::getLineId).distinct()).hasSize(45);
        assertThat(recorded.stream().filter(use -> use.getLineId().equals("L0")))
                .hasSize(6);
    }

    @Test
    void theFirstFiftyLinesAreNamedWhenThereAreMore() {
        for (int i = 0; i < 60; i++) {
            known.put(code(i), List.of(use("S1", 0)));
        }

        assertThat(EarlierUses.of(settlement(60), known))
                .hasSize(EarlierUses.MAX_IN_DECISION)
                .last()
                .extracting(TraceUse::getLineId)
                .isEqualTo("L49");
    }

    private static Settlement settlement(int lines) {
        List<FeeLine> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(FeeLine.newBuilder(WireSettlements.line("L" + i, 1_000))
                    .setTraceCodes(List.of(code(i)))
                    .build());
        }
        return WireSettlements.outpatient().setFeeLines(all).build();
    }

    private static String code(int number) {
        return "812345678901234567" + (10 + number);
    }

    private static CodeUse use(String settlementId, int minutes) {
        return new CodeUse(settlementId, "P2", "P43010200001", WireSettlements.MONDAY.plusSeconds(60L * minutes));
    }

    private static TraceUse wire(String lineId, String code, CodeUse use) {
        return new TraceUse(lineId, code, use.settlementId(), use.institutionId(), use.settledAt());
    }
}
