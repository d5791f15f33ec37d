package org.claimscreener.network;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AnswerReaderTest {
    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Settlement SETTLEMENT = Samples.settlement("S1");
    private static final byte[] POISON = {1, 2, 3};

    private final AnswerLog log = new AnswerLog();
    private final Tally tally = new Tally();
    private final Heard heard = new Heard();
    private final Submissions submissions =
            new Submissions(NetworkSettings.of("none:1").withListener(heard), new HandTimer(), tally);
    private final AnswerReader reader = new AnswerReader(log.consumer(), submissions, tally, Duration.ofMillis(1));

    @Test
    void poisonIsCountedAndWhatFollowsIsRead() {
        reader.catchUp(Samples.NOW);
        var entered = submissions.enter(Submission.of(SETTLEMENT), Fallback.holdAll(SETTLEMENT), DEADLINE);
        log.append(AnswerLog.DECISIONS, POISON);
        log.append(AnswerLog.DECISIONS, new byte[0]);
        log.append(AnswerLog.LETTERS, Samples.released(SETTLEMENT, Samples.at(0)));
        log.append(AnswerLog.DECISIONS, Samples.held(SETTLEMENT, Samples.at(0)));

        reader.readOnce(Duration.ZERO);

        assertThat(((Answer.Decided) entered.future().join()).decision())
                .isEqualTo(Samples.held(SETTLEMENT, Samples.at(0)));
        assertThat(tally.now().undecodable()).isEqualTo(3);
    }

    @Test
    void lookBackFillsTheBindingsAndReportsWhatContradictsWithinIt() {
        log.holds(List.of(
                Samples.bytes(Samples.held(SETTLEMENT, Samples.at(0))),
                POISON,
                Samples.bytes(Samples.released(SETTLEMENT, Samples.at(0)))));

        reader.catchUp(Samples.NOW);

        assertThat(heard.contradictions).hasSize(1);
        assertThat(log.consumer().position(AnswerLog.DECISIONS)).isEqualTo(3);
    }

    @Test
    void givesUpWhenKafkaDoesNotGiveTheLookBack() {
        log.withholds(1);

        assertThatThrownBy(() -> reader.catchUp(Samples.NOW))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining("no decisions since");
    }

    @Test
    void missingTopicIsNamed() {
        log.consumer().updatePartitions(TopicCatalogue.DEAD_LETTERS, List.of());

        assertThatThrownBy(() -> reader.catchUp(Samples.NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(TopicCatalogue.DEAD_LETTERS);
    }

    @Test
    void failedPollsDoNotEndTheThread() throws InterruptedException {
        MockConsumer<byte[], byte[]> consumer = log.consumer();
        reader.catchUp(Samples.NOW);
        var entered = submissions.enter(Submission.of(SETTLEMENT), Fallback.holdAll(SETTLEMENT), DEADLINE);
        CountDownLatch failed = new CountDownLatch(1);
        consumer.schedulePollTask(() -> {
            consumer.setPollException(new KafkaException("broker away"));
            failed.countDown();
        });

        reader.start();
        failed.await();
        log.append(AnswerLog.DECISIONS, Samples.released(SETTLEMENT, Samples.at(0)));

        assertThat(entered.future().join()).isInstanceOf(Answer.Decided.class);
        assertThat(tally.now().readFailures()).isEqualTo(1);
        reader.close();
        assertThat(consumer.closed()).isTrue();
    }

    @Test
    void closesFromItsOwnThreadToo() {
        reader.catchUp(Samples.NOW);
        var entered = submissions.enter(Submission.of(SETTLEMENT), Fallback.holdAll(SETTLEMENT), DEADLINE);
        var closed = entered.future().thenRun(reader::close);
        reader.start();

        log.append(AnswerLog.DECISIONS, Samples.released(SETTLEMENT, Samples.at(0)));

        closed.join();
        reader.close();
        assertThat(log.consumer().closed()).isTrue();
    }
}
