package org.claimscreener.verifier;

import java.time.Duration;

import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.retry;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.STRICT;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;

class FollowTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;
    private final Verification following =
            Verification.follow(log, STRICT.withGrace(Duration.ofSeconds(60)).withMaxSettlements(100), Progress.NONE);

    @Test
    void whatIsAnsweredLaterWasInFlight() throws VerifyFailure {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        Report before = following.next();
        screener.answer(input);
        Report after = following.next();

        assertClean(before);
        assertThat(before.totals().inFlight()).isEqualTo(1);
        assertClean(after);
        assertThat(after.totals().inFlight()).isZero();
        assertThat(after.totals().answered()).isEqualTo(1);
    }

    @Test
    void whatIsNeverAnsweredIsAccusedOnceWhenTheGraceIsOver() throws VerifyFailure {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        assertClean(following.next());
        log.noteEndsAt(log.now().plusSeconds(61));

        assertOnly(following.next(), Invariant.I2, "S1", input.place);
        Report again = following.next();

        assertOnly(again, Invariant.I2, "S1", input.place);
        assertThat(again.totals().oldestOpenMillis()).isEqualTo(61_000);
        assertThat(again.totals().unanswered()).isEqualTo(1);
    }

    @Test
    void whatIsAnsweredTooLateIsNoLongerOpen() throws VerifyFailure {
        Row input = screener.send(settlement("S1", "P1", "H1"));
        log.noteEndsAt(log.now().plusSeconds(61));
        following.next();
        screener.answer(input);
        log.noteEndsAt(log.now());

        Report report = following.next();

        assertOnly(report, Invariant.I2, "S1", input.place);
        assertThat(report.totals().unanswered()).isZero();
        assertThat(report.totals().oldestOpenMillis()).isZero();
    }

    @Test
    void whatIsCommittedLaterIsNotAccused() throws VerifyFailure {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.committed = false;
        assertClean(following.next());
        row.committed = true;
        log.noteEndsAt(log.now().plusSeconds(300));

        assertClean(following.next());
    }

    @Test
    void whatIsNotCommittedInTimeIsAccused() throws VerifyFailure {
        screener.screen(settlement("S1", "P1", "H1"));
        Row row = log.decision("S1");
        row.committed = false;
        following.next();
        log.noteEndsAt(log.now().plusSeconds(300));

        assertOnly(following.next(), Invariant.COMMITTED, "S1", row.place);
    }

    @Test
    void memoryIsBoundedWhileThePersonsPastStaysKnown() throws VerifyFailure {
        for (int i = 0; i < 350; i++) {
            Settlement settlement = settlement("S" + i + "-1", "P" + i % 3, "H1");
            screener.screen(settlement);
            screener.screen(retry(settlement));
            if (i % 5 == 0) {
                screener.screen(reversal("R" + i, settlement));
            }
            log.pass(Duration.ofDays(1));
            assertClean(following.next());
        }

        Report report = following.next();
        assertClean(report);
        assertThat(report.totals().settlements()).isEqualTo(350);
        assertThat(report.of(Invariant.I7).judged()).isEqualTo(350 + 70);
    }

    @Test
    void moreSettlementsThanFitEndTheRunWithAClearError() {
        for (int i = 0; i < 101; i++) {
            screener.screen(settlement("S" + i, "P1", "H1"));
        }

        org.assertj.core.api.Assertions.assertThatThrownBy(following::next)
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("more than 100 settlements")
                .hasMessageContaining("--max-settlements");
    }
}
