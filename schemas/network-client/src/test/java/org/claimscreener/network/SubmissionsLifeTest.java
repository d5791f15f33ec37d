package org.claimscreener.network;

import java.time.Duration;

import org.claimscreener.network.Answer.Reason;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long a submission waits, what a retry does, and what is kept. */
class SubmissionsLifeTest {
    private static final Settlement FIRST = Samples.settlement("S1");
    private static final Settlement SECOND = Samples.settlement("S2");

    private final Book book = new Book();

    @Test
    void undecidedAtTheDeadlineThenLate() {
        var entered = book.enter(FIRST);
        book.sendAndAcknowledge(entered, 7);
        book.timer.advance(Book.DEADLINE.minusMillis(1));
        assertThat(entered.future()).isNotDone();

        book.timer.advance(Duration.ofMillis(1));
        assertThat(entered.future().join()).isInstanceOfSatisfying(Answer.Undecided.class, answer -> {
            assertThat(answer.reason()).isEqualTo(Reason.NO_ANSWER);
            assertThat(answer.fallback()).isEqualTo(Fallback.holdAll(FIRST));
            assertThat(answer.detail()).contains("claims.settlements.v1-0@7", "PT2S");
        });

        Decision decision = Samples.released(FIRST, Samples.at(7));
        book.decide(decision);
        assertThat(book.heard.lateIds).containsExactly("S1");
        assertThat(book.heard.late)
                .first()
                .isInstanceOfSatisfying(
                        Answer.Decided.class,
                        late -> assertThat(late.decision()).isEqualTo(decision));
        assertThat(book.tally.now().late()).isEqualTo(1);
        assertThat(book.tally.now().undecided()).isEqualTo(1);
        book.assertNothingIsKept();
    }

    @Test
    void notAcknowledgedSaysWhatFailedLast() {
        var entered = book.enter(FIRST);
        book.submissions.claim(entered.toSend().orElseThrow());
        book.submissions.sendFailed(entered.toSend().orElseThrow(), "broker away");

        book.timer.advance(Book.DEADLINE);

        assertThat(Book.undecided(entered).reason()).isEqualTo(Reason.NOT_ACKNOWLEDGED);
        assertThat(Book.undecided(entered).detail()).contains("broker away");
    }

    @Test
    void sameSettlementTwiceIsSentOnceAndBothGetTheSameAnswer() {
        var one = book.enter(FIRST);
        var two = book.enter(Samples.sentAgain(FIRST));
        book.sendAndAcknowledge(one, 7);

        book.decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(two.toSend()).isEmpty();
        assertThat(one.future().join()).isSameAs(two.future().join());
        assertThat(book.submissions.waiting()).isZero();
    }

