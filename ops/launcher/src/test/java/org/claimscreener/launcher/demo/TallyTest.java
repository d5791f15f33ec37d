package org.claimscreener.launcher.demo;

import java.util.List;

import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.claimscreener.launcher.demo.Fixtures.bytes;
import static org.claimscreener.launcher.demo.Fixtures.deadLetter;
import static org.claimscreener.launcher.demo.Fixtures.decision;
import static org.claimscreener.launcher.demo.Fixtures.event;
import static org.claimscreener.launcher.demo.Fixtures.readAt;

class TallyTest {
    private static final long AT_ONCE = 0;

    private final Tally tally = new Tally();
    private final Message honest = Message.of(event(Fixtures::isHonest));

    @Test
    void isInBalanceWhenEverySettlementIsAnswered() {
        tally.sent(honest, AT_ONCE);
        assertThat(tally.inFlight()).isEqualTo(1);

        answer(honest, Verdict.RELEASE);

        assertThat(tally.inFlight()).isZero();
        assertThat(Contract.breaches(tally.totals(), 0)).isEmpty();
    }

    @Test
    void takesAnEqualSecondDecisionForTheAnswerToARetry() {
        tally.sent(honest, AT_ONCE);
        tally.sent(honest, AT_ONCE);
        answer(honest, Verdict.RELEASE);
        answer(honest, Verdict.RELEASE);

        Totals totals = tally.totals();

        assertThat(totals.flow().settlements()).isEqualTo(2);
        assertThat(totals.flow().decisions()).isEqualTo(2);
        assertThat(totals.flow().retriesAnswered()).isEqualTo(1);
        assertThat(totals.flow().contradictions()).isZero();
        assertThat(Contract.breaches(totals, 0)).isEmpty();
    }

    @Test
    void bindsToTheFirstDecisionAndCountsALaterDifferentOne() {
        tally.sent(honest, AT_ONCE);
        tally.sent(honest, AT_ONCE);
        answer(honest, Verdict.RELEASE);
        answer(honest, Verdict.HOLD);

        Totals totals = tally.totals();

        assertThat(totals.flow().contradictions()).isEqualTo(1);
        assertThat(totals.verdicts().heldFen()).isZero();
        assertThat(totals.fraud().honestHeld()).isZero();
        assertThat(Contract.breaches(totals, 0))
                .containsExactly("1 decisions contradict the first one of their settlement");
    }

    @Test
    void oneSettlementsSurplusHidesNoOthersGap() {
        Message other = Message.of(Fixtures.events(2, Fixtures::isHonest).get(1));
        tally.sent(honest, AT_ONCE);
        tally.sent(other, AT_ONCE);
        answer(honest, Verdict.RELEASE);
        answer(honest, Verdict.RELEASE);

        assertThat(Contract.breaches(tally.totals(), 0))
                .containsExactly("1 settlements got neither a decision nor a dead letter");
    }

    @Test
    void countsADeadLetterOfOneInputOnce() {
        Message malformed = Message.of(event(e -> e.kind() == TrafficEvent.Kind.MALFORMED));
        tally.sent(malformed, AT_ONCE);
        tally.deadLetter(deadLetter(null, 5, new byte[] {1}), false);
        tally.deadLetter(deadLetter(null, 5, new byte[] {1}), false);

        assertThat(tally.totals().flow().deadLetters()).isEqualTo(1);
        assertThat(tally.totals().flow().unanswered()).isZero();
    }

    @Test
    void aDeadLetterAnswersItsSettlement() {
        tally.sent(honest, AT_ONCE);
        tally.deadLetter(deadLetter(honest.settlementId(), 5, new byte[] {1}), false);

        assertThat(tally.inFlight()).isZero();
        assertThat(Contract.breaches(tally.totals(), 0)).isEmpty();
    }

    @Test
    void keepsReversalsApart() {
        Message reversal = Message.of(event(e -> e.kind() == TrafficEvent.Kind.REVERSAL));
        tally.sent(reversal, AT_ONCE);
        tally.sent(reversal, AT_ONCE);
        assertThat(tally.inFlight()).isEqualTo(2);
        tally.receipt();
        tally.deadLetter(deadLetter(reversal.settlementId(), 5, new byte[] {1}), true);

        Totals.Flow flow = tally.totals().flow();
        assertThat(flow.settlements()).isZero();
        assertThat(flow.deadLetters()).isZero();
        assertThat(flow.reversals()).isEqualTo(2);
        assertThat(flow.receipts()).isEqualTo(1);
        assertThat(flow.reversalDeadLetters()).isEqualTo(1);
        assertThat(Contract.breaches(tally.totals(), 0)).isEmpty();
    }

    @Test
    void countsDiscernibleFraudsByPatternAndHonestHoldsApart() {
        Message fraud = Message.of(event(Fixtures::isDiscernibleFraud));
        Message preparation = Message.of(event(Fixtures::isPreparation));
        for (Message message : new Message[] {fraud, preparation, honest}) {
            tally.sent(message, AT_ONCE);
            answer(message, Verdict.HOLD);
        }

        Totals.Fraud counted = tally.totals().fraud();

        assertThat(counted.all()).isEqualTo(new Totals.PatternCount(1, 1));
        assertThat(counted.byPattern())
                .containsOnlyKeys(fraud.label().orElseThrow().pattern());
        assertThat(counted.honest()).isEqualTo(1);
        assertThat(counted.honestHeld()).isEqualTo(1);
    }

    @Test
    void aReleasedFraudIsLabelledAndNotCaught() {
        Message fraud = Message.of(event(Fixtures::isDiscernibleFraud));
        tally.sent(fraud, AT_ONCE);
        answer(fraud, Verdict.RELEASE);

        assertThat(tally.totals().fraud().all()).isEqualTo(new Totals.PatternCount(1, 0));
    }

    @Test
    void measuresLatencyFromAppendAndFromSchedule() {
        tally.sent(honest, readAt(-5).nanos());
        Decision decision = decision(honest, Verdict.RELEASE);
        tally.decided(decision, bytes(decision), readAt(20));

        assertThat(tally.totals().fromAppend().p50()).isEqualTo(20, within(0.05));
        assertThat(tally.totals().fromSchedule().p50()).isEqualTo(25, within(0.05));
        assertThat(tally.totals().fromAppend().count()).isEqualTo(1);
    }

    @Test
    void measuresNoLatencyOfAnswersToRetries() {
        tally.sent(honest, AT_ONCE);
        answer(honest, Verdict.RELEASE);
        answer(honest, Verdict.RELEASE);

        assertThat(tally.totals().fromAppend().count()).isEqualTo(1);
    }

    @Test
    void showsTheLatestHoldFirst() {
        List<Message> messages = Fixtures.events(20, Fixtures::isHonest).stream()
                .map(Message::of)
                .toList();
        for (Message message : messages) {
            tally.sent(message, AT_ONCE);
            answer(message, Verdict.REFUSE);
        }

        assertThat(tally.totals().recent()).hasSizeLessThan(20);
        assertThat(tally.totals().recent().get(0).settlementId())
                .isEqualTo(messages.get(19).settlementId());
    }

    @Test
    void refusesADecisionOfWhatWasNeverSent() {
        assertThat(tally.owns(honest.settlementId())).isFalse();
        assertThatThrownBy(() -> answer(honest, Verdict.RELEASE)).isInstanceOf(IllegalArgumentException.class);
    }

    private void answer(Message message, Verdict verdict) {
        Decision decision = decision(message, verdict);
        tally.decided(decision, bytes(decision), readAt(1));
    }
}
