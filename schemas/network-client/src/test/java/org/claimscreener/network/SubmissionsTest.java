package org.claimscreener.network;

import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answer is whose. */
class SubmissionsTest {
    private static final Settlement FIRST = Samples.settlement("S1");
    private static final Settlement SECOND = Samples.settlement("S2");
    private static final Settlement OTHER_CONTENT = Samples.settlement("S1", Samples.PATIENT, 1);
    private static final Reversal REVERSAL = Samples.reversal("R1", "S1");

    private final Book book = new Book();

    @Test
    void decisionInTimeAnswers() {
        var entered = book.enter(FIRST);
        book.sendAndAcknowledge(entered, 7);
        book.timer.advance(Book.DEADLINE.minusMillis(1));
        Decision decision = Samples.released(FIRST, Samples.at(7));

        book.decide(decision);

        assertThat(entered.future().join()).isInstanceOfSatisfying(Answer.Decided.class, answer -> {
            assertThat(answer.decision()).isEqualTo(decision);
            assertThat(answer.bytes().isReadOnly()).isTrue();
            assertThat(Book.bytesOf(answer)).isEqualTo(Samples.bytes(decision));
        });
        book.assertNothingIsKept();
        assertThat(book.timer.pending()).as("alarms that still hold memory").isZero();
    }

