package org.claimscreener.traffic;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrafficSettingsTest {
    @Test
    void defaultsAreTheDemoCity() {
        assertThat(TrafficSettings.defaults(1, Sample.FROM))
                .isEqualTo(new TrafficSettings(1, Sample.FROM, 20_000, 0.015, 0.01, 0.02, 0.01, 0.001));
    }

    @Test
    void honestOnlyKeepsThePeopleAndDropsAllThatGoesWrong() {
        assertThat(Sample.SETTINGS.honestOnly())
                .isEqualTo(new TrafficSettings(Sample.SEED, Sample.FROM, 20_000, 0, 0, 0, 0, 0));
    }

    @Test
    void refusesAPopulationThatIsTooSmallOrTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.SETTINGS.withPopulation(99))
                .withMessageContaining("population is 99");
        assertThatIllegalArgumentException().isThrownBy(() -> Sample.SETTINGS.withPopulation(2_000_001));
        assertThat(Sample.SETTINGS.withPopulation(100).population()).isEqualTo(100);
    }

    @Test
    void refusesSharesOutsideTheirRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(1, Sample.FROM, 1000, 0.21, 0, 0, 0, 0))
                .withMessageContaining("fraudShare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(1, Sample.FROM, 1000, 0, -0.1, 0, 0, 0))
                .withMessageContaining("retryShare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(1, Sample.FROM, 1000, 0, 0, Double.NaN, 0, 0))
                .withMessageContaining("lateShare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(1, Sample.FROM, 1000, 0, 0, 0, 1, 0))
                .withMessageContaining("reversalShare");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TrafficSettings(1, Sample.FROM, 1000, 0, 0, 0, 0, 1))
                .withMessageContaining("malformedShare");
    }
}
