package org.claimscreener.engine.readback;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LogPositionTest {
    private static final LogPosition POSITION = LogPosition.of(Map.of(11, 5_000_000_000L, 0, 0L, 2, 7L));

    @Test
    void readsWhatItWrote() {
        assertThat(POSITION.encode()).isEqualTo("1;0:0,2:7,11:5000000000");
        assertThat(LogPosition.decode(POSITION.encode())).isEqualTo(POSITION);
        assertThat(LogPosition.decode(LogPosition.BEGINNING.encode())).isEqualTo(LogPosition.BEGINNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2;0:1", "0:1", "1;0", "1;a:1", "1;0:", "1;0:1:2", "1;-1:0", "1;0:-1"})
    void refusesWhatItNeverWrote(String text) {
        assertThatThrownBy(() -> LogPosition.decode(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void standsAtTheBeginningOfPartitionsThatItDoesNotName() {
        assertThat(POSITION.offset(2)).isEqualTo(7);
        assertThat(POSITION.offset(3)).isZero();
    }

    @Test
    void countsTheRecordsToAnEndAndNoneBackwards() {
        assertThat(LogPosition.BEGINNING.recordsTo(POSITION)).isEqualTo(5_000_000_007L);
        assertThat(POSITION.recordsTo(LogPosition.of(Map.of(2, 10L, 11, 0L)))).isEqualTo(3);
        assertThat(POSITION.recordsTo(LogPosition.BEGINNING)).isZero();
    }

    @Test
    void refusesPlacesThatNoLogHas() {
        assertThatThrownBy(() -> LogPosition.of(Map.of(-1, 0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LogPosition.of(Map.of(0, -1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
