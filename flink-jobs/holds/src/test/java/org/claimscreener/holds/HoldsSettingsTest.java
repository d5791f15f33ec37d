package org.claimscreener.holds;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HoldsSettingsTest {
    private static final HoldsSettings STANDARD = HoldsSettings.standard("127.0.0.1:1");

    @Test
    void whatIsNotSaidIsStandard() {
        assertThat(STANDARD.policy()).isBlank();
        assertThat(STANDARD.calendar()).isBlank();
        assertThat(STANDARD.clockSkew()).isEqualTo(Duration.ofSeconds(1));
        assertThat(KafkaHolds.jobSettings(Path.of("state")).checkpointInterval())
                .isEqualTo(Duration.ofMillis(500));
        assertThat(KafkaHolds.jobSettings(Path.of("state")).parallelism()).isEqualTo(1);
    }

    @Test
    void takesAPolicyAndACalendar() {
        assertThat(STANDARD.withPolicy("claim_minutes: 1\n").policy()).contains("claim_minutes");
        assertThat(STANDARD.withCalendar("date\tkind\tname\tnotice\n2026-01-01\tHOLIDAY\tNew Year\t1\n")
                        .calendar())
                .contains("2026-01-01");
    }

    @Test
    void aTextThatCannotBeReadFailsTheSubmission() {
        assertThatThrownBy(() -> STANDARD.withPolicy("claim_minutes: 0\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("claim_minutes");
        assertThatThrownBy(() -> STANDARD.withCalendar("date\n2026-13-01\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesWhatCannotRun() {
        assertThatThrownBy(() -> HoldsSettings.standard(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoldsSettings("a:1", "", "", Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new HoldsSettings("a:1", "", "", HoldsSettings.LONGEST_SKEW.plusMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
