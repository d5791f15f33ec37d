package org.claimscreener.screening.decide;

import java.util.List;

import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.engine.screen.PackWatch;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.screening.Inputs;
import org.claimscreener.screening.packs.GivenStamps;
import org.claimscreener.screening.packs.PackShelf;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.screening.Inputs.accepted;

/** What the patient's state costs a settlement; the figures are those of flink-jobs/STATE.md. */
class PatientStateCostTest {
    /** Of the 2 KB that all operators may write for a settlement of ten lines. */
    private static final int MOST_BYTES_OF_TEN_LINES = 1_433;

    private final CountedDesk desk;

    PatientStateCostTest() throws Exception {
        // Without packs the decision states its two packs and the features all the same, and why nothing was decided.
        desk = new CountedDesk(new Screener(List.of()), 2);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewSettlementReadsTwiceAndWritesTwice() throws Exception {
        for (int i = 0; i < 5; i++) {
            desk.receive(accepted(Bills.of(i, 4, 5 - i)));
        }

        assertThat(desk.use().gets).as("the ledger").isEqualTo(1);
        assertThat(desk.use().scans).as("the past").isEqualTo(1);
        assertThat(desk.use().scanned).isEqualTo(4);
        assertThat(desk.use().puts).as("the answer and the visit").isEqualTo(2);
        assertThat(desk.use().removes).isZero();
    }

    @Test
    void tenLinesWriteNoMoreThanTheirShare() throws Exception {
        try (GivenStamps stamps = Inputs.opened(Inputs.bundledPacks());
                StampedDecider decider = new StampedDecider(PackShelf.ofThisJvm(), true, PackWatch.NOBODY);
                CountedDesk deciding = new CountedDesk(decider, 2)) {
            assertThat(stamps.stamp().packs()).hasSize(2);

            Outcome outcome = deciding.receive(accepted(Bills.of(1, 10, 1)));

            assertThat(((Outcome.Decided) outcome).decision().getVerdict()).isEqualTo(Verdict.RELEASE);
            assertThat(deciding.use().written).isLessThanOrEqualTo(MOST_BYTES_OF_TEN_LINES);
        }
    }

    @Test
    void whatIsWrittenDoesNotGrowWithThePast() throws Exception {
        desk.receive(accepted(Bills.of(0, 4, 100)));
        int first = desk.use().written;
        for (int i = 1; i < 60; i++) {
            desk.receive(accepted(Bills.of(i, 4, 100 - i)));
        }

        assertThat(desk.use().written).isBetween(first - 20, first + 20);
    }

    @Test
    void aRetryReadsOnceAndWritesNothing() throws Exception {
        Settlement settlement = Bills.of(1, 4, 1);
        desk.receive(accepted(settlement));
        assertThat(desk.receive(accepted(settlement))).isInstanceOf(Outcome.Repeated.class);

        assertThat(desk.use().gets).isEqualTo(1);
        assertThat(desk.use().scans + desk.use().puts + desk.use().removes).isZero();
    }

    @Test
    void aReversalTouchesOneVisitHoweverManyThereAre() throws Exception {
        Settlement settlement = Bills.of(1, 4, 1);
        desk.receive(accepted(settlement));
        for (int i = 2; i < 40; i++) {
            desk.receive(accepted(Bills.of(i, 4, 1)));
        }
        assertThat(desk.receive(accepted(Inputs.reversal("R1", settlement)))).isInstanceOf(Outcome.Receipted.class);

        assertThat(desk.use().gets).as("the answer and the visit").isEqualTo(2);
        assertThat(desk.use().scans).isZero();
        assertThat(desk.use().puts).as("the answer and the visit").isEqualTo(2);
        assertThat(desk.use().removes).isZero();
    }
}
