package org.claimscreener.engine.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TraceDeskTest {
    private static final Instant MONDAY = Instant.parse("2026-09-07T02:00:00Z");

    private final UsesInAList memory = new UsesInAList();

    @Test
    void theFirstToUseACodeFindsNobodyAndTheSecondFindsTheFirst() {
        assertThat(TraceDesk.ask(use("S1", 0), memory)).isEmpty();
        assertThat(TraceDesk.ask(use("S2", 1), memory)).containsExactly(use("S1", 0));
        assertThat(memory.uses()).containsExactly(use("S1", 0), use("S2", 1));
    }

    @Test
    void aRetryFindsTheSameAndChangesNothing() {
        TraceDesk.ask(use("S1", 0), memory);
        TraceDesk.ask(use("S2", 1), memory);
        int writes = memory.writes();

        assertThat(TraceDesk.ask(use("S2", 1), memory)).containsExactly(use("S1", 0));
        assertThat(memory.writes()).isEqualTo(writes);
    }

    @Test
    void aLateOneFindsWhatArrivedBeforeThoughItsOwnTimeIsEarlier() {
        TraceDesk.ask(use("S2", 50), memory);

        assertThat(TraceDesk.ask(use("S1", 0), memory)).containsExactly(use("S2", 50));
        assertThat(memory.uses()).containsExactly(use("S1", 0), use("S2", 50));
    }

    @Test
    void anotherSettlementOfTheSamePersonIsFoundToo() {
        TraceDesk.ask(new CodeUse("S1", "P1", "H1", MONDAY), memory);

        assertThat(TraceDesk.ask(new CodeUse("S2", "P1", "H1", MONDAY), memory)).hasSize(1);
    }

    @Test
    void twoPersonsMayHaveTheSameSettlementId() {
        TraceDesk.ask(new CodeUse("S1", "P1", "H1", MONDAY), memory);

        assertThat(TraceDesk.ask(new CodeUse("S1", "P2", "H1", MONDAY), memory)).hasSize(1);
        assertThat(memory.uses()).hasSize(2);
    }

    /** The patient's ledger refuses the second as a conflict, and its reversal; the first one's use must outlive both. */
    @Test
    void anotherInstitutionsClaimToTheSameSettlementTakesBackItsOwnUseOnly() {
        TraceDesk.ask(new CodeUse("S1", "P1", "H1", MONDAY), memory);
        assertThat(TraceDesk.ask(new CodeUse("S1", "P1", "H2", MONDAY), memory)).isEmpty();

        TraceDesk.takeBack("S1", "P1", "H2", memory);
        assertThat(memory.uses()).containsExactly(new CodeUse("S1", "P1", "H1", MONDAY));
    }

    @Test
    void whatIsTakenBackIsAsIfItHadNeverBeen() {
        TraceDesk.ask(use("S1", 0), memory);
        TraceDesk.takeBack("S1", "P-S1", "H1", memory);

        assertThat(memory.uses()).isEmpty();
        assertThat(TraceDesk.ask(use("S2", 1), memory)).isEmpty();
    }

    @Test
    void takingBackWhatIsNotThereWritesNothing() {
        TraceDesk.ask(use("S1", 0), memory);
        TraceDesk.takeBack("S9", "P-S9", "H1", memory);

        assertThat(memory.writes()).isEqualTo(1);
    }

    @Test
    void rememberedAreTheEarliestAndTheLatestOfMoreThanItHolds() {
        List<CodeUse> all = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            all.add(use("S" + i, i));
        }
        long seed = System.nanoTime();
        Collections.shuffle(all, new Random(seed));
        all.forEach(use -> TraceDesk.ask(use, memory));

        assertThat(memory.uses())
                .as("seed %d, arrived %s", seed, all)
                .hasSize(TraceDesk.MAX_USES)
                .startsWith(use("S0", 0))
                .endsWith(
                        use("S5", 5),
                        use("S6", 6),
                        use("S7", 7),
                        use("S8", 8),
                        use("S9", 9),
                        use("S10", 10),
                        use("S11", 11));
    }

    @Test
    void aUseWithoutAnIdIsNone() {
        assertThatThrownBy(() -> new CodeUse("S1", "", "H1", MONDAY)).isInstanceOf(IllegalArgumentException.class);
    }

    private static CodeUse use(String settlementId, int minutes) {
        return new CodeUse(settlementId, "P-" + settlementId, "H1", MONDAY.plusSeconds(60L * minutes));
    }
}
