package org.claimscreener.console.desk.text;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormatsTest {
    @Test
    void writesFenAsYuan() {
        assertThat(Formats.money(0)).isEqualTo("¥0.00");
        assertThat(Formats.money(7)).isEqualTo("¥0.07");
        assertThat(Formats.money(123_456_789)).isEqualTo("¥1,234,567.89");
        assertThat(Formats.money(-1_205)).isEqualTo("-¥12.05");
        assertThat(Formats.money(Long.MAX_VALUE)).isEqualTo("¥92,233,720,368,547,758.07");
    }

    @Test
    void readsWhatPeopleType() {
        assertThat(Formats.fen("120")).isEqualTo(OptionalLong.of(12_000));
        assertThat(Formats.fen(" 1,234.5 ")).isEqualTo(OptionalLong.of(123_450));
        assertThat(Formats.fen("¥0.07")).isEqualTo(OptionalLong.of(7));
    }

    @Test
    void readsNothingElse() {
        for (String typed :
                new String[] {"", "-1", "1.234", "1e3", "NaN", "0x10", "١٢", "12 元", "9999999999999", "."}) {
            assertThat(Formats.fen(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void readsBackWhatItPutsIntoAField() {
        long seed = 20_261_130;
        Random random = new Random(seed);
        for (int i = 0; i < 1_000; i++) {
            long fen = random.nextLong(99_999_999_999_999L);
            assertThat(Formats.fen(Formats.plainYuan(fen))).as("seed " + seed).isEqualTo(OptionalLong.of(fen));
        }
    }

    @Test
    void writesQuantitiesAndPricesWithoutNeedlessZeros() {
        assertThat(Formats.quantity(20_000)).isEqualTo("2");
        assertThat(Formats.quantity(-5_000)).isEqualTo("-0.5");
        assertThat(Formats.quantity(0)).isEqualTo("0");
        assertThat(Formats.quantity(1_000_000)).isEqualTo("100");
        assertThat(Formats.price(932_000_000)).isEqualTo("932.00");
        assertThat(Formats.price(1_234_567)).isEqualTo("1.234567");
    }

    @Test
    void writesTimesAsInShanghai() {
        assertThat(Formats.minute(Instant.parse("2026-11-30T16:00:00Z"))).isEqualTo("2026-12-01 00:00");
        assertThat(Formats.day(Instant.parse("2026-11-30T15:59:59Z"))).hasToString("2026-11-30");
    }

    @Test
    void writesSizesSharesAndCounts() {
        assertThat(Formats.size(900)).isEqualTo("900 B");
        assertThat(Formats.size(2_048)).isEqualTo("2 KiB");
        assertThat(Formats.size(3_145_728)).isEqualTo("3.0 MiB");
        assertThat(Formats.share(1, 8)).isEqualTo("12.5 %");
        assertThat(Formats.share(0, 0)).isEqualTo("–");
        assertThat(Formats.count(10_000)).isEqualTo("10,000");
    }
}
