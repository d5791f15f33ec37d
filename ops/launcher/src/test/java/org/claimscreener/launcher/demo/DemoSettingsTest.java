package org.claimscreener.launcher.demo;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DemoSettingsTest {
    @Test
    void knowsHowManyMessagesItSends() {
        assertThat(new DemoSettings(200, Duration.ofMinutes(1), 7, false).messages())
                .isEqualTo(12_000);
    }

    @ParameterizedTest
    @CsvSource({"0,PT1M,--rate", "20001,PT1M,--rate", "200,PT0S,--for", "200,PT1H1S,--for", "20000,PT1H,times --for"})
    void refusesWhatNoMachineTakes(int rate, Duration length, String named) {
        assertThatThrownBy(() -> new DemoSettings(rate, length, 7, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(named);
    }
}
