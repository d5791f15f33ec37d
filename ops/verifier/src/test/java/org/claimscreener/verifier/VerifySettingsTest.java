package org.claimscreener.verifier;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerifySettingsTest {
    private final VerifySettings usual = VerifySettings.usual();

    @Test
    void theUsualOnesAreThoseOfALiveLog() {
        assertThat(usual.grace()).isEqualTo(Duration.ofSeconds(60));
        assertThat(usual.remember()).isEqualTo(Duration.ofDays(45));
        assertThat(usual.allowPackChanges()).isFalse();
        assertThat(usual.reEvaluation()).isEmpty();
        assertThat(usual.shown()).isEqualTo(1_000);
        assertThat(usual.maxSettlements())
                .isEqualTo(VerifySettings.fitting(Runtime.getRuntime().maxMemory()));
    }

    @Test
    void aGigabyteHasRoomForMoreThanAMillionAndAHalf() {
        assertThat(VerifySettings.fitting(1L << 30)).isBetween(1_500_000L, 2_500_000L);
        assertThat(VerifySettings.fitting(1)).isEqualTo(1);
    }

    @Test
    void eachIsChecked() {
        assertThatThrownBy(() -> usual.withGrace(Duration.ofSeconds(-1)))
                .hasMessage("grace is -1 s, expected 0 or more");
        assertThatThrownBy(() -> usual.withMaxSettlements(0)).hasMessage("max settlements is 0, expected 1 or more");
        assertThatThrownBy(() -> usual.withRemember(Duration.ofDays(40)))
                .hasMessageContaining("remember is 40 days, expected 41 or more");
        assertThatThrownBy(() ->
                        new VerifySettings(usual.grace(), 1, usual.remember(), false, java.util.Optional.empty(), 0))
                .hasMessage("shown is 0, expected 1 or more");
    }

    @Test
    void eachIsTakenOver() {
        VerifySettings changed = usual.withGrace(Duration.ofSeconds(7))
                .withMaxSettlements(8)
                .withRemember(Duration.ofDays(50))
                .withAllowPackChanges(true)
                .withReEvaluation((decision, settlement, past) -> new ReEvaluation.Same());

        assertThat(changed.grace()).isEqualTo(Duration.ofSeconds(7));
        assertThat(changed.maxSettlements()).isEqualTo(8);
        assertThat(changed.remember()).isEqualTo(Duration.ofDays(50));
        assertThat(changed.allowPackChanges()).isTrue();
        assertThat(changed.reEvaluation()).isPresent();
    }
}
