package org.claimscreener.engine.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FeeLineTest {
    private static final long SEED = 20_261_201L;
    /** What 16 digits hold. */
    private static final long LARGEST = 9_999_999_999_999_999L;

    @Test
    void pricesHalfAFenUpwards() {
        assertThat(line(10_000, 1_234_999).pricedFen()).isEqualTo(123);
        assertThat(line(10_000, 1_235_000).pricedFen()).isEqualTo(124);
        assertThat(line(0, 1_235_000).pricedFen()).isZero();
    }

    /** Products on both sides of what a long holds; those that make more fen than a long holds are left out. */
    @Test
    void pricesAsExactFractionsDo() {
        Random random = new Random(SEED);
        List<Long> edges = List.of(0L, 1L, 3_037_000_499L, 3_037_000_500L, -1L, -50_000_000L);
        for (int i = 0; i < 20_000; i++) {
            long quantityE4 = any(random, edges);
            long priceE6 = any(random, edges);
            BigDecimal exact = BigDecimal.valueOf(quantityE4)
                    .multiply(BigDecimal.valueOf(priceE6))
                    .movePointLeft(8)
                    .setScale(0, RoundingMode.HALF_UP);
            if (exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0) {
                assertThat(line(quantityE4, priceE6).pricedFen())
                        .as("seed %s: %s times %s", SEED, quantityE4, priceE6)
                        .isEqualTo(exact.longValueExact());
            }
        }
    }

    private static long any(Random random, List<Long> edges) {
        return random.nextInt(10) == 0
                ? edges.get(random.nextInt(edges.size()))
                : (random.nextLong() >>> 1) % (LARGEST >> random.nextInt(50));
    }

    private static FeeLine line(long quantityE4, long unitPriceE6) {
        FeeLine line = Facts.withQuantity(Facts.line("XA10BA0001", Facts.MONDAY, 7), quantityE4);
        return new FeeLine(
                line.lineId(),
                line.index(),
                line.occurredAt(),
                line.day(),
                line.itemCode(),
                line.itemName(),
                line.kind(),
                line.quantityE4(),
                unitPriceE6,
                line.amountFen(),
                line.fundFen(),
                line.supplyDaysE2(),
                line.prescriptionId(),
                line.department(),
                line.practitionerId(),
                line.limitedUse(),
                line.splitPack(),
                line.chargeKind(),
                line.approval(),
                line.netted(),
                line.traceCodes());
    }
}
