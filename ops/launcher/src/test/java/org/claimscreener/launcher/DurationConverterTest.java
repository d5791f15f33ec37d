package org.claimscreener.launcher;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"60s,PT1M", "90,PT1M30S", "2m,PT2M", "1m30s,PT1M30S", "1h,PT1H", "1h5s,PT1H5S", "0s,PT0S"})
    void readsWhatPeopleType(String typed, Duration meant) {
        assertThat(new DurationConverter().convert(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "s", "1d", "-5s", "1.5s", "30s1m", "60 s", "9999999s"})
    void refusesTheRestAndSaysHow(String typed) {
        assertThatThrownBy(() -> new DurationConverter().convert(typed))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + typed + "' is no duration; write for example 60s");
    }

    @Test
    void readsUnitsInOneOrderOnly() {
        assertThat(new DurationConverter().convert("1h2m3s")).isEqualTo(Duration.parse("PT1H2M3S"));
    }
}
