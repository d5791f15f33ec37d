package org.claimscreener.authorkit.deploy;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;

/** What shadow packs would have changed, added up by digest. Money in fen. Not thread-safe. */
final class ShadowTotals {
    /** Of one shadow pack. */
    static final class Total {
        private final Map<ShadowOutcome, Long> counts = new EnumMap<>(ShadowOutcome.class);
        private long moreFen;
        private long lessFen;

        long count(ShadowOutcome outcome) {
            return counts.getOrDefault(outcome, 0L);
        }

        long settlements() {
            return counts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Withheld, where it withholds more than was decided: the sum of the differences. */
        long moreFen() {
            return moreFen;
        }

        /** Likewise where it withholds less, as a positive number. */
        long lessFen() {
            return lessFen;
        }

        private void take(ShadowResult result) {
            counts.merge(result.getOutcome(), 1L, Math::addExact);
            if (result.getOutcome() == ShadowOutcome.FAILED) {
                return; // It says nothing about money.
            }
            long differenceFen = result.getShadowHeldFen()
                    + result.getShadowRefusedFen()
                    - result.getDecidedHeldFen()
                    - result.getDecidedRefusedFen();
            moreFen += Math.max(0, differenceFen);
            lessFen += Math.max(0, -differenceFen);
        }
    }

    private final Map<String, Total> byDigest = new HashMap<>();

    void take(ShadowResult result) {
        byDigest.computeIfAbsent(result.getShadow().getDigest(), digest -> new Total())
                .take(result);
    }

    /** All zero when the pack said nothing. */
    Total of(String digest) {
        return byDigest.getOrDefault(digest, new Total());
    }
}
