package org.claimscreener.faults.swap;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TurnsTest {
    private static final String OLD = "old";
    private static final String NEW = "new";

    /** NEW is ordered at 100 and told at 120; OLD again at 200 and 220. */
    private static final List<Turns.Turn> TURNS =
            List.of(new Turns.Turn(0, 0, OLD), new Turns.Turn(100, 120, NEW), new Turns.Turn(200, 220, OLD));

    @Test
    void eachSetMayDecideBetweenTheOrderAndTheWord() {
        assertThat(faults(110, 115, OLD)).isEqualTo(new Turns.Faults(0, 0));
        assertThat(faults(110, 115, NEW)).isEqualTo(new Turns.Faults(0, 0));
    }

    @Test
    void whatIsSentAfterTheWordIsDecidedByTheNewSetAlone() {
        assertThat(faults(119, 130, OLD)).isEqualTo(new Turns.Faults(0, 0));
        assertThat(faults(120, 130, OLD)).isEqualTo(new Turns.Faults(0, 1));
        assertThat(faults(120, 130, NEW)).isEqualTo(new Turns.Faults(0, 0));
    }

    @Test
    void nothingIsDecidedByASetBeforeItIsOrdered() {
        assertThat(faults(90, 99, NEW)).isEqualTo(new Turns.Faults(0, 1));
        assertThat(faults(90, 100, NEW)).isEqualTo(new Turns.Faults(0, 0));
    }

    @Test
    void aSetThatComesBackIsInTurnAgainAndTheOneBetweenIsNot() {
        assertThat(faults(150, 205, OLD)).isEqualTo(new Turns.Faults(0, 0));
        assertThat(faults(150, 199, OLD)).isEqualTo(new Turns.Faults(0, 1));
        assertThat(faults(230, 240, OLD)).isEqualTo(new Turns.Faults(0, 0));
        assertThat(faults(230, 240, NEW)).isEqualTo(new Turns.Faults(0, 1));
    }

    @Test
    void aSetThatNobodyOrderedIsStrange() {
        assertThat(faults(150, 160, "new,old")).isEqualTo(new Turns.Faults(1, 0));
        assertThat(faults(150, 160, "")).isEqualTo(new Turns.Faults(1, 0));
    }

    private static Turns.Faults faults(long due, long read, String packs) {
        return Turns.of(TURNS, List.of(new SeenDecisions.Seen(due, read, packs, false)));
    }
}