    @Test
    void eachFutureOfOneSettlementHasItsOwnDeadline() {
        var one = book.enter(FIRST);
        book.timer.advance(Book.DEADLINE.dividedBy(2));
        var two = book.enter(FIRST);
        book.sendAndAcknowledge(one, 7);

        book.timer.advance(Book.DEADLINE.dividedBy(2));
        assertThat(Book.undecided(one).reason()).isEqualTo(Reason.NO_ANSWER);
        assertThat(two.future()).isNotDone();

        book.decide(Samples.released(FIRST, Samples.at(7)));
        assertThat(two.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(book.heard.late).isEmpty();
    }

    @Test
    void retryAfterTheDeadlineIsSentAgainAndTheRepeatedDecisionAnswersIt() {
        var one = book.enter(FIRST);
        book.sendAndAcknowledge(one, 7);
        book.timer.advance(Book.DEADLINE);

        var two = book.enter(FIRST);
        book.sendAndAcknowledge(two, 8);
        book.decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(two.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(book.heard.late).isEmpty();
    }

    @Test
    void retryWhileTheFirstSendIsUnderWayIsNotSentTwice() {
        var one = book.enter(FIRST);
        Submission submission = one.toSend().orElseThrow();
        book.submissions.claim(submission);
        book.timer.advance(Book.DEADLINE);

        var two = book.enter(FIRST);

        assertThat(two.toSend()).isEmpty();
        book.submissions.sendFailed(submission, "broker away");
        assertThat(book.submissions.claim(submission)).isEqualTo(Samples.bytes(FIRST));
    }

    @Test
    void retryAfterTheSenderDroppedItIsSent() {
        Submission submission = book.enter(FIRST).toSend().orElseThrow();
        book.timer.advance(Book.DEADLINE);
        assertThat(book.submissions.claim(submission)).isNull();

        assertThat(book.enter(FIRST).toSend()).contains(submission);
        assertThat(book.submissions.claim(submission)).isEqualTo(Samples.bytes(FIRST));
    }

    @Test
    void retryOfWhatWasAnsweredIsSentAnewAndRepeated() {
        book.sendAndAcknowledge(book.enter(FIRST), 7);
        book.decide(Samples.released(FIRST, Samples.at(7)));

        var again = book.enter(FIRST);
        book.sendAndAcknowledge(again, 8);
        book.decide(Samples.released(FIRST, Samples.at(7)));

        assertThat(again.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(book.tally.now().repeats()).isEqualTo(1);
    }

    @Test
    void overloadEndsAtOnceAndUnsent() {
        book.enter(FIRST);
        book.enter(FIRST);
        var last = book.enter(SECOND);

        var refused = book.enter(FIRST);
        assertThat(Book.undecided(refused).reason()).isEqualTo(Reason.OVERLOADED);
        assertThat(refused.toSend()).isEmpty();
        assertThat(book.tally.now().submitted()).isEqualTo(Book.MAX_WAITING);

        book.sendAndAcknowledge(last, 7);
        book.decide(Samples.released(SECOND, Samples.at(7)));
        assertThat(book.enter(SECOND).future()).isNotDone();
    }

    @Test
    void forgetsTheEldestOfThoseWatched() {
        for (String id : new String[] {"S1", "S2", "S3"}) {
            book.sendAndAcknowledge(book.enter(Samples.settlement(id)), id.charAt(1));
            book.timer.advance(Book.DEADLINE);
        }
        assertThat(book.submissions.remembered()).isEqualTo(Book.MAX_WATCHED);

        for (String id : new String[] {"S1", "S2", "S3"}) {
            book.decide(Samples.released(Samples.settlement(id), Samples.at(id.charAt(1))));
        }
        assertThat(book.heard.lateIds).containsExactly("S2", "S3");
        book.assertNothingIsKept();
    }

    @Test
    void acknowledgementOfWhatIsForgottenLeavesNothingBehind() {
        var entered = book.enter(FIRST);
        book.submissions.claim(entered.toSend().orElseThrow());
        book.decide(Samples.released(FIRST, Samples.at(7)));
        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(7));

        book.submissions.deadLetter(Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(7)));

        assertThat(book.heard.late).isEmpty();
        book.assertNothingIsKept();
    }

    @Test
    void manySendsOfOneSubmissionKeepItsNewestPlaces() {
        for (int offset = 0; offset < 20; offset++) {
            book.sendAndAcknowledge(book.enter(FIRST), offset);
            book.timer.advance(Book.DEADLINE);
        }
        book.submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(0)));
        assertThat(book.heard.late).isEmpty();

        book.submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(12)));
        assertThat(book.heard.late).hasSize(1);
        book.assertNothingIsKept();
    }

    @Test
    void foreignDeadLettersDoNotPushOutOurs() {
        var entered = book.enter(FIRST);
        book.submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "S1", Samples.at(0)));
        for (int offset = 1; offset < 2_000; offset++) {
            book.submissions.deadLetter(Samples.letter(DeadLetterReason.BAD_VALUE, "X" + offset, Samples.at(offset)));
        }

        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(0));

        assertThat(entered.future().join()).isInstanceOf(Answer.Rejected.class);
    }

    @Test
    void earlyLettersAreBounded() {
        var entered = book.enter(FIRST);
        for (int offset = 0; offset < 2_000; offset++) {
            book.submissions.deadLetter(Samples.letter(DeadLetterReason.UNREADABLE, null, Samples.at(offset)));
        }

        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(0));
        assertThat(entered.future()).isNotDone();
        book.submissions.acknowledged(entered.toSend().orElseThrow(), Samples.at(1_999));
        assertThat(entered.future().join()).isInstanceOf(Answer.Rejected.class);
    }

    @Test
    void closeEndsAllThatWaitAndAllThatComes() {
        var acknowledged = book.enter(FIRST);
        book.sendAndAcknowledge(acknowledged, 7);
        var unsent = book.enter(SECOND);

        book.submissions.close();
        book.submissions.close();
        var after = book.enter(FIRST);

        assertThat(Book.undecided(acknowledged).reason()).isEqualTo(Reason.CLOSED);
        assertThat(Book.undecided(acknowledged).detail()).contains("claims.settlements.v1-0@7");
        assertThat(Book.undecided(acknowledged).fallback()).isEqualTo(Fallback.holdAll(FIRST));
        assertThat(Book.undecided(unsent).reason()).isEqualTo(Reason.CLOSED);
        assertThat(Book.undecided(after).reason()).isEqualTo(Reason.CLOSED);
        assertThat(after.toSend()).isEmpty();
        assertThat(book.submissions.claim(unsent.toSend().orElseThrow())).isNull();
        assertThat(book.tally.now().undecided()).isEqualTo(3);
        book.assertNothingIsKept();
    }
}
