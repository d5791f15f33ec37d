package org.claimscreener.stack.holds;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

/**
 * The holds job's topics, written and read by a test. Decisions and commands take the writer's time, so that what is due can
 * lie in the past. Steps are read committed, as people see them. Not thread-safe.
 */
final class HoldTopics implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String INSTITUTION = "H43010200001";

    private final WireEncoder encoder = new WireEncoder();
    private final WireDecoder decoder = WireDecoder.create();
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, List<HoldStep>> steps = new TreeMap<>();
    private int deadLetters;

    private HoldTopics(String servers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        Map<String, Object> settings = new HashMap<>();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, "test");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.subscribe(List.of(TopicCatalogue.HOLDS, TopicCatalogue.DEAD_LETTERS));
    }

    /** Makes the topics of a fresh broker. */
    static HoldTopics create(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            List<NewTopic> timedByWriters = new ArrayList<>();
            for (String name : List.of(TopicCatalogue.DECISIONS, TopicCatalogue.REVIEWS)) {
                Topic topic = TopicCatalogue.get(name);
                Map<String, String> broker = new HashMap<>(topic.brokerSettings());
                broker.put("message.timestamp.type", "CreateTime");
                timedByWriters.add(new NewTopic(name, topic.partitions(), (short) 1).configs(broker));
            }
            admin.createTopics(timedByWriters).all().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        TopicSetup.createMissing(servers, (short) 1);
        return new HoldTopics(servers);
    }

    /** A decision that withholds so much of one line, appended when it is said. */
    void decided(String holdId, long heldFen, Instant at) throws Exception {
        Decision decision = Decision.newBuilder()
                .setSettlementId(holdId)
                .setPatientId("P" + holdId)
                .setInstitutionId(INSTITUTION)
                .setVerdict(Verdict.HOLD)
                .setFundFen(heldFen)
                .setReleasedFen(0)
                .setHeldFen(heldFen)
                .setRefusedFen(0)
                .setLines(List.of(new LineDecision("L1", heldFen, 0L, heldFen, 0L)))
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0")
                .setContentDigest("00")
                .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 1L))
                .setReceivedAt(at)
                .build();
        send(TopicCatalogue.DECISIONS, "P" + holdId, decision, at);
    }

    /** A reviewer's command. */
    static HoldCommand.Builder command(String holdId, HoldCommandKind kind, int seenStep) {
        return HoldCommand.newBuilder()
                .setCommandId(holdId + "-" + kind + "-" + seenStep)
                .setHoldId(holdId)
                .setKind(kind)
                .setActorId("r1")
                .setActorRole(ActorRole.REVIEWER)
                .setSeenStep(seenStep)
                .setReason("so it is")
                .setIssuedAt(Instant.EPOCH.plus(Duration.ofDays(20_000)));
    }

    void commanded(HoldCommand command, Instant at) throws Exception {
        send(TopicCatalogue.REVIEWS, command.getHoldId(), command, at);
    }

    /** Whatever somebody puts there, under a key. */
    void send(String topic, String key, SpecificRecord message, Instant at) throws Exception {
        producer.send(new ProducerRecord<>(
                        topic, null, at.toEpochMilli(), key.getBytes(StandardCharsets.UTF_8), encoder.encode(message)))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Reads on until it is so. */
    boolean await(Predicate<HoldTopics> condition) throws IOException {
        return Waiting.until(
                () -> {
                    consumer.poll(Duration.ofMillis(100)).forEach(message -> take(message.topic(), message.value()));
                    return condition.test(this);
                },
                PATIENCE);
    }

    private void take(String topic, byte[] value) {
        if (topic.equals(TopicCatalogue.DEAD_LETTERS)) {
            deadLetters++;
            return;
        }
        HoldStep step = (HoldStep) ((Decoded.Accepted) decoder.decode(value)).message();
        steps.computeIfAbsent(step.getHoldId(), id -> new ArrayList<>()).add(step);
    }

    /** The committed steps of a hold, in their order. */
    List<HoldStep> of(String holdId) {
        return steps.getOrDefault(holdId, List.of());
    }

    /** Of how many holds there are at least so many steps. */
    long withSteps(int least) {
        return steps.values().stream().filter(of -> of.size() >= least).count();
    }

    int deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }
}
