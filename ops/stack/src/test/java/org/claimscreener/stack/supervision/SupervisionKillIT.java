package org.claimscreener.stack.supervision;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.engine.standing.StandingOrigin;
import org.claimscreener.stack.broker.BrokerCluster;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.flink.ClusterSupervision;
import org.claimscreener.stack.flink.FlinkCluster;
import org.claimscreener.stack.flink.FlinkSettings;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.io.KafkaSupervision;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.DirectiveBasis;
import org.claimscreener.wire.record.DirectiveKind;
import org.claimscreener.wire.record.Standing;
import org.claimscreener.wire.record.StandingEntry;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** kill -9 of the TaskManager while orders come and are lifted: none is lost, none comes back, each is told once. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SupervisionKillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SUBJECTS = 40;
    private static final String LIFTED_KEPT = "1";

    @TempDir
    private Path folder;

    private final WireEncoder encoder = new WireEncoder();
    private final WireDecoder decoder = WireDecoder.create();

    /** Newest first where the job says something again after a restart: what a reader of standings makes of them. */
    private final Map<String, Standing> standings = new HashMap<>();

    private final Map<String, List<Integer>> steps = new HashMap<>();

    @Test
    void noOrderIsLostAndNoneComesBack() throws Exception {
        try (BrokerCluster brokers = BrokerCluster.start(folder.resolve("kafka"), 1);
                FlinkCluster flink = FlinkCluster.start(FlinkSettings.small(folder.resolve("flink")));
                var producer = new KafkaProducer<>(
                        Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer = consumer(brokers)) {
            TopicSetup.createMissing(brokers.bootstrapServers(), (short) 1);
            consumer.subscribe(List.of(TopicCatalogue.STANDING, TopicCatalogue.SUPERVISION));
            String job = ClusterSupervision.submit(
                    flink,
                    new ClusterSupervision.Request(
                            SupervisionSettings.standard(brokers.bootstrapServers()),
                            KafkaSupervision.jobSettings(folder.resolve("state")),
                            Optional.empty()));
            for (int i = 0; i < SUBJECTS; i++) {
                send(producer, order(i, "1"));
                send(producer, order(i, "2"));
            }
            assertThat(until(consumer, () -> steps.size() == SUBJECTS)).isTrue();

            for (int i = 0; i < SUBJECTS; i++) {
                send(producer, lift(i, "2"));
                if (i == SUBJECTS / 2) {
                    flink.taskManagers().get(0).kill();
                    flink.taskManagers().get(1).kill();
                    flink.taskManagers().get(0).start();
                    flink.taskManagers().get(1).start();
                }
            }

            assertThat(until(
                            consumer,
                            () -> steps.size() == SUBJECTS
                                    && steps.values().stream().allMatch(told -> told.size() == 3)))
                    .isTrue();
            assertThat(Waiting.until(() -> flink.rest().restarts(job) > 0, PATIENCE))
                    .as("the kill was felt")
                    .isTrue();
            // Whatever the job would say again, it says before it says this.
            send(producer, order(SUBJECTS, "1"));
            assertThat(until(consumer, () -> steps.size() == SUBJECTS + 1)).isTrue();
            assertThat(standings).hasSize(SUBJECTS + 1);
            assertThat(standings.values())
                    .allSatisfy(standing -> assertThat(standing.getEntries())
                            .extracting(StandingEntry::getOrderNo)
                            .containsExactly(LIFTED_KEPT));
            for (int i = 0; i < SUBJECTS; i++) {
                assertThat(steps.get("INSTITUTION:" + id(i))).containsExactly(1, 2, 3);
            }
        }
    }

    private boolean until(KafkaConsumer<byte[], byte[]> consumer, BooleanSupplier enough) {
        Instant giveUp = Instant.now().plus(PATIENCE);
        while (!enough.getAsBoolean()) {
            if (Instant.now().isAfter(giveUp)) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                take(message);
            }
        }
        return true;
    }

    private void take(ConsumerRecord<byte[], byte[]> message) {
        String key = new String(message.key(), StandardCharsets.UTF_8);
        SpecificRecord read = ((Decoded.Accepted) decoder.decode(message.value())).message();
        if (read instanceof Standing standing) {
            standings.merge(
                    key,
                    standing,
                    (before, after) -> StandingOrigin.SUPERVISION.replaces(before, after) ? after : before);
        } else {
            steps.computeIfAbsent(key, first -> new ArrayList<>()).add(((SupervisionStep) read).getStep());
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(BrokerCluster brokers) {
        return new KafkaConsumer<>(
                Map.<String, Object>of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        brokers.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Directive directive) throws Exception {
        String key = directive.getSubjectKind() + ":" + directive.getSubjectId();
        producer.send(new ProducerRecord<>(
                        TopicCatalogue.DIRECTIVES, key.getBytes(StandardCharsets.UTF_8), encoder.encode(directive)))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String id(int subject) {
        return "H430102" + String.format(Locale.ROOT, "%05d", subject);
    }

    private static Directive order(int subject, String number) {
        return base(subject, "order " + number)
                .setKind(DirectiveKind.SUSPEND_SETTLEMENT)
                .setOrderNo(number)
                .setValidTo(Instant.parse("2099-01-01T00:00:00Z"))
                .build();
    }

    private static Directive lift(int subject, String number) {
        return base(subject, "lift " + number)
                .setKind(DirectiveKind.LIFT)
                .setOrderNo("lift " + number)
                .setLifts(number)
                .build();
    }

    private static Directive.Builder base(int subject, String id) {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        return Directive.newBuilder()
                .setDirectiveId(id)
                .setSubjectKind(SubjectKind.INSTITUTION)
                .setSubjectId(id(subject))
                .setBasis(DirectiveBasis.AGREEMENT)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第十三条")
                .setOffice("长沙市医疗保障局")
                .setOrderedBy("u-1")
                .setApprovedBy("u-2")
                .setValidFrom(now)
                .setReason("经查实")
                .setIssuedAt(now);
    }
}
