package org.claimscreener.network;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.network.Answer.Reason;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The whole client in one thread: Kafka's own doubles at its ends, a test's hand on the time. */
class NetworkClientTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration BACKOFF = Duration.ofMillis(100);
    private static final Settlement SETTLEMENT = Samples.settlement("S1");

    private final HandTimer timer = new HandTimer();
    private final Heard heard = new Heard();
    private final AnswerLog log = new AnswerLog();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final NetworkClient client = new NetworkClient(
            NetworkSettings.of("none:1").withListener(heard).withTiming(DEADLINE, BACKOFF),
            producer,
            log.consumer(),
            timer,
            new SameThread());

    @Test
    void sendsKeyedByPatientAndAnswersWithTheDecision() {
        open();
        CompletableFuture<Answer> answer = client.submit(SETTLEMENT, DEADLINE);
        producer.completeNext();

        decide(Samples.released(SETTLEMENT, Samples.at(0)));

        ProducerRecord<byte[], byte[]> sent = producer.history().get(0);
        assertThat(sent.topic()).isEqualTo(TopicCatalogue.SETTLEMENTS);
        assertThat(sent.key()).isEqualTo(Samples.PATIENT.getBytes(StandardCharsets.UTF_8));
        assertThat(sent.value()).isEqualTo(Samples.bytes(SETTLEMENT));
        assertThat(verdict(answer)).isEqualTo(Verdict.RELEASE);
        assertThat(client.counters()).isEqualTo(new Counters(1, 0, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void failedSendIsRetriedWithTheSameBytesAfterABackOff() {
        open();
        CompletableFuture<Answer> answer = client.submit(SETTLEMENT, DEADLINE);
        producer.errorNext(new TimeoutException("broker away"));
        assertThat(producer.history()).hasSize(1);

        timer.advance(BACKOFF);
        assertThat(producer.history())
                .extracting(ProducerRecord::value)
                .containsExactly(Samples.bytes(SETTLEMENT), Samples.bytes(SETTLEMENT));
        producer.completeNext();
        decide(Samples.released(SETTLEMENT, Samples.at(0)));

        assertThat(answer.join()).isInstanceOf(Answer.Decided.class);
        assertThat(client.counters().sendFailures()).isEqualTo(1);
    }

    @Test
    void sendThatThrowsIsRetriedUntilTheDeadlineAndNoLonger() {
        open();
        producer.sendException = new KafkaException("no metadata");
        CompletableFuture<Answer> answer = client.submit(SETTLEMENT, DEADLINE);

        timer.advance(DEADLINE.multipliedBy(2));

        assertThat(undecided(answer).reason()).isEqualTo(Reason.NOT_ACKNOWLEDGED);
        assertThat(undecided(answer).detail()).contains("no metadata");
        assertThat(client.counters().sendFailures()).isEqualTo(DEADLINE.dividedBy(BACKOFF));
        assertThat(timer.pending()).isZero();
    }

    @Test
    void patientsOrderSurvivesAFailedSendAndOthersDoNotWait() {
        Reversal reversal = Samples.reversal("R1", "S1");
        Settlement ofAnother = Samples.settlement("S2", "P2", 1);
        open();
        CompletableFuture<Answer> decided = client.submit(SETTLEMENT, DEADLINE);
        CompletableFuture<Answer> withdrawn = client.withdraw(reversal, DEADLINE);
        CompletableFuture<Answer> another = client.submit(ofAnother, DEADLINE);
        assertThat(sent()).containsExactly(Samples.bytes(SETTLEMENT), Samples.bytes(ofAnother));

        producer.errorNext(new TimeoutException("broker away"));
        producer.completeNext();
        timer.advance(BACKOFF);
        producer.completeNext();
        producer.completeNext();

        assertThat(sent().subList(2, 4)).containsExactly(Samples.bytes(SETTLEMENT), Samples.bytes(reversal));
        log.append(AnswerLog.DECISIONS, Samples.receipt(reversal));
        read();
        assertThat(withdrawn.join()).isInstanceOf(Answer.Withdrawn.class);
        assertThat(decided).isNotDone();
        assertThat(another).isNotDone();
    }

    @Test
    void messageWhoseTurnComesAfterItsDeadlineIsNotSent() {
        open();
        CompletableFuture<Answer> first = client.submit(SETTLEMENT, DEADLINE.multipliedBy(2));
        CompletableFuture<Answer> second = client.submit(Samples.settlement("S2"), DEADLINE);

        timer.advance(DEADLINE);
        producer.completeNext();

        assertThat(undecided(second).reason()).isEqualTo(Reason.NOT_ACKNOWLEDGED);
        assertThat(sent()).containsExactly(Samples.bytes(SETTLEMENT));
        assertThat(first).isNotDone();
    }

    @Test
    void deadLetterIsFoundByThePlaceOfTheSend() {
        open();
        CompletableFuture<Answer> before = client.submit(SETTLEMENT, DEADLINE);
        CompletableFuture<Answer> after = client.submit(Samples.settlement("S2", "P2", 1), DEADLINE);
        producer.completeNext();
        log.append(AnswerLog.LETTERS, Samples.letter(DeadLetterReason.CONFLICT, "S1", Samples.at(0)));
        log.append(AnswerLog.LETTERS, Samples.letter(DeadLetterReason.BAD_VALUE, "S2", Samples.at(1)));
        read();

        assertThat(before.join()).isInstanceOf(Answer.Rejected.class);
        assertThat(after).isNotDone();
        producer.completeNext();
        assertThat(after.join()).isInstanceOf(Answer.Rejected.class);
    }

    @Test
    void restartedClientDoesNotTakeAContradictionForTheFirst() {
        log.holds(List.of(Samples.bytes(Samples.held(SETTLEMENT, Samples.at(0)))));
        open();
        CompletableFuture<Answer> answer = client.submit(SETTLEMENT, DEADLINE);
        producer.completeNext();

        decide(Samples.released(SETTLEMENT, Samples.at(0)));
        assertThat(answer).isNotDone();
        decide(Samples.held(SETTLEMENT, Samples.at(0)));

        assertThat(verdict(answer)).isEqualTo(Verdict.HOLD);
        assertThat(heard.contradictions).hasSize(1);
    }

    @Test
    void readsAsFarBackAsTheSettingsSay() {
        client.start(Samples.NOW);
        client.close();

        assertThat(log.askedSince()).contains(Samples.NOW.minus(Duration.ofMinutes(5)));
    }

    @Test
    void overloadIsRefusedUnsent() {
        try (NetworkClient small = new NetworkClient(
                NetworkSettings.of("none:1").withBounds(1, 1, 1), producer, log.consumer(), timer, new SameThread())) {
            CompletableFuture<Answer> taken = small.submit(SETTLEMENT, DEADLINE);

            CompletableFuture<Answer> refused = small.submit(Samples.settlement("S2"), DEADLINE);

            assertThat(undecided(refused).reason()).isEqualTo(Reason.OVERLOADED);
            assertThat(sent()).containsExactly(Samples.bytes(SETTLEMENT));
            assertThat(taken).isNotDone();
        }
    }

    @Test
    void fallbackIsTheSettingsOne() {
        try (NetworkClient other = new NetworkClient(
                NetworkSettings.of("none:1").withFallback(any -> new Fallback(1, 2, "as agreed")),
                producer,
                log.consumer(),
                timer,
                new SameThread())) {
            CompletableFuture<Answer> answer = other.submit(SETTLEMENT, DEADLINE);
            timer.advance(DEADLINE);

            assertThat(undecided(answer).fallback()).isEqualTo(new Fallback(1, 2, "as agreed"));
        }
    }

    @Test
    void deadlinesOutOfRangeAreRefusedAtOnce() {
        for (Duration deadline : List.of(Duration.ZERO, Duration.ofMillis(-1), Duration.ofDays(2))) {
            assertThatThrownBy(() -> client.submit(SETTLEMENT, deadline))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(deadline.toString());
        }
        assertThat(sent()).isEmpty();
    }

    @Test
    void closeEndsWhatWaitsAndStopsSending() {
        open();
        CompletableFuture<Answer> sent = client.submit(SETTLEMENT, DEADLINE);
        producer.errorNext(new TimeoutException("broker away"));

        client.close();
        client.close();
        timer.advance(DEADLINE);

        assertThat(undecided(sent).reason()).isEqualTo(Reason.CLOSED);
        assertThat(undecided(client.submit(SETTLEMENT, DEADLINE)).reason()).isEqualTo(Reason.CLOSED);
        assertThat(sent()).hasSize(1);
        assertThat(producer.closed()).isTrue();
        assertThat(log.consumer().closed()).isTrue();
        assertThat(timer.pending()).isZero();
    }

    @Test
    void startThatFailsFreesEverything() {
        log.consumer().setOffsetsException(new KafkaException("not reached"));

        assertThatThrownBy(() -> client.start(Samples.NOW)).isInstanceOf(KafkaException.class);

        assertThat(producer.closed()).isTrue();
        assertThat(log.consumer().closed()).isTrue();
    }

    @Test
    void answersComeThroughTheReadersOwnThread() {
        client.start(Samples.NOW);
        try (client) {
            CompletableFuture<Answer> answer = client.submit(SETTLEMENT, DEADLINE);
            producer.completeNext();

            log.append(AnswerLog.DECISIONS, Samples.released(SETTLEMENT, Samples.at(0)));

            assertThat(verdict(answer)).isEqualTo(Verdict.RELEASE);
        }
        assertThat(log.consumer().closed()).isTrue();
    }

    /** As {@link NetworkClient#start} does, but without a thread that reads. */
    private void open() {
        client.reader().catchUp(Samples.NOW.minus(Duration.ofMinutes(5)));
    }

    private void decide(Decision decision) {
        log.append(AnswerLog.DECISIONS, decision);
        read();
    }

    private void read() {
        client.reader().readOnce(Duration.ZERO);
    }

    private List<byte[]> sent() {
        return producer.history().stream().map(ProducerRecord::value).toList();
    }

    private static Verdict verdict(CompletableFuture<Answer> answer) {
        return ((Answer.Decided) answer.join()).decision().getVerdict();
    }

    private static Answer.Undecided undecided(CompletableFuture<Answer> answer) {
        assertThat(answer).isDone();
        return (Answer.Undecided) answer.join();
    }
}
