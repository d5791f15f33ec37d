package org.claimscreener.engine.inspection;

import java.util.Locale;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawSeedTest {
    private static final String HEX = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final DrawSeed SEED = DrawSeed.parse(HEX).orElseThrow();

    /** As openssl and sha256sum give them; inspection.md shows how. */
    @Test
    void lotAndCommitmentAreWhatAnybodyComputes() {
        assertThat(SEED.commitment()).isEqualTo("630dcd2966c4336691125448bbb25b4ff412a49c732db2c8abc1b8581bd710dd");
        assertThat(SEED.lot("S000000000002", "0123456789abcdef".repeat(4))).isEqualTo(3_706_341_069_264_082L);
    }

    @Test
    void theSeedIsToldToNobodyByMistake() {
        assertThat(SEED.toString()).doesNotContain(HEX).contains(SEED.commitment());
        assertThat(SEED.reveal()).isEqualTo(HEX);
    }

    @Test
    void whatIsNoSeedIsNone() {
        assertThat(DrawSeed.parse(HEX.substring(1))).isEmpty();
        assertThat(DrawSeed.parse(HEX.toUpperCase(Locale.ROOT))).isEmpty();
        assertThatThrownBy(() -> DrawSeed.of(new byte[31])).hasMessageContaining("31 bytes");
    }

    @Test
    void lotsOfDifferentPurposesHaveNothingToDoWithEachOther() {
        assertThat(SEED.lotFor("a", "S1")).isNotEqualTo(SEED.lotFor("b", "S1")).isNotEqualTo(SEED.lot("a", "S1"));
    }

    /**
     * Chi-square over 64 cells of equal width, 63 degrees of freedom: beyond 131.2 with a probability of 10^-6. The lots are
     * those of ids that differ as little as ids do.
     */
    @Test
    void lotsAreUniform() {
        long number = new Random().nextLong();
        DrawSeed seed = Draws.seed(number);
        int draws = 64_000;
        int[] cells = new int[64];
        for (int i = 0; i < draws; i++) {
            cells[(int) (seed.lot("S" + i, "0".repeat(64)) >>> (DrawSeed.LOT_BITS - 6))]++;
        }
        double mean = draws / 64.0;
        double chiSquare = 0;
        for (int cell : cells) {
            chiSquare += (cell - mean) * (cell - mean) / mean;
        }
        assertThat(chiSquare).as("seed %d", number).isLessThan(131.2);
    }
}
