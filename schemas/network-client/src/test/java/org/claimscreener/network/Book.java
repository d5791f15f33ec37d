package org.claimscreener.network;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/** Submissions with small bounds, and a hand on all that happens to them. */
final class Book {
    static final Duration DEADLINE = Duration.ofSeconds(2);
    static final int MAX_WAITING = 3;
    static final int MAX_WATCHED = 2;

    final HandTimer timer = new HandTimer();
    final Heard heard = new Heard();
    final Tally tally = new Tally();
    final Submissions submissions = new Submissions(
            NetworkSettings.of("none:1").withBounds(MAX_WAITING, MAX_WATCHED, 2).withListener(heard), timer, tally);

    Submissions.Entered enter(Settlement settlement) {
        return submissions.enter(Submission.of(settlement), Fallback.holdAll(settlement), DEADLINE);
    }

    Submissions.Entered enter(Reversal reversal) {
        return submissions.enter(Submission.of(reversal), Fallback.standing(), DEADLINE);
    }

    void sendAndAcknowledge(Submissions.Entered entered, long offset) {
        Submission toSend = entered.toSend().orElseThrow();
        assertThat(submissions.claim(toSend)).isNotNull();
        submissions.acknowledged(toSend, Samples.at(offset));
    }

    void decide(Decision decision) {
        submissions.decision(decision, Samples.bytes(decision));
    }

    void assertNothingIsKept() {
        assertThat(submissions.waiting()).isZero();
        assertThat(submissions.remembered()).isZero();
    }

    static Answer.Undecided undecided(Submissions.Entered entered) {
        assertThat(entered.future()).isDone();
        return (Answer.Undecided) entered.future().join();
    }

    static Verdict verdict(CompletableFuture<Answer> future) {
        return ((Answer.Decided) future.join()).decision().getVerdict();
    }

    static byte[] bytesOf(Answer.Decided answer) {
        byte[] bytes = new byte[answer.bytes().remaining()];
        answer.bytes().get(bytes);
        return bytes;
    }
}
