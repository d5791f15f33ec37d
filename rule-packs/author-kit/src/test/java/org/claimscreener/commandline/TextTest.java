package org.claimscreener.commandline;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextTest {
    @Test
    void countsChineseCharactersAsTwoColumns() {
        assertThat(Text.width("药店00012")).isEqualTo(9);
        assertThat(Text.width("第三十八条")).isEqualTo(10);
        assertThat(Text.width("abc")).isEqualTo(3);
    }

    @Test
    void countsCombiningMarksAsNone() {
        assertThat(Text.width("e\u0301")).isEqualTo(1);
    }

    @Test
    void countsCharactersBeyondTheBasicPlaneOnce() {
        assertThat(Text.width("\ud840\udc00")).isEqualTo(2);
    }

    @Test
    void cutsWithAnEllipsisAndNeverThroughACharacter() {
        assertThat(Text.cut("重复收费", 8)).isEqualTo("重复收费");
        assertThat(Text.cut("重复收费", 7)).isEqualTo("重复收…");
        assertThat(Text.cut("重复收费", 6)).isEqualTo("重复…");
        assertThat(Text.cut("重复收费", 1)).isEqualTo("…");
        assertThat(Text.cut("重复收费", 0)).isEmpty();
    }

    @Test
    void fillsToTheExactWidthOnEitherSide() {
        assertThat(Text.left("药店", 6)).isEqualTo("药店  ");
        assertThat(Text.right("药店", 6)).isEqualTo("  药店");
        assertThat(Text.width(Text.left("重复收费", 7))).isEqualTo(7);
        assertThat(Text.width(Text.left("重复收费", 6))).isEqualTo(6);
    }

    @Test
    void makesWhatCouldSteerATerminalHarmless() {
        assertThat(Text.cut("a\u001b[2Jb\nc", 20)).isEqualTo("a?[2Jb?c");
    }

    @Test
    void writesFenAsYuan() {
        assertThat(Text.yuan(0)).isEqualTo("¥0.00");
        assertThat(Text.yuan(5)).isEqualTo("¥0.05");
        assertThat(Text.yuan(123_456_789)).isEqualTo("¥1,234,567.89");
        assertThat(Text.yuan(-150)).isEqualTo("-¥1.50");
    }
}
