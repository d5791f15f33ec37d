package org.claimscreener.console.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.claimscreener.wire.TopicCatalogue;

/** The topics of a Kafka cluster. Partitions are assigned, not subscribed to: one console reads all of them. */
public final class KafkaRecordLog implements RecordLog {
    private static final int RECORDS_A_POLL = 1_000;

    private final Consumer<byte[], byte[]> causes;
    private final Consumer<byte[], byte[]> steps;
    private final BillReader bills;

    /**
     * Connects when it is first asked something.
     *
     * @param client settings of any Kafka client: bootstrap.servers, security; what concerns reading is set here
     */
    public KafkaRecordLog(Map<String, Object> client) {
        causes = consumer(client, "read_uncommitted", Map.of());
        steps = consumer(client, "read_committed", Map.of());
        // A bill is one record somewhere: small fetches, or each would bring a megabyte of others' bills.
        bills = new BillReader(
                consumer(client, "read_uncommitted", Map.of(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 65_536)));
    }

    private static Consumer<byte[], byte[]> consumer(
            Map<String, Object> client, String isolation, Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, isolation);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_A_POLL);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.putAll(more);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public void startAt(Map<TopicPartition, Long> next) {
        assign(
                causes,
                List.of(
                        TopicCatalogue.DECISIONS,
                        TopicCatalogue.STANDING,
                        TopicCatalogue.DISCLOSURES,
                        TopicCatalogue.TIPS),
                next);
        assign(
                steps,
                List.of(
                        TopicCatalogue.HOLDS,
                        TopicCatalogue.SUPERVISION,
                        TopicCatalogue.REFERRALS,
                        TopicCatalogue.INSPECTIONS),
                next);
    }

    private static void assign(Consumer<byte[], byte[]> consumer, List<String> topics, Map<TopicPartition, Long> next) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
        }
        if (partitions.stream().map(TopicPartition::topic).distinct().count() != topics.size()) {
            throw new TimeoutException("The broker does not have all of " + topics + "; create the topics");
        }
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            consumer.seek(partition, Math.max(next.getOrDefault(partition, 0L), begins.getOrDefault(partition, 0L)));
        }
    }

    private Consumer<byte[], byte[]> of(Part part) {
        return switch (part) {
            case CAUSES -> causes;
            case STEPS -> steps;
        };
    }

    @Override
    public Polled poll(Part part, Duration patience) {
        Consumer<byte[], byte[]> consumer = of(part);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(patience).forEach(records::add);
        return new Polled(
                records, consumer.assignment().stream().collect(Collectors.toMap(place -> place, consumer::position)));
    }

    @Override
    public Map<TopicPartition, Long> ends(Part part) {
        Consumer<byte[], byte[]> consumer = of(part);
        return consumer.endOffsets(consumer.assignment());
    }

    @Override
    public Map<Place, byte[]> fetch(Set<Place> places) {
        return bills.fetch(places);
    }

    @Override
    public void close() {
        causes.close();
        steps.close();
        bills.close();
    }
}
