package org.claimscreener.engine.hold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class HoldTransitionsTest {
    private static final Path PAGE = Path.of("../../flink-jobs/HOLDS.md");

    @Test
    void pageShowsTheDiagramOfTheTable() throws IOException {
        assertThat(Files.readString(PAGE)).contains("```mermaid\n" + HoldTransitions.mermaid() + "```\n");
    }

    @Test
    void everyStageIsReachedAndEveryOneLeadsToAnEnd() {
        assertThat(reachable(HoldStage.HELD)).isEqualTo(EnumSet.allOf(HoldStage.class));
        for (HoldStage stage : HoldStage.values()) {
            assertThat(reachable(stage)).as("from %s", stage).anyMatch(HoldTransitions::isEnd);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingLeadsOutOfAnEndAndEverythingElseCanBeReversed(HoldStage stage) {
        if (HoldTransitions.isEnd(stage)) {
            assertThat(reachable(stage)).containsExactly(stage);
        } else {
            assertThat(HoldTransitions.allows(stage, HoldEvent.REVERSED, HoldStage.REVERSED))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void leadAndClockLeaveTheStageAsItIs(HoldStage stage) {
        for (HoldEvent event : Set.of(HoldEvent.LEAD_SUBMITTED, HoldEvent.CLOCK_PAUSED, HoldEvent.CLOCK_RESUMED)) {
            for (HoldStage to : HoldStage.values()) {
                assertThat(HoldTransitions.allows(stage, event, to))
                        .isEqualTo(stage == to && !HoldTransitions.isEnd(stage));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HoldEvent.class,
            names = {"OPENED", "COMMAND_REFUSED", "OTHER"})
    void whatIsNoChangeLeadsNowhere(HoldEvent event) {
        for (HoldStage from : HoldStage.values()) {
            for (HoldStage to : HoldStage.values()) {
                assertThat(HoldTransitions.allows(from, event, to)).isFalse();
            }
        }
    }

    private static Set<HoldStage> reachable(HoldStage start) {
        Set<HoldStage> seen = EnumSet.of(start);
        Deque<HoldStage> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            HoldStage from = left.remove();
            for (HoldStage to : HoldStage.values()) {
                if (leads(from, to) && seen.add(to)) {
                    left.add(to);
                }
            }
        }
        return seen;
    }

    private static boolean leads(HoldStage from, HoldStage to) {
        for (HoldEvent event : HoldEvent.values()) {
            if (HoldTransitions.allows(from, event, to)) {
                return true;
            }
        }
        return false;
    }
}