    @Test
    void decisionMayBeReadBeforeTheAcknowledgement() {
        var entered = book.enter(FIRST);
        book.submissions.claim(entered.toSend().orElseThrow());

        book.decide(Samples.released(FIRST, Samples.at(7)));
        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future().join()).isInstanceOf(Answer.Decided.class);
        book.assertNothingIsKept();
    }

    @Test
    void deadLetterAfterTheAcknowledgementRejects() {
        var entered = book.enter(FIRST);
        book.sendAndAcknowledge(entered, 7);
        DeadLetter letter = Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(7));

        book.submissions.deadLetter(letter);

        assertThat(entered.future().join()).isEqualTo(new Answer.Rejected(letter));
        book.assertNothingIsKept();
    }

    @Test
    void deadLetterBeforeTheAcknowledgementRejects() {
        var entered = book.enter(FIRST);
        DeadLetter letter = Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(7));

        book.submissions.deadLetter(letter);
        assertThat(entered.future()).isNotDone();
        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future().join()).isEqualTo(new Answer.Rejected(letter));
    }

    @Test
    void deadLetterThatCouldNotEvenReadTheIdIsFoundByItsPlace() {
        var entered = book.enter(FIRST);
        DeadLetter letter = Samples.letter(DeadLetterReason.UNKNOWN_SCHEMA, null, Samples.at(7));

        book.submissions.deadLetter(letter);
        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future().join()).isEqualTo(new Answer.Rejected(letter));
    }

    @Test
    void deadLetterOfAnotherPlaceIsNotOurs() {
        var entered = book.enter(FIRST);
        book.submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(6)));
        book.sendAndAcknowledge(entered, 7);
        book.submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(8)));

        assertThat(entered.future()).isNotDone();
    }

    @Test
    void deadLetterAfterTheDeadlineIsLate() {
        var entered = book.enter(FIRST);
        book.sendAndAcknowledge(entered, 7);
        book.timer.advance(Book.DEADLINE);

        book.submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(7)));

        assertThat(book.heard.late).singleElement().isInstanceOf(Answer.Rejected.class);
        book.assertNothingIsKept();
    }

    @Test
    void laterOtherDecisionIsReportedAndNotObeyed() {
        var entered = book.enter(FIRST);
        book.sendAndAcknowledge(entered, 7);
        book.decide(Samples.released(FIRST, Samples.at(7)));
        book.decide(Samples.held(FIRST, Samples.at(7)));

        assertThat(Book.verdict(entered.future())).isEqualTo(Verdict.RELEASE);
        assertThat(book.heard.contradictions).containsExactly(Samples.held(FIRST, Samples.at(7)));
        assertThat(book.tally.now().contradictions()).isEqualTo(1);
    }

    @Test
    void contradictionDoesNotAnswerARetryAndTheFirstDoes() {
        book.decide(Samples.held(FIRST, Samples.at(7)));
        var entered = book.enter(FIRST);
        book.sendAndAcknowledge(entered, 8);

        book.decide(Samples.released(FIRST, Samples.at(7)));
        assertThat(entered.future()).isNotDone();
        assertThat(book.heard.contradictions).hasSize(1);

        book.decide(Samples.held(FIRST, Samples.at(7)));
        assertThat(Book.verdict(entered.future())).isEqualTo(Verdict.HOLD);
    }

    @Test
    void otherContentUnderTheSameIdIsASubmissionOfItsOwn() {
        var first = book.enter(FIRST);
        var other = book.enter(OTHER_CONTENT);
        book.sendAndAcknowledge(first, 7);
        book.sendAndAcknowledge(other, 8);

        book.decide(Samples.released(FIRST, Samples.at(7)));
        assertThat(first.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(other.future()).isNotDone();

        book.submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(8)));
        assertThat(other.future().join()).isInstanceOf(Answer.Rejected.class);
        book.assertNothingIsKept();
    }

    @Test
    void decisionWithAnotherSchemasDigestIsKnownByItsPlace() {
        var after = book.enter(FIRST);
        book.sendAndAcknowledge(after, 7);
        book.decide(withUnknownDigest(Samples.released(FIRST, Samples.at(7))));
        assertThat(after.future().join()).isInstanceOf(Answer.Decided.class);

        var before = book.enter(SECOND);
        book.submissions.claim(before.toSend().orElseThrow());
        book.decide(withUnknownDigest(Samples.released(SECOND, Samples.at(8))));
        assertThat(before.future()).isNotDone();
        book.submissions.acknowledged(before.toSend().orElseThrow(), Samples.at(8));
        assertThat(before.future().join()).isInstanceOf(Answer.Decided.class);
    }

    @Test
    void decisionOfForeignContentBeforeTheAcknowledgementIsNotOurs() {
        var entered = book.enter(FIRST);
        book.submissions.claim(entered.toSend().orElseThrow());

        book.decide(Samples.released(OTHER_CONTENT, Samples.at(6)));
        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future()).isNotDone();
    }

    @Test
    void reversalIsAnsweredByItsReceipt() {
        var settlement = book.enter(FIRST);
        var reversal = book.enter(REVERSAL);

        book.submissions.receipt(Samples.receipt(Samples.reversal("R2", "S1")));
        assertThat(reversal.future()).isNotDone();
        book.submissions.receipt(Samples.receipt(REVERSAL));

        assertThat(reversal.future().join()).isEqualTo(new Answer.Withdrawn(Samples.receipt(REVERSAL)));
        assertThat(settlement.future()).isNotDone();
    }

    @Test
    void decisionDoesNotAnswerAReversal() {
        var reversal = book.enter(REVERSAL);
        book.sendAndAcknowledge(reversal, 7);

        book.decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(reversal.future()).isNotDone();
    }

    @Test
    void reversalIsRejectedByItsDeadLetterAndUndecidedWithoutMoney() {
        var rejected = book.enter(REVERSAL);
        book.sendAndAcknowledge(rejected, 7);
        book.submissions.deadLetter(Samples.letter(DeadLetterReason.REVERSAL_UNKNOWN, "S1", Samples.at(7)));
        assertThat(rejected.future().join()).isInstanceOf(Answer.Rejected.class);

        var open = book.enter(Samples.reversal("R2", "S1"));
        book.timer.advance(Book.DEADLINE);
        assertThat(Book.undecided(open).fallback()).isEqualTo(Fallback.standing());
    }

    @Test
    void listenerThatThrowsChangesNothing() {
        Submissions withBadListener = new Submissions(
                NetworkSettings.of("none:1").withListener(new NetworkListener() {
                    @Override
                    public void onContradiction(Decision contradicting) {
                        throw new IllegalStateException("a listener's fault");
                    }
                }),
                book.timer,
                book.tally);
        Decision first = Samples.held(FIRST, Samples.at(7));
        Decision contradiction = Samples.released(FIRST, Samples.at(7));
        withBadListener.decision(first, Samples.bytes(first));

        withBadListener.decision(contradiction, Samples.bytes(contradiction));

        assertThat(book.tally.now().contradictions()).isEqualTo(1);
    }

    private static Decision withUnknownDigest(Decision decision) {
        return Decision.newBuilder(decision).setContentDigest("f".repeat(64)).build();
    }
}
