package org.claimscreener.faults.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.deploy.log.PackPromoter;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;

/**
 * Somebody who may write to the log of orders and has no key that counts. Every record that it counts is to change nothing
 * and to be told as ignored; parts of archives say nothing by themselves and are not counted.
 */
final class Meddler implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final TopicPartition ORDERS = new TopicPartition(TopicCatalogue.RULE_PACKS, 0);
    private static final int LONGEST_NOISE = 2_000;
    private static final long SEED = 22;

    private final String bootstrapServers;
    private final Producer<byte[], byte[]> producer;
    private final WireEncoder encoder = new WireEncoder();
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(EnumSet.of(MessageType.PACK_CHUNK, MessageType.PACK_CONTROL))
            .build();
    private final Random random = new Random(SEED);
    private int counted;

    Meddler(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        TopicCatalogue.get(TopicCatalogue.RULE_PACKS).maxMessageBytes()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Writes all that was ever written once more, so many rounds, each with changed orders and noise after it; and once what
     * a stranger's own crew orders by its own rules.
     *
     * @param coveted a version that is to come in force again
     * @return how many records are to be told as ignored
     */
    int meddle(int rounds, RulePack coveted) throws IOException {
        List<byte[]> whole = read();
        for (int round = 0; round < rounds; round++) {
            for (byte[] record : whole) {
                again(coveted, record);
            }
            byte[] noise = new byte[1 + random.nextInt(LONGEST_NOISE)];
            random.nextBytes(noise);
            counted++;
            write(coveted.id(), noise);
        }
        producer.flush();
        forge(coveted);
        return counted;
    }

    private void again(RulePack coveted, byte[] record) {
        write(coveted.id(), record);
        if (decoder.decode(record) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof PackControl order) {
            PackControl changed = PackControl.newBuilder(order)
                    .setDigest(coveted.digest())
                    .setNumber(order.getNumber() + 1_000)
                    .build();
            write(coveted.id(), encoder.encode(changed));
            counted += 2;
        }
    }

    private void forge(RulePack coveted) throws IOException {
        LocalCrew strangers = new LocalCrew();
        try (PackPromoter stranger = strangers.promoter(bootstrapServers)) {
            Instant now = Instant.now();
            var staged = stranger.stage(coveted, strangers.approve(coveted), "forged", now);
            var activated =
                    stranger.order(PackControlKind.ACTIVATE, coveted.id(), coveted.digest(), null, "forged", now);
            counted += staged.offset() < activated.offset() ? 2 : 0;
        }
    }

    private void write(String packId, byte[] value) {
        var unused = producer.send(
                new ProducerRecord<>(TopicCatalogue.RULE_PACKS, packId.getBytes(StandardCharsets.UTF_8), value));
    }

    private List<byte[]> read() {
        List<byte[]> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(ORDERS));
            consumer.seekToBeginning(List.of(ORDERS));
            long end = consumer.endOffsets(List.of(ORDERS)).getOrDefault(ORDERS, 0L);
            while (consumer.position(ORDERS) < end) {
                consumer.poll(POLL).forEach(record -> records.add(record.value()));
            }
        }
        return records;
    }

    @Override
    public void close() {
        producer.close();
    }
}
