package org.claimscreener.engine.fact;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceholdersTest {
    @Test
    void knowsTextsThatNameNobody() {
        for (String text : List.of(
                "",
                " ",
                "\t",
                "0",
                "0000000",
                "9",
                "99999999",
                "unknown",
                "UNKNOWN",
                " Null ",
                "-",
                "无",
                "未知",
                "N/A")) {
            assertThat(Placeholders.isPlaceholder(text)).as("'%s'", text).isTrue();
        }
    }

    @Test
    void takesCodesForCodes() {
        for (String text :
                List.of("D430102000001", "10", "01", "909", "0 0", "unknown1", "无名", "XC08CAA247A001010101547", "09")) {
            assertThat(Placeholders.isPlaceholder(text)).as("'%s'", text).isFalse();
        }
    }
}
