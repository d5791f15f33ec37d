package org.claimscreener.verifier;

import java.time.Duration;

import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.claimscreener.verifier.Documents.retry;
import static org.claimscreener.verifier.Documents.reversal;
import static org.claimscreener.verifier.Documents.settlement;
import static org.claimscreener.verifier.Verified.assertClean;
import static org.claimscreener.verifier.Verified.assertOnly;
import static org.claimscreener.verifier.Verified.verify;

/** I1. */
class OneAnswerTest {
    private final ModelScreener screener = new ModelScreener();
    private final TestLog log = screener.log;

    @Test
    void aSecondDecisionOfOtherBytesIsAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        Row first = log.decision("S1");
        Decision other = Decision.newBuilder(first.as(Decision.class))
                .setVerdict(Verdict.HOLD)
                .build();
        Row second = log.append(TopicCatalogue.DECISIONS, TestLog.partition("P1"), "P1", other);

        assertOnly(verify(log), Invariant.I1, "S1", second.place, first.place);
    }

    @Test
    void aRetryWithOtherBytesIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        screener.screen(retry(settlement));
        Row copy = log.decisions("S1").get(1);
        copy.say(Decision.newBuilder(copy.as(Decision.class))
                .setEngineVersion("2")
                .build());

        assertOnly(
                verify(log), Invariant.I1, "S1", copy.place, log.decisions("S1").get(0).place);
    }

    @Test
    void aSecondReceiptOfOtherBytesIsAccused() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        screener.screen(reversal("R1", settlement));
        Row first = log.receipt("R1");
        ReversalReceipt other = ReversalReceipt.newBuilder(first.as(ReversalReceipt.class))
                .setReceivedAt(Documents.BEGINNING)
                .build();
        Row second = log.append(TopicCatalogue.DECISIONS, TestLog.partition("P1"), "P1", other);

        assertOnly(verify(log), Invariant.I1, "S1 reversal R1", second.place, first.place);
    }

    @Test
    void twoPersonsDecidedUnderOneIdAreAccused() {
        screener.screen(settlement("S1", "P1", "H1"));
        ModelScreener other = new ModelScreener();
        Settlement namesake = settlement("S1", "P2", "H2");
        Row input = screener.send(namesake);
        Row decided = other.log.append(TopicCatalogue.SETTLEMENTS, input.place.partition(), "P2", namesake);
        decided.timestamp = input.timestamp;
        other.answer(decided);
        Decision forged = Decision.newBuilder(other.log.decision("S1").as(Decision.class))
                .setSource(ModelScreener.source(input))
                .build();
        log.append(TopicCatalogue.DECISIONS, TestLog.partition("P2"), "P2", forged);

        Report report = verify(log);

        assertThat(report.of(Invariant.I1).violations()).isEqualTo(1);
        assertThat(report.violations()).isEqualTo(1);
    }

    @Test
    void afterTheLedgersDaysADecisionMayBeMadeAnew() {
        Settlement settlement = settlement("S1", "P1", "H1");
        screener.screen(settlement);
        log.pass(Duration.ofDays(41));
        ModelScreener forgetful = new ModelScreener();
        Row retry = screener.send(retry(settlement));
        forgetful.log.append(TopicCatalogue.SETTLEMENTS, retry.place.partition(), "P1", retry.value);
        forgetful.answer(retry);
        Decision anew = forgetful.log.decision("S1").as(Decision.class);
        log.append(TopicCatalogue.DECISIONS, TestLog.partition("P1"), "P1", anew);

        Report report = verify(log);

        assertClean(report);
        assertThat(report.of(Invariant.I1).notChecked()).hasSize(1);
    }
}
