package org.claimscreener.verifier.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.wire.TopicCatalogue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against the consumer that comes with Kafka's client for tests. */
class KafkaReaderTest {
    private static final TopicPartition FIRST = new TopicPartition(TopicCatalogue.DECISIONS, 0);
    private static final TopicPartition SECOND = new TopicPartition(TopicCatalogue.DECISIONS, 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final KafkaReader reader = new KafkaReader("broker:9092", consumer);
    private final List<String> taken = new ArrayList<>();

    @AfterEach
    void close() {
        reader.close();
    }

    private void arrives(TopicPartition partition, long... offsets) {
        consumer.schedulePollTask(() -> {
            for (long offset : offsets) {
                consumer.addRecord(new ConsumerRecord<>(
                        partition.topic(), partition.partition(), offset, new byte[0], new byte[0]));
            }
        });
    }

    private void readTo(Map<TopicPartition, Long> ends) throws VerifyFailure {
        reader.readTo(
                ends, message -> taken.add(message.partition() + "@" + message.offset()), Progress.NONE, "decisions");
    }

    @Test
    void readsOnWhereItStopped() throws VerifyFailure {
        reader.startAt(Map.of(FIRST, 0L));
        arrives(FIRST, 0, 1);
        readTo(Map.of(FIRST, 2L));
        arrives(FIRST, 2);
        readTo(Map.of(FIRST, 3L));

        assertThat(taken).containsExactly("0@0", "0@1", "0@2");
        assertThat(reader.next(FIRST)).isEqualTo(3);
    }

    @Test
    void readsAPartitionOnThatWaitedForAnother() throws VerifyFailure {
        reader.startAt(Map.of(FIRST, 0L, SECOND, 0L));
        arrives(FIRST, 0);
        arrives(SECOND, 0);
        readTo(Map.of(FIRST, 1L, SECOND, 1L));
        arrives(FIRST, 1);
        arrives(SECOND, 1);
        readTo(Map.of(FIRST, 2L, SECOND, 2L));

        assertThat(taken).containsExactly("0@0", "1@0", "0@1", "1@1");
    }

    @Test
    void leavesWhatIsBeyondTheEndForTheNextTime() throws VerifyFailure {
        reader.startAt(Map.of(FIRST, 0L));
        arrives(FIRST, 0, 1, 2);
        readTo(Map.of(FIRST, 2L));
        assertThat(taken).containsExactly("0@0", "0@1");
        assertThat(reader.next(FIRST)).isEqualTo(2);

        arrives(FIRST, 2);
        readTo(Map.of(FIRST, 3L));
        assertThat(taken).containsExactly("0@0", "0@1", "0@2");
    }

    @Test
    void asksNothingWhenThereIsNothingNew() throws VerifyFailure {
        reader.startAt(Map.of(FIRST, 5L));
        readTo(Map.of(FIRST, 5L));

        assertThat(taken).isEmpty();
        assertThat(consumer.assignment()).isEmpty();
    }

    @Test
    void saysWhichTopicIsMissing() {
        assertThatThrownBy(() -> reader.partitions(List.of(TopicCatalogue.DECISIONS)))
                .isInstanceOf(VerifyFailure.class)
                .hasMessageContaining("has no topic claims.decisions.v1");
    }
}
