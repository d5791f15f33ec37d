package org.claimscreener.engine.profile;

import java.nio.ByteBuffer;
import java.util.Random;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OccupiedTest {
    private static final int SPAN = Scale.DAY.span();
    private static final int FURTHEST = 500;

    @Test
    void ofASubjectThatNeverWasNothingHoldsAnything() {
        assertThat(Occupied.nothing(SPAN).isNothing(0)).isTrue();
        assertThat(Occupied.nothing(SPAN).isNothing(401)).isTrue();
    }

    @Test
    void whatWasNotKeptIsNotClaimedToBeNothing() {
        assertThat(Occupied.UNKNOWN.isNothing(0)).isFalse();
        assertThat(Occupied.of(ByteBuffer.allocate(0))).isEqualTo(Occupied.UNKNOWN);
        assertThat(Occupied.UNKNOWN.stored().remaining()).isZero();
    }

    @Test
    void afterTheNewestPaneThereIsNothing() {
        assertThat(Occupied.UNKNOWN.isNothing(-1)).isTrue();
    }

    @Test
    void fromTheNewestPaneOnItIsKnownAgain() {
        Occupied later = Occupied.UNKNOWN.with(0, true, SPAN).later(3, SPAN);

        assertThat(later.isNothing(0)).isTrue();
        assertThat(later.isNothing(2)).isTrue();
        assertThat(later.isNothing(3)).isFalse();
        assertThat(later.isNothing(4)).isFalse();
    }

    @Test
    void itSaysWhatASetOfPanesSays() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            TreeSet<Long> panes = new TreeSet<>();
            long newest = 1_000;
            Occupied occupied = Occupied.nothing(SPAN);
            for (int step = 0; step < 60; step++) {
                if (random.nextBoolean()) {
                    long by = random.nextInt(random.nextInt(8) == 0 ? 600 : 9);
                    occupied = occupied.later(by, SPAN);
                    newest += by;
                }
                long pane = newest - random.nextInt(random.nextInt(4) == 0 ? FURTHEST : 4);
                boolean something = random.nextInt(4) > 0;
                occupied = occupied.with(newest - pane, something, SPAN);
                if (something) {
                    panes.add(pane);
                } else {
                    panes.remove(pane);
                }
                occupied = again(occupied, "seed " + seed);
                for (int back = 0; back < FURTHEST; back++) {
                    if (occupied.isNothing(back)) {
                        assertThat(panes).as("seed " + seed).doesNotContain(newest - back);
                    } else if (back <= 401) {
                        assertThat(panes).as("seed " + seed).contains(newest - back);
                    }
                }
            }
        }
    }

    private static Occupied again(Occupied occupied, String as) {
        Occupied again = Occupied.of(occupied.stored());
        assertThat(again).as(as).isEqualTo(occupied);
        return again;
    }
}
