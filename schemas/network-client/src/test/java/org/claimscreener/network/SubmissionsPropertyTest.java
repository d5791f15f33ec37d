package org.claimscreener.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.network.Answer.Reason;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random submissions, retries, conflicts, reversals, lost and late acknowledgements, deadlines and zombies against a
 * model of the job. Whatever the order: only the binding decision of the very content answers, nobody waits past the
 * deadline, nothing is kept beyond its bound, and once all is delivered nobody waits at all.
 */
class SubmissionsPropertyTest {
    private static final int SEEDS = 1_000;
    private static final int STEPS = 80;
    private static final int MAX_WAITING = 6;
    private static final int MAX_WATCHED = 3;
    private static final int IDS = 3;

    @Test
    void onlyBindingAnswersAndEveryFutureEnds() {
        int decided = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            try {
                decided += new Run(new Random(seed)).play();
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("Seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(decided)
                .as("futures that were decided, or the test tests nothing")
                .isGreaterThan(SEEDS);
    }

    /** A future and what may become of it. */
    private record Asked(SpecificRecord message, Duration due, CompletableFuture<Answer> future) {}

    /** A send that stands in the log and that the client does not know of yet. */
    private record Acknowledgement(Submission submission, Place place) {}

    private static final class Run {
        private final Random random;
        private final JobModel job;
        private final HandTimer timer = new HandTimer();
        private final Heard heard = new Heard();
        private final Tally tally = new Tally();
        private final Submissions submissions = new Submissions(
                NetworkSettings.of("none:1")
                        .withBounds(MAX_WAITING, MAX_WATCHED, 100)
                        .withListener(heard),
                timer,
                tally);
        private final List<Asked> open = new ArrayList<>();
        private final Deque<Submission> toSend = new ArrayDeque<>();
        private final Deque<Acknowledgement> acknowledgements = new ArrayDeque<>();
        private Duration now = Duration.ZERO;
        private int decidedFutures;

        private Run(Random random) {
            this.random = random;
            this.job = new JobModel(random);
        }

        private int play() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(6)) {
                    case 0 -> ask(settlement());
                    case 1 -> ask(random.nextInt(3) == 0 ? reversal() : settlement());
                    case 2 -> send(random.nextInt(4));
                    case 3 -> acknowledge();
                    case 4 -> deliver();
                    default -> pass(Duration.ofMillis(random.nextInt(30)));
                }
                check();
            }
            while (!(toSend.isEmpty()
                    && acknowledgements.isEmpty()
                    && job.answers().isEmpty())) {
                send(0);
                acknowledge();
                deliver();
            }
            check();
            assertThat(submissions.waiting())
                    .as("waiting when all is delivered")
                    .isZero();
            assertThat(heard.contradictions).hasSize(job.contradictions());
            return decidedFutures;
        }

        private Settlement settlement() {
            Settlement settlement =
                    Samples.settlement("S" + random.nextInt(IDS), Samples.PATIENT, 1 + random.nextInt(5) / 4);
            return random.nextBoolean() ? settlement : Samples.sentAgain(settlement);
        }

        private Reversal reversal() {
            return Samples.reversal("R" + random.nextInt(2), "S" + random.nextInt(IDS));
        }

        private void ask(SpecificRecord message) {
            Duration deadline = Duration.ofMillis(1 + random.nextInt(100));
            boolean full = submissions.waiting() == MAX_WAITING;
            Submission submission = message instanceof Settlement settlement
                    ? Submission.of(settlement)
                    : Submission.of((Reversal) message);
            Submissions.Entered entered = submissions.enter(submission, Fallback.standing(), deadline);
            if (full) {
                assertThat(reason(entered.future())).contains(Reason.OVERLOADED);
                return;
            }
            assertThat(entered.future()).isNotDone();
            open.add(new Asked(message, now.plus(deadline), entered.future()));
            entered.toSend().ifPresent(toSend::add);
        }

        /** Well, or appended and reported as failed, or not appended at all. */
        private void send(int fault) {
            Submission submission = toSend.poll();
            if (submission == null) {
                return;
            }
            byte[] payload = submissions.claim(submission);
            if (payload == null) {
                return;
            }
            if (fault == 1) {
                submissions.sendFailed(submission, "not appended");
                toSend.add(submission);
                return;
            }
            Place place = job.append(payload);
            if (fault == 2) {
                submissions.sendFailed(submission, "appended all the same");
                toSend.add(submission);
            } else {
                acknowledgements.add(new Acknowledgement(submission, place));
            }
        }

        private void acknowledge() {
            Acknowledgement next = acknowledgements.poll();
            if (next != null) {
                submissions.acknowledged(next.submission, next.place);
            }
        }

        private void deliver() {
            SpecificRecord next = job.answers().poll();
            if (next instanceof Decision decision) {
                submissions.decision(decision, Samples.bytes(decision));
            } else if (next instanceof ReversalReceipt receipt) {
                submissions.receipt(receipt);
            } else if (next instanceof DeadLetter letter) {
                submissions.deadLetter(letter);
            }
        }

        private void pass(Duration step) {
            now = now.plus(step);
            timer.advance(step);
        }

        private void check() {
            for (Asked one : List.copyOf(open)) {
                if (one.future.isDone()) {
                    open.remove(one);
                    check(one, one.future.join());
                } else {
                    assertThat(now).isLessThan(one.due);
                }
            }
            assertThat(submissions.waiting()).isEqualTo(open.size()).isLessThanOrEqualTo(MAX_WAITING);
            assertThat(submissions.remembered()).isLessThanOrEqualTo(open.size() + MAX_WATCHED);
            assertThat(timer.pending()).isEqualTo(open.size());
        }

        private void check(Asked one, Answer answer) {
            if (answer instanceof Answer.Decided decided) {
                decidedFutures++;
                Settlement settlement = (Settlement) one.message;
                assertThat(decided.decision()).isEqualTo(job.binding(settlement.getSettlementId()));
                assertThat(decided.decision().getContentDigest()).isEqualTo(new ContentDigest().of(settlement));
            } else if (answer instanceof Answer.Withdrawn withdrawn) {
                assertThat(withdrawn.receipt()).isEqualTo(Samples.receipt((Reversal) one.message));
            } else if (answer instanceof Answer.Rejected rejected) {
                assertThat(job.rejected(Place.of(rejected.letter().getSource())))
                        .isTrue();
            } else {
                assertThat(now).as("time of an undecided").isGreaterThanOrEqualTo(one.due);
            }
        }

        private static Optional<Reason> reason(CompletableFuture<Answer> future) {
            return future.isDone() && future.join() instanceof Answer.Undecided undecided
                    ? Optional.of(undecided.reason())
                    : Optional.empty();
        }
    }
}
