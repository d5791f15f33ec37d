package org.claimscreener.network;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.network.Answer.Reason;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SubmissionsTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final int MAX_WAITING = 3;
    private static final int MAX_WATCHED = 2;
    private static final Settlement FIRST = Samples.settlement("S1");
    private static final Settlement SECOND = Samples.settlement("S2");
    private static final Settlement OTHER_CONTENT = Samples.settlement("S1", Samples.PATIENT, 1);
    private static final Reversal REVERSAL = Samples.reversal("R1", "S1");

    private final HandTimer timer = new HandTimer();
    private final Heard heard = new Heard();
    private final Tally tally = new Tally();
    private final Submissions submissions = new Submissions(
            NetworkSettings.of("none:1").withBounds(MAX_WAITING, MAX_WATCHED, 2).withListener(heard), timer, tally);

    @Test
    void decisionInTimeAnswers() {
        var entered = enter(FIRST);
        sendAndAcknowledge(entered, 7);
        timer.advance(DEADLINE.minusMillis(1));
        Decision decision = Samples.released(FIRST, Samples.at(7));

        decide(decision);

        assertThat(entered.future().join()).isInstanceOfSatisfying(Answer.Decided.class, answer -> {
            assertThat(answer.decision()).isEqualTo(decision);
            assertThat(answer.bytes().isReadOnly()).isTrue();
            assertThat(bytesOf(answer)).isEqualTo(Samples.bytes(decision));
        });
        assertNothingIsKept();
        assertThat(timer.pending()).as("alarms that still hold memory").isZero();
    }

    @Test
    void decisionMayBeReadBeforeTheAcknowledgement() {
        var entered = enter(FIRST);
        submissions.claim(entered.toSend().orElseThrow());

        decide(Samples.released(FIRST, Samples.at(7)));
        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future().join()).isInstanceOf(Answer.Decided.class);
        assertNothingIsKept();
    }

    @Test
    void undecidedAtTheDeadlineThenLate() {
        var entered = enter(FIRST);
        sendAndAcknowledge(entered, 7);
        timer.advance(DEADLINE.minusMillis(1));
        assertThat(entered.future()).isNotDone();

        timer.advance(Duration.ofMillis(1));
        assertThat(entered.future().join()).isInstanceOfSatisfying(Answer.Undecided.class, answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.NO_ANSWER);
            assertThat(answer.fallback()).isEqualTo(Fallback.holdAll(FIRST));
            assertThat(answer.detail()).contains("claims.settlements.v1-0@7", "PT2S");
        });

        Decision decision = Samples.released(FIRST, Samples.at(7));
        decide(decision);
        assertThat(heard.lateIds).containsExactly("S1");
        assertThat(heard.late)
                .first()
                .isInstanceOfSatisfying(
                        Answer.Decided.class,
                        late -> assertThat(late.decision()).isEqualTo(decision));
        assertThat(tally.now().late()).isEqualTo(1);
        assertThat(tally.now().undecided()).isEqualTo(1);
        assertNothingIsKept();
    }

    @Test
    void notAcknowledgedSaysWhatFailedLast() {
        var entered = enter(FIRST);
        submissions.claim(entered.toSend().orElseThrow());
        submissions.sendFailed(entered.toSend().orElseThrow(), "broker away");

        timer.advance(DEADLINE);

        assertThat(undecided(entered).reason()).isEqualTo(Reason.NOT_ACKNOWLEDGED);
        assertThat(undecided(entered).detail()).contains("broker away");
    }

    @Test
    void deadLetterAfterTheAcknowledgementRejects() {
        var entered = enter(FIRST);
        sendAndAcknowledge(entered, 7);
        DeadLetter letter = Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(7));

        submissions.deadLetter(letter);

        assertThat(entered.future().join()).isEqualTo(new Answer.Rejected(letter));
        assertNothingIsKept();
    }

    @Test
    void deadLetterBeforeTheAcknowledgementRejects() {
        var entered = enter(FIRST);
        DeadLetter letter = Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(7));

        submissions.deadLetter(letter);
        assertThat(entered.future()).isNotDone();
        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future().join()).isEqualTo(new Answer.Rejected(letter));
    }

    @Test
    void deadLetterThatCouldNotEvenReadTheIdIsFoundByItsPlace() {
        var entered = enter(FIRST);
        DeadLetter letter = Samples.letter(DeadLetterReason.UNKNOWN_SCHEMA, null, Samples.at(7));

        submissions.deadLetter(letter);
        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future().join()).isEqualTo(new Answer.Rejected(letter));
    }

    @Test
    void deadLetterOfAnotherPlaceIsNotOurs() {
        var entered = enter(FIRST);
        submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(6)));
        sendAndAcknowledge(entered, 7);
        submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(8)));

        assertThat(entered.future()).isNotDone();
    }

    @Test
    void deadLetterAfterTheDeadlineIsLate() {
        var entered = enter(FIRST);
        sendAndAcknowledge(entered, 7);
        timer.advance(DEADLINE);

        submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(7)));

        assertThat(heard.late).singleElement().isInstanceOf(Answer.Rejected.class);
        assertNothingIsKept();
    }

    @Test
    void sameSettlementTwiceIsSentOnceAndBothGetTheSameAnswer() {
        var one = enter(FIRST);
        var two = enter(Samples.sentAgain(FIRST));
        sendAndAcknowledge(one, 7);

        decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(two.toSend()).isEmpty();
        assertThat(one.future().join()).isSameAs(two.future().join());
        assertThat(submissions.waiting()).isZero();
    }

    @Test
    void eachFutureOfOneSettlementHasItsOwnDeadline() {
        var one = enter(FIRST);
        timer.advance(DEADLINE.dividedBy(2));
        var two = enter(FIRST);
        sendAndAcknowledge(one, 7);

        timer.advance(DEADLINE.dividedBy(2));
        assertThat(undecided(one).reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(two.future()).isNotDone();

        decide(Samples.released(FIRST, Samples.at(7)));
        assertThat(two.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(heard.late).isEmpty();
    }

    @Test
    void retryAfterTheDeadlineIsSentAgainAndTheRepeatedDecisionAnswersIt() {
        var one = enter(FIRST);
        sendAndAcknowledge(one, 7);
        timer.advance(DEADLINE);

        var two = enter(FIRST);
        sendAndAcknowledge(two, 8);
        decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(two.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(heard.late).isEmpty();
    }

    @Test
    void retryWhileTheFirstSendIsUnderWayIsNotSentTwice() {
        var one = enter(FIRST);
        Submission submission = one.toSend().orElseThrow();
        submissions.claim(submission);
        timer.advance(DEADLINE);

        var two = enter(FIRST);

        assertThat(two.toSend()).isEmpty();
        submissions.sendFailed(submission, "broker away");
        assertThat(submissions.claim(submission)).isEqualTo(Samples.bytes(FIRST));
    }

    @Test
    void retryAfterTheSenderDroppedItIsSent() {
        Submission submission = enter(FIRST).toSend().orElseThrow();
        timer.advance(DEADLINE);
        assertThat(submissions.claim(submission)).isNull();

        assertThat(enter(FIRST).toSend()).contains(submission);
        assertThat(submissions.claim(submission)).isEqualTo(Samples.bytes(FIRST));
    }

    @Test
    void retryOfWhatWasAnsweredIsSentAnewAndRepeated() {
        sendAndAcknowledge(enter(FIRST), 7);
        decide(Samples.released(FIRST, Samples.at(7)));

        var again = enter(FIRST);
        sendAndAcknowledge(again, 8);
        decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(again.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(tally.now().repeats()).isEqualTo(1);
    }

    @Test
    void laterOtherDecisionIsReportedAndNotObeyed() {
        var entered = enter(FIRST);
        sendAndAcknowledge(entered, 7);
        decide(Samples.released(FIRST, Samples.at(7)));
        decide(Samples.held(FIRST, Samples.at(7)));

        assertThat(verdict(entered.future())).isEqualTo(Verdict.RELEASE);
        assertThat(heard.contradictions).containsExactly(Samples.held(FIRST, Samples.at(7)));
        assertThat(tally.now().contradictions()).isEqualTo(1);
    }

    @Test
    void contradictionDoesNotAnswerARetryAndTheFirstDoes() {
        decide(Samples.held(FIRST, Samples.at(7)));
        var entered = enter(FIRST);
        sendAndAcknowledge(entered, 8);

        decide(Samples.released(FIRST, Samples.at(7)));
        assertThat(entered.future()).isNotDone();
        assertThat(heard.contradictions).hasSize(1);

        decide(Samples.held(FIRST, Samples.at(7)));
        assertThat(verdict(entered.future())).isEqualTo(Verdict.HOLD);
    }

    @Test
    void otherContentUnderTheSameIdIsASubmissionOfItsOwn() {
        var first = enter(FIRST);
        var other = enter(OTHER_CONTENT);
        sendAndAcknowledge(first, 7);
        sendAndAcknowledge(other, 8);

        decide(Samples.released(FIRST, Samples.at(7)));
        assertThat(first.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(other.future()).isNotDone();

        submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(8)));
        assertThat(other.future().join()).isInstanceOf(Answer.Rejected.class);
        assertNothingIsKept();
    }

    @Test
    void decisionWithAnotherSchemasDigestIsKnownByItsPlace() {
        var after = enter(FIRST);
        sendAndAcknowledge(after, 7);
        decide(withUnknownDigest(Samples.released(FIRST, Samples.at(7))));
        assertThat(after.future().join()).isInstanceOf(Answer.Decided.class);

        var before = enter(SECOND);
        submissions.claim(before.toSend().orElseThrow());
        decide(withUnknownDigest(Samples.released(SECOND, Samples.at(8))));
        assertThat(before.future()).isNotDone();
        submissions.acknowledged(before.toSend().orElseThrow(), Samples.at(8));
        assertThat(before.future().join()).isInstanceOf(Answer.Decided.class);
    }

    @Test
    void decisionOfForeignContentBeforeTheAcknowledgementIsNotOurs() {
        var entered = enter(FIRST);
        submissions.claim(entered.toSend().orElseThrow());

        decide(Samples.released(OTHER_CONTENT, Samples.at(6)));
        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        assertThat(entered.future()).isNotDone();
    }

    @Test
    void reversalIsAnsweredByItsReceipt() {
        var settlement = enter(FIRST);
        var reversal = enter(REVERSAL);

        submissions.receipt(Samples.receipt(Samples.reversal("R2", "S1")));
        assertThat(reversal.future()).isNotDone();
        submissions.receipt(Samples.receipt(REVERSAL));

        assertThat(reversal.future().join()).isEqualTo(new Answer.Withdrawn(Samples.receipt(REVERSAL)));
        assertThat(settlement.future()).isNotDone();
    }

    @Test
    void decisionDoesNotAnswerAReversal() {
        var reversal = enter(REVERSAL);
        sendAndAcknowledge(reversal, 7);

        decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(reversal.future()).isNotDone();
    }

    @Test
    void reversalIsRejectedByItsDeadLetterAndUndecidedWithoutMoney() {
        var rejected = enter(REVERSAL);
        sendAndAcknowledge(rejected, 7);
        submissions.deadLetter(Samples.letter(DeadLetterReason.REVERSAL_UNKNOWN, "S1", Samples.at(7)));
        assertThat(rejected.future().join()).isInstanceOf(Answer.Rejected.class);

        var open = enter(Samples.reversal("R2", "S1"));
        timer.advance(DEADLINE);
        assertThat(undecided(open).fallback()).isEqualTo(Fallback.standing());
    }

    @Test
    void overloadEndsAtOnceAndUnsent() {
        enter(FIRST);
        enter(FIRST);
        var last = enter(SECOND);

        var refused = enter(FIRST);
        assertThat(undecided(refused).reason()).isEqualTo(Reason.OVERLOADED);
        assertThat(refused.toSend()).isEmpty();
        assertThat(tally.now().submitted()).isEqualTo(MAX_WAITING);

        sendAndAcknowledge(last, 7);
        decide(Samples.released(SECOND, Samples.at(7)));
        assertThat(enter(SECOND).future()).isNotDone();
    }

    @Test
    void forgetsTheEldestOfThoseWatched() {
        for (String id : new String[] {"S1", "S2", "S3"}) {
            sendAndAcknowledge(enter(Samples.settlement(id)), id.charAt(1));
            timer.advance(DEADLINE);
        }
        assertThat(submissions.remembered()).isEqualTo(MAX_WATCHED);

        for (String id : new String[] {"S1", "S2", "S3"}) {
            decide(Samples.released(Samples.settlement(id), Samples.at(id.charAt(1))));
        }
        assertThat(heard.lateIds).containsExactly("S2", "S3");
        assertNothingIsKept();
    }

    @Test
    void acknowledgementOfWhatIsForgottenLeavesNothingBehind() {
        var entered = enter(FIRST);
        submissions.claim(entered.toSend().orElseThrow());
        decide(Samples.released(FIRST, Samples.at(7)));
        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(7)));

        assertThat(heard.late).isEmpty();
        assertNothingIsKept();
    }

    @Test
    void manySendsOfOneSubmissionKeepItsNewestPlaces() {
        for (int offset = 0; offset < 20; offset++) {
            sendAndAcknowledge(enter(FIRST), offset);
            timer.advance(DEADLINE);
        }
        submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(0)));
        assertThat(heard.late).isEmpty();

        submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(12)));
        assertThat(heard.late).hasSize(1);
        assertNothingIsKept();
    }

    @Test
    void foreignDeadLettersDoNotPushOutOurs() {
        var entered = enter(FIRST);
        submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(0)));
        for (int offset = 1; offset < 2_000; offset++) {
            submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "X" + offset, Samples.at(offset)));
        }

        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(0));

        assertThat(entered.future().join()).isInstanceOf(Answer.Rejected.class);
    }

    @Test
    void earlyLettersAreBounded() {
        var entered = enter(FIRST);
        for (int offset = 0; offset < 2_000; offset++) {
            submissions.deadLetter(Samples.letter(DeadLetterReason.UNREADABLE, null, Samples.at(offset)));
        }

        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(0));
        assertThat(entered.future()).isNotDone();
        submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(1_999));
        assertThat(entered.future().join()).isInstanceOf(Answer.Rejected.class);
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
                timer,
                tally);
        Decision first = Samples.held(FIRST, Samples.at(7));
        Decision contradiction = Samples.released(FIRST, Samples.at(7));
        withBadListener.decision(first, Samples.bytes(first));

        withBadListener.decision(contradiction, Samples.bytes(contradiction));

        assertThat(tally.now().contradictions()).isEqualTo(1);
    }

    @Test
    void closeEndsAllThatWaitAndAllThatComes() {
        var acknowledged = enter(FIRST);
        sendAndAcknowledge(acknowledged, 7);
        var unsent = enter(SECOND);

        submissions.close();
        submissions.close();
        var after = enter(FIRST);

        assertThat(undecided(acknowledged).reason()).isEqualTo(Reason.CLOSED);
        assertThat(undecided(acknowledged).detail()).contains("claims.settlements.v1-0@7");
        assertThat(undecided(acknowledged).fallback()).isEqualTo(Fallback.holdAll(FIRST));
        assertThat(undecided(unsent).reason()).isEqualTo(Reason.CLOSED);
        assertThat(undecided(after).reason()).isEqualTo(Reason.CLOSED);
        assertThat(after.toSend()).isEmpty();
        assertThat(submissions.claim(unsent.toSend().orElseThrow())).isNull();
        assertThat(tally.now().undecided()).isEqualTo(3);
        assertNothingIsKept();
    }

    private Submissions.Entered enter(Settlement settlement) {
        return submissions.enter(Submission.of(settlement), Fallback.holdAll(settlement), DEADLINE);
    }

    private Submissions.Entered enter(Reversal reversal) {
        return submissions.enter(Submission.of(reversal), Fallback.standing(), DEADLINE);
    }

    private void sendAndAcknowledge(Submissions.Entered entered, long offset) {
        Optional<Submission> toSend = entered.toSend();
        assertThat(submissions.claim(toSend.orElseThrow())).isNotNull();
        submissions.acknowledged(toSend.orElseThrow(), Samples.at(offset));
    }

    private void decide(Decision decision) {
        submissions.decision(decision, Samples.bytes(decision));
    }

    private void assertNothingIsKept() {
        assertThat(submissions.waiting()).isZero();
        assertThat(submissions.remembered()).isZero();
    }

    private static Answer.Undecided undecided(Submissions.Entered entered) {
        return (Answer.Undecided) entered.future().join();
    }

    private static Verdict verdict(CompletableFuture<Answer> future) {
        return ((Answer.Decided) future.join()).decision().getVerdict();
    }

    private static byte[] bytesOf(Answer.Decided answer) {
        byte[] bytes = new byte[answer.bytes().remaining()];
        answer.bytes().get(bytes);
        return bytes;
    }

    private static Decision withUnknownDigest(Decision decision) {
        return Decision.newBuilder(decision).setContentDigest("f".repeat(64)).build();
    }
}
