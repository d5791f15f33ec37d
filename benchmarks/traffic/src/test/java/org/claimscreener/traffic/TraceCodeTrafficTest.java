package org.claimscreener.traffic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.claimscreener.traffic.TrafficEvent.Kind;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A code that comes again is fraud where it is labelled so, and honest everywhere else for a reason. */
class TraceCodeTrafficTest {
    @Test
    void aWholePackIsPaidForWhileAnotherSettlementHasItOnlyWhereFraudIsLabelled() {
        Map<String, Set<String>> holders = new HashMap<>();
        Map<String, Set<String>> codes = new HashMap<>();
        int found = 0;
        for (TrafficEvent event : Sample.all()) {
            event.reversal()
                    .ifPresent(reversal -> codes.getOrDefault(reversal.getSettlementId(), Set.of())
                            .forEach(code ->
                                    holders.getOrDefault(code, new HashSet<>()).remove(reversal.getSettlementId())));
            if (event.kind() != Kind.SETTLEMENT) {
                continue;
            }
            Settlement settlement = Sample.settlement(event);
            Set<String> whole = wholePacks(settlement);
            boolean held = whole.stream()
                    .anyMatch(code -> !holders.getOrDefault(code, Set.of()).isEmpty());
            boolean labelled = Sample.isDiscernible(event)
                    && event.label().orElseThrow().pattern() == FraudPattern.TRACE_CODE_REUSE;
            assertThat(held).as(event.toString()).isEqualTo(labelled);
            found += held ? 1 : 0;
            codes.put(settlement.getSettlementId(), whole);
            whole.forEach(
                    code -> holders.computeIfAbsent(code, c -> new HashSet<>()).add(settlement.getSettlementId()));
        }
        assertThat(found).isGreaterThan(10);
    }

    @Test
    void openedPacksComeAgain() {
        Map<String, Set<String>> settlementsByCode = new HashMap<>();
        for (Settlement settlement : Sample.honest()) {
            for (FeeLine line : settlement.getFeeLines()) {
                if (line.getSplitPack()) {
                    line.getTraceCodes()
                            .forEach(code -> settlementsByCode
                                    .computeIfAbsent(code, c -> new HashSet<>())
                                    .add(settlement.getSettlementId()));
                }
            }
        }
        assertThat(settlementsByCode.values()).anyMatch(settlements -> settlements.size() > 1);
    }

    @Test
    void packsOfAWithdrawnSaleAreBilledAnew() {
        Set<String> withdrawn = new HashSet<>();
        Map<String, Set<String>> codes = new HashMap<>();
        int anew = 0;
        for (TrafficEvent event : Sample.all()) {
            event.reversal()
                    .ifPresent(reversal -> withdrawn.addAll(codes.getOrDefault(reversal.getSettlementId(), Set.of())));
            if (event.kind() == Kind.SETTLEMENT) {
                Settlement settlement = Sample.settlement(event);
                Set<String> whole = wholePacks(settlement);
                anew += whole.stream().anyMatch(withdrawn::contains) ? 1 : 0;
                codes.put(settlement.getSettlementId(), whole);
            }
        }
        assertThat(anew).isGreaterThan(20);
    }

    @Test
    void salesWithCodesAreSentTwiceToo() {
        assertThat(Sample.all())
                .anyMatch(event -> event.kind() == Kind.RETRY
                        && !wholePacks(Sample.settlement(event)).isEmpty());
    }

    private static Set<String> wholePacks(Settlement settlement) {
        Set<String> codes = new HashSet<>();
        for (FeeLine line : settlement.getFeeLines()) {
            if (!line.getSplitPack()) {
                codes.addAll(line.getTraceCodes());
            }
        }
        return codes;
    }
}
