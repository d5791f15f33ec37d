package org.claimscreener.console.command;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStep;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With the producer that comes with Kafka's client for tests. */
class KafkaHoldCommandsTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final KafkaHoldCommands commands = new KafkaHoldCommands(producer);

    private static HoldCommand command(String id) {
        return HoldCommand.newBuilder()
                .setCommandId(id)
                .setHoldId("S1")
                .setKind(HoldCommandKind.CLAIM)
                .setActorId("r1")
                .setActorRole(ActorRole.REVIEWER)
                .setSeenStep(1)
                .setIssuedAt(Instant.parse("2026-11-02T02:00:00Z"))
                .build();
    }

    private static HoldStep step(String commandId, HoldEvent event) {
        return HoldStep.newBuilder()
                .setHoldId("S1")
                .setStep(2)
                .setEvent(event)
                .setAt(Instant.parse("2026-11-02T02:00:01Z"))
                .setCommandId(commandId)
                .build();
    }

    private CompletableFuture<Optional<HoldStep>> send(String id, Duration patience) {
        return commands.send(command(id), patience).toCompletableFuture();
    }

    @Test
    void writesTheCommandUnderItsHold() {
        CompletableFuture<Optional<HoldStep>> answer = send("c1", LONG);

        assertThat(answer).isNotDone();
        assertThat(producer.history()).singleElement().satisfies(sent -> {
            assertThat(sent.topic()).isEqualTo(TopicCatalogue.REVIEWS);
            assertThat(sent.key()).asString().isEqualTo("S1");
            assertThat(sent.partition()).isNull();
            assertThat(WireDecoder.create().decode(sent.value()))
                    .isInstanceOfSatisfying(
                            Decoded.Accepted.class,
                            read -> assertThat(read.message()).isEqualTo(command("c1")));
        });
    }

    @Test
    void answersWithTheStepOfItsOwnCommand() {
        CompletableFuture<Optional<HoldStep>> answer = send("c1", LONG);
        commands.answered(step("another", HoldEvent.CLAIMED));
        assertThat(answer).isNotDone();

        commands.answered(step("c1", HoldEvent.COMMAND_REFUSED));
        assertThat(answer.join().orElseThrow().getEvent()).isEqualTo(HoldEvent.COMMAND_REFUSED);
    }

    @Test
    void whatIsMadeOfAnAnswerDoesNotKeepTheProjectionWaiting() {
        CompletableFuture<Thread> drawnBy = send("c1", LONG).thenApply(step -> Thread.currentThread());
        CompletableFuture<Thread> drawnAgainBy = send("c1", LONG).thenApply(step -> Thread.currentThread());

        commands.answered(step("c1", HoldEvent.CLAIMED));

        assertThat(drawnBy.join()).isNotEqualTo(Thread.currentThread());
        assertThat(drawnAgainBy.join()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void answersNothingWhenNoStepComesInTime() {
        assertThat(send("c1", Duration.ofMillis(1)).join()).isEmpty();
    }

    @Test
    void waitsOnceForACommandSentTwice() {
        CompletableFuture<Optional<HoldStep>> first = send("c1", LONG);
        CompletableFuture<Optional<HoldStep>> second = send("c1", LONG);
        commands.answered(step("c1", HoldEvent.CLAIMED));

        assertThat(first.join()).isEqualTo(second.join()).isPresent();
        assertThat(producer.history()).hasSize(1);
    }

    @Test
    void failsWhenTheLogDoesNotTakeIt() {
        CompletableFuture<Optional<HoldStep>> answer = send("c1", LONG);
        producer.errorNext(new TimeoutException("the broker is away"));

        assertThat(answer).failsWithin(LONG).withThrowableThat().havingCause().isInstanceOf(IOException.class);
    }

    @Test
    void failsWhenTheProducerThrows() {
        producer.sendException = new TimeoutException("the broker was never there");

        assertThat(send("c1", LONG))
                .failsWithin(LONG)
                .withThrowableThat()
                .havingCause()
                .isInstanceOf(IOException.class);
    }

    @Test
    void takesNoMoreThanItsBound() {
        for (int i = 0; i < KafkaHoldCommands.MOST_WAITING; i++) {
            assertThat(send("c" + i, LONG)).isNotDone();
        }
        assertThat(send("one more", LONG)).isCompletedExceptionally();

        commands.answered(step("c0", HoldEvent.CLAIMED));
        assertThat(send("one more", LONG)).isNotDone();
    }
}
