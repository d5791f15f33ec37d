package org.claimscreener.engine.readback;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadBackBoundsTest {
    private static final LogPosition FLOOR = at(10);

    private final ReadBackBounds bounds = new ReadBackBounds(FLOOR);

    @Test
    void readsBackFromTheFloorBeforeTheFirstCheckpoint() {
        assertThat(bounds.from()).isEqualTo(FLOOR);
        bounds.allHaveReadBack();
        bounds.restartedFrom(-1);

        assertThat(bounds.from()).isEqualTo(FLOOR);
    }

    @Test
    void keepsTheBoundUntilEverySubtaskHasReadBack() {
        assertThat(bounds.atCheckpoint(1, at(20))).isEqualTo(FLOOR);
        bounds.allHaveReadBack();
        assertThat(bounds.atCheckpoint(2, at(30))).isEqualTo(at(30));

        bounds.restartedFrom(2);
        assertThat(bounds.from()).isEqualTo(at(30));
        assertThat(bounds.atCheckpoint(3, at(40))).isEqualTo(at(30));

        bounds.restartedFrom(3);
        assertThat(bounds.from()).isEqualTo(at(30));
    }

    @Test
    void goesBackToTheBoundOfTheCheckpointThatIsRestored() {
        bounds.allHaveReadBack();
        bounds.atCheckpoint(1, at(20));
        bounds.atCheckpoint(2, at(30));

        bounds.restartedFrom(1);
        assertThat(bounds.from()).isEqualTo(at(20));
    }

    @Test
    void takesTheNextLowerBoundForACheckpointThatItNeverSaw() {
        bounds.allHaveReadBack();
        bounds.atCheckpoint(5, at(20));

        bounds.restartedFrom(6);
        assertThat(bounds.from()).isEqualTo(at(20));
        bounds.restartedFrom(4);
        assertThat(bounds.from()).isEqualTo(FLOOR);
    }

    @Test
    void fallsBackToTheFloorForACheckpointThatItHasForgotten() {
        bounds.allHaveReadBack();
        for (int id = 1; id <= 101; id++) {
            bounds.atCheckpoint(id, at(10 + id));
        }

        bounds.restartedFrom(2);
        assertThat(bounds.from()).isEqualTo(at(12));
        bounds.restartedFrom(1);
        assertThat(bounds.from()).isEqualTo(FLOOR);
    }

    private static LogPosition at(long offset) {
        return LogPosition.of(Map.of(0, offset));
    }
}
