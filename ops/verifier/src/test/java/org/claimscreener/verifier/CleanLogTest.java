package org.claimscreener.verifier;

import java.time.Duration;
import java.util.List;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.conflicting;
import static org.claimscreener.verifier.Documents.retry;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.verify;

class CleanLogTest {
    private final ModelScreener screener = new ModelScreener();

    /** Several persons and institutions; a retry, a conflict, reversals of all kinds, what nobody can read. */
    static void everything(ModelScreener screener) {
        Settlement first = settlement("S1", "P1", "H1");
        Settlement second = settlement("S3", "P1", "H2", 3, 900);
        Settlement third = settlement("S9", "P2", "H1");
        screener.screen(first);
        screener.screen(retry(first));
        screener.screen(second);
        screener.screen(third);
        screener.screen(conflicting(third));
        screener.screen(reversal("R1", second, "S3-1"));
        screener.screen(reversal("R1", second, "S3-1"));
        screener.screen(settlement("S4", "P1", "H1"));
        screener.screen(reversal("R2", second, "S3-2", "S3-3"));
        screener.screen(reversal("R3", second));
        screener.screen(settlement("S5", "P1", "H1"));
        screener.screen(reversal("R4", first));
        screener.screen(reversal("R5", first, "S9-9"));
        screener.screen(reversal("R6", settlement("S77", "P3", "H1")));
        screener.sendRubbish();
        screener.screen(settlement("S6", "P1", "H1"));
    }

    @Test
    void everythingThatMayHappenIsClean() {
        everything(screener);

        Report report = verify(screener.log);

        assertClean(report);
        Totals totals = report.totals();
        assertThat(totals.inputs()).isEqualTo(16);
        assertThat(totals.decisions()).isEqualTo(6);
        assertThat(totals.receipts()).isEqualTo(3);
        assertThat(totals.copies()).isEqualTo(2);
        assertThat(totals.answered()).isEqualTo(11);
        assertThat(totals.deadLettered()).isEqualTo(5);
        assertThat(totals.fundFen()).isEqualTo(totals.releasedFen() + totals.heldFen() + totals.refusedFen());
        assertThat(report.of(Invariant.I7).judged()).isEqualTo(14);
        assertThat(report.of(Invariant.I2).judged()).isEqualTo(16);
        assertThat(report.of(Invariant.I9).notChecked()).containsKey("nothing is on the audit topic");
    }

    @Test
    void moreCopiesThanRetriesAreARestart() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row decision = screener.log.decision("S1");
        screener.log.append(TopicCatalogue.DECISIONS, TestLog.partition("P1"), "P1", decision.value);

        assertClean(verify(screener.log));
    }

    @Test
    void aDeadLetterMayComeTwice() {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        Row letter = screener.refuse(input, DeadLetterReason.BAD_VALUE, "S1");
        screener.log.append(TopicCatalogue.DEAD_LETTERS, 0, "key", letter.value);

        assertClean(verify(screener.log));
    }

    @Test
    void whatIsYoungerThanTheGraceIsInFlight() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row open = screener.send(settlement("S2", "P2", "H1"));

        Report report = verify(screener.log, Verified.STRICT.withGrace(Duration.ofSeconds(60)));

        assertClean(report);
        assertThat(report.totals().inFlight()).isEqualTo(1);
        assertThat(open.place.offset()).isNotNegative();
    }

    @Test
    void whatWasRefusedForItsFormIsNotTheFirstOfItsContent() {
        // Sent a day too early it lies in the future; sent again it does not.
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.refuse(screener.send(settlement), DeadLetterReason.TIME_OUT_OF_RANGE, "S1");
        screener.screen(retry(settlement));

        assertClean(verify(screener.log));
    }

    @Test
    void institutionsMayOvertakeEachOther() {
        Row first = screener.send(settlement("S1", "P1", "H1"));
        Row second = screener.send(settlement("S2", "P1", "H2"));
        screener.answer(second);
        screener.answer(first);

        assertClean(verify(screener.log));
    }

    @Test
    void anInputInConfluentFramingIsNotAccused() {
        screener.log.append(TopicCatalogue.SETTLEMENTS, 0, "P1", new byte[] {0, 0, 0, 0, 7, 1});

        Report report = verify(screener.log);

        assertClean(report);
        assertThat(report.of(Invariant.I2).notChecked()).hasSize(1);
    }

    @Test
    void inputsThatTheLogHasDroppedAreNotMissed() {
        screener.screen(settlement("S1", "P1", "H1"));
        screener.screen(settlement("S2", "P1", "H1"));
        screener.log.beginAt(TopicCatalogue.SETTLEMENTS, TestLog.partition("P1"), 1);

        Report report = verify(screener.log);

        assertClean(report);
        assertThat(report.of(Invariant.I2).notChecked()).containsEntry("the input is older than the log", 1L);
        assertThat(report.of(Invariant.I7).judged()).isEqualTo(2);
    }

    @Test
    void anEmptyLogIsEmpty() {
        Report report = verify(screener.log);

        assertThat(report.empty()).isTrue();
        assertThat(report.findings()).extracting(Report.Finding::invariant).isEqualTo(List.of(Invariant.values()));
    }
}
