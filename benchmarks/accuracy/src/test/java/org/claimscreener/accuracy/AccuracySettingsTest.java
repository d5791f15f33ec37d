package org.claimscreener.accuracy;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccuracySettingsTest {
    @Test
    void asksForFraudsAsAShareOfAllSettlements() {
        assertThat(settings(50_000, 2_000).fraudShare()).isEqualTo(2_000 / 52_000.0);
    }

    @Test
    void coversTheSameMonthsWhateverTheSize() {
        assertThat(settings(50_000, 0).population()).isEqualTo(20_000);
        assertThat(settings(5_000, 0).population()).isEqualTo(2_000);
        assertThat(settings(100, 0).population()).isEqualTo(1_000);
    }

    @Test
    void saysWhatToWriteWhenANumberMakesNoSense() {
        assertThatThrownBy(() -> settings(99, 0)).hasMessageContaining("write 100 to 1000000");
        assertThatThrownBy(() -> settings(1_000, 251)).hasMessageContaining("write 0 to 250");
    }

    private static AccuracySettings settings(int honest, int frauds) {
        return new AccuracySettings(honest, frauds, 7, AccuracySettings.FROM);
    }
}
