package org.claimscreener.screening.decide;

import java.util.List;

import org.claimscreener.engine.history.HistoryLimits;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.screening.Inputs;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.accepted;

/** One who comes three times as often as is remembered; some twenty seconds, so not among the unit tests. */
class PatientStateBoundIT {
    private static final int VISITS = 3_000;
    private static final int MOST_BYTES_OF_ONE_LINE = 900;

    @Test
    void staysBoundedHoweverOftenOneComes() throws Exception {
        try (CountedDesk desk = new CountedDesk(new Screener(List.of()), 2)) {
            for (int i = 0; i < VISITS; i++) {
                desk.receive(accepted(Bills.of(Bills.PATIENT, i, 1, Inputs.MONDAY.minusSeconds(VISITS - i))));

                assertThat(desk.use().scanned).isEqualTo(Math.min(i, HistoryLimits.MAX_VISITS));
                assertThat(desk.use().removes)
                        .as("the one that is too many")
                        .isEqualTo(i < HistoryLimits.MAX_VISITS ? 0 : 1);
                assertThat(desk.use().written).isLessThan(MOST_BYTES_OF_ONE_LINE);
            }
        }
    }

    @Test
    void keepsTheMarksOfAThousandLoopsOfSettlingAndWithdrawingFromFlushingThePast() throws Exception {
        try (CountedDesk desk = new CountedDesk(new Screener(List.of()), 2)) {
            // One place is for the settlement that is about to be withdrawn.
            int honest = HistoryLimits.MAX_VISITS - HistoryLimits.SURE_MARKS - 1;
            for (int i = 0; i < honest; i++) {
                desk.receive(accepted(Bills.of(Bills.PATIENT, i, 1, Inputs.MONDAY.minusSeconds(VISITS - i))));
            }
            for (int i = honest; i < honest + 1_000; i++) {
                var settlement = Bills.of(Bills.PATIENT, i, 1, Inputs.MONDAY.minusSeconds(VISITS - i));
                desk.receive(accepted(settlement));
                desk.receive(accepted(Inputs.reversal("R", settlement)));
            }
            desk.receive(
                    accepted(Inputs.reversal("R", Bills.of(Bills.PATIENT, 0, 1, Inputs.MONDAY.minusSeconds(VISITS)))));

            assertThat(desk.use().puts)
                    .as("the oldest visit is there to be changed")
                    .isEqualTo(2);
        }
    }
}
