package org.claimscreener.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.network.Answer;
import org.claimscreener.network.NetworkClient;
import org.claimscreener.network.NetworkSettings;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Channel;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.SystemReason;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The network's view: a real broker in its own process, the real job with the real packs, a plain producer and a plain
 * consumer. The tests share both, in order, as inputs of one long run.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreeningEndToEndIT {
    private static final int EVENTS = 500;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob job;
    private static KafkaProducer<byte[], byte[]> producer;
    private static KafkaConsumer<byte[], byte[]> consumer;
    private static final WireDecoder DECODER = WireDecoder.create();
    private static final List<byte[]> ANSWERS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        String servers = broker.bootstrapServers();
        TopicSetup.createMissing(servers, (short) 1);
        LocalCrew crew = new LocalCrew();
        crew.deploy(servers, PackChoice.read(List.of(), Installation.find()));
        job = LocalJob.screening(servers, crew.keys().text(), folder.resolve("state"));
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.GROUP_ID_CONFIG,
                        "test",
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(TopicCatalogue.DECISIONS, TopicCatalogue.DEAD_LETTERS));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(consumer, producer, job, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void answersEverySettlementOnce() throws Exception {
        Traffic traffic = new Traffic(TrafficSettings.defaults(11, LocalDate.of(2026, 6, 1)));
        int reversals = 0;
        for (int i = 0; i < EVENTS; i++) {
            TrafficEvent event = traffic.next();
            reversals += event.kind() == TrafficEvent.Kind.REVERSAL ? 1 : 0;
            send(event.key(), event.bytes());
        }

        await(() -> ANSWERS.size() >= EVENTS);

        int receipts = of(ReversalReceipt.class).size();
        assertThat(ANSWERS).hasSize(EVENTS);
        assertThat(of(Decision.class))
                .hasSize(EVENTS - receipts - of(DeadLetter.class).size());
        assertThat(receipts).isEqualTo(reversals);
        assertThat(of(Decision.class)).allSatisfy(decision -> {
            assertThat(decision.getReleasedFen() + decision.getHeldFen() + decision.getRefusedFen())
                    .isEqualTo(decision.getFundFen());
            assertThat(decision.getPacks()).isNotEmpty();
            assertThat(decision.getSystemReason()).isNotEqualTo(SystemReason.NO_PACK);
        });
        assertThat(of(Decision.class)).extracting(Decision::getVerdict).contains(Verdict.RELEASE);
        assertNoContradiction();
    }

    @Test
    @Order(2)
    void answersRetriesWithTheSameBytes() throws Exception {
        int before = ANSWERS.size();
        TrafficEvent settlement = honest(12);
        for (int i = 0; i < 3; i++) {
            send(settlement.key(), settlement.bytes());
        }

        await(() -> ANSWERS.size() >= before + 3);

        List<byte[]> answers = ANSWERS.subList(before, before + 3);
        assertThat(answers.get(1)).isEqualTo(answers.get(0));
        assertThat(answers.get(2)).isEqualTo(answers.get(0));
    }

    @Test
    @Order(3)
    void garbageAndTombstonesBecomeDeadLettersAndTheJobGoesOn() throws Exception {
        int before = ANSWERS.size();
        byte[] garbage = "no settlement".getBytes(StandardCharsets.UTF_8);
        send("P1", garbage);
        send("P1", null);
        send("P1", new byte[] {(byte) 0xC3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
        TrafficEvent settlement = honest(13);
        send(settlement.key(), settlement.bytes());

        await(() -> ANSWERS.size() >= before + 4);

        List<SpecificRecord> answers = ANSWERS.subList(before, before + 4).stream()
                .map(ScreeningEndToEndIT::read)
                .toList();
        assertThat(answers).filteredOn(DeadLetter.class::isInstance).hasSize(3);
        assertThat(answers)
                .filteredOn(Decision.class::isInstance)
                .singleElement()
                .extracting(decision -> ((Decision) decision).getSettlementId())
                .isEqualTo(settlement.settlement().orElseThrow().getSettlementId());
        assertThat(answers).anySatisfy(answer -> {
            assertThat(answer).isInstanceOf(DeadLetter.class);
            assertThat(((DeadLetter) answer).getOriginal()).isEqualTo(java.nio.ByteBuffer.wrap(garbage));
        });
        assertThat(job.failure()).isEmpty();
    }

    @Test
    @Order(4)
    void theNetworksClientGetsTheBindingDecisionAndTheSameForARetry() throws Exception {
        Settlement settlement = honest(14).settlement().orElseThrow();
        Settlement other = Settlement.newBuilder(settlement)
                .setTreatmentArea(settlement.getTreatmentArea().equals("430102") ? "430103" : "430102")
                .build();
        try (NetworkClient client = NetworkClient.open(NetworkSettings.of(broker.bootstrapServers()))) {
            Answer.Decided first =
                    (Answer.Decided) client.submit(settlement, PATIENCE).get();
            Answer.Decided again =
                    (Answer.Decided) client.submit(settlement, PATIENCE).get();
            Answer conflict = client.submit(other, PATIENCE).get();

            assertThat(again.bytes()).isEqualTo(first.bytes());
            assertThat(first.decision().getSettlementId()).isEqualTo(settlement.getSettlementId());
            assertThat(conflict)
                    .isInstanceOfSatisfying(
                            Answer.Rejected.class,
                            rejected ->
                                    assertThat(rejected.letter().getReason()).isEqualTo(DeadLetterReason.CONFLICT));
            assertThat(client.counters().contradictions()).isZero();
        }
    }

    @Test
    @Order(5)
    void explainsADecisionAndEvaluatesItToTheSameBytes() {
        Decision withheld = first(decision -> decision.getVerdict() != Verdict.RELEASE);
        Decision withAPast = first(decision -> decision.getPastSettlements() > 0);
        Typed whyWithheld = new Typed();
        Typed onAPast = new Typed();

        assertThat(explain(whyWithheld, withheld.getSettlementId()))
                .as(whyWithheld.out() + whyWithheld.err())
                .isZero();
        assertThat(whyWithheld.out())
                .contains(withheld.getFindings().get(0).getRuleCode())
                .contains(withheld.getFindings().get(0).getEvidence())
                .contains(withheld.getFindings().get(0).getLegalBasis())
                .contains("Evaluated again: the same, byte for byte")
                .doesNotContain(withheld.getPatientId());
        assertThat(explain(onAPast, withAPast.getSettlementId(), "--json"))
                .as(onAPast.out() + onAPast.err())
                .isZero();
        assertThat(onAPast.out()).contains(withAPast.getPastDigest(), "\"result\":\"same\"");
    }

    @Test
    @Order(6)
    void explainsWhyASettlementWasNotDecidedAndSaysWhenTheLogDoesNotKnowIt() throws Exception {
        int before = ANSWERS.size();
        Settlement negative = Settlement.newBuilder(honest(15).settlement().orElseThrow())
                .setFeeLines(List.of())
                .build();
        send(negative.getPerson().getPatientId(), new WireEncoder().encode(negative));
        await(() -> ANSWERS.size() > before);
        Typed refused = new Typed();
        Typed unknown = new Typed();

        assertThat(explain(refused, negative.getSettlementId())).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.out()).contains("was not decided", "fee_lines");
        assertThat(explain(unknown, "NOSUCHID")).isEqualTo(ExitCodes.FAILED);
        assertThat(unknown.err()).contains("the log knows no settlement NOSUCHID");
    }

    @Test
    @Order(7)
    void holdsTheSecondOfTwoPatientsWhoBoughtTheSamePackAtTwoPharmacies() throws Exception {
        Settlement sold = sale();
        Settlement again = Settlement.newBuilder(sold)
                .setSettlementId(sold.getSettlementId() + "B")
                .setPerson(Person.newBuilder(sold.getPerson())
                        .setPatientId("P43010200000001")
                        .build())
                .setInstitution(Institution.newBuilder(sold.getInstitution())
                        .setInstitutionId("P43010299999")
                        .build())
                .build();
        send(sold.getPerson().getPatientId(), new WireEncoder().encode(sold));
        await(() -> isDecided(sold));
        send(again.getPerson().getPatientId(), new WireEncoder().encode(again));
        await(() -> isDecided(again));

        Decision first = first(decision -> decision.getSettlementId().equals(sold.getSettlementId()));
        Decision second = first(decision -> decision.getSettlementId().equals(again.getSettlementId()));
        Typed explained = new Typed();
        assertThat(first.getTraceUses()).isEmpty();
        assertThat(first.getFindings()).extracting(Finding::getRuleCode).doesNotContain("FP-11");
        assertThat(second.getVerdict()).isEqualTo(Verdict.HOLD);
        assertThat(second.getFindings())
                .filteredOn(finding -> finding.getRuleCode().equals("FP-11"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.getEvidence())
                        .contains(
                                sold.getSettlementId(),
                                sold.getInstitution().getInstitutionId(),
                                sold.getFeeLines().get(0).getTraceCodes().get(0)));
        assertThat(explain(explained, again.getSettlementId()))
                .as(explained.out() + explained.err())
                .isZero();
        assertThat(explained.out()).contains("FP-11", "Evaluated again: the same, byte for byte");
    }

    @Test
    @Order(8)
    void rebuildsFromTheLogWhatTheJobKeepsInItsState() throws Exception {
        Decision last = of(Decision.class).get(of(Decision.class).size() - 1);
        await(() -> checkpointAfter(Instant.now().minusSeconds(1)).isPresent());
        String state = checkpointAfter(Instant.EPOCH).orElseThrow().toString();

        Typed ofPatient = new Typed();
        int patient = rebuild(ofPatient, "--patient", last.getPatientId(), "--state", state);
        assertThat(patient).as(ofPatient.out() + ofPatient.err()).isEqualTo(ExitCodes.OK);
        assertThat(ofPatient.out()).contains(last.getPatientId()).doesNotContain("state     0 entries equal");

        // Sent in one burst, partitions overtake each other: what decisions state of the order may differ, what is kept
        // may
        // not.
        String institutionId =
                first(decision -> decision.getInstitutionId().startsWith("H")).getInstitutionId();
        Typed ofInstitution = new Typed();
        int unused = rebuild(ofInstitution, "--institution", institutionId, "--state", state, "--json");
        assertThat(ofInstitution.out())
                .contains("\"subject\":\"" + institutionId + "\"", "\"state\":{\"equal\":")
                .doesNotContain("\"equal\":0,")
                .endsWith("\"differences\":[]}}" + System.lineSeparator());
    }

    @Test
    @Order(9)
    void saysWhenTheLogKnowsNoSuchSubjectOrTheFolderIsNoSavepoint() {
        Typed unknown = new Typed();
        assertThat(rebuild(unknown, "--institution", "H-NOWHERE")).isEqualTo(ExitCodes.FAILED);
        assertThat(unknown.err()).contains("the log holds no settlement of H-NOWHERE");

        Typed wrong = new Typed();
        assertThat(rebuild(wrong, "--patient", "P", "--state", folder.toString()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(wrong.err()).contains("holds no _metadata");
    }

    private static int rebuild(Typed typed, String... more) {
        List<String> arguments = new ArrayList<>(List.of("rebuild", "--bootstrap-servers", broker.bootstrapServers()));
        arguments.addAll(List.of(more));
        return typed.run(arguments.toArray(String[]::new));
    }

    /** The newest complete checkpoint, when it was completed after the moment. */
    private static Optional<Path> checkpointAfter(Instant moment) {
        try (Stream<Path> files = Files.walk(folder.resolve("state"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .filter(file -> file.toFile().lastModified() > moment.toEpochMilli())
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent);
        } catch (IOException | UncheckedIOException e) {
            // Old checkpoints vanish while we look.
            return Optional.empty();
        }
    }

    private static boolean isDecided(Settlement settlement) {
        return of(Decision.class).stream()
                .anyMatch(decision -> decision.getSettlementId().equals(settlement.getSettlementId()));
    }

    private static Settlement sale() {
        Traffic traffic = new Traffic(
                TrafficSettings.defaults(16, LocalDate.of(2026, 6, 1)).honestOnly());
        while (true) {
            Settlement settlement = traffic.next().settlement().orElseThrow();
            if (settlement.getChannel() == Channel.PHARMACY
                    && settlement.getFeeLines().size() == 1
                    && settlement.getFeeLines().get(0).getTraceCodes().size() == 1) {
                return settlement;
            }
        }
    }

    private static int explain(Typed typed, String settlementId, String... more) {
        List<String> words =
                new ArrayList<>(List.of("explain", settlementId, "--bootstrap-servers", broker.bootstrapServers()));
        words.addAll(List.of(more));
        return typed.run(words.toArray(String[]::new));
    }

    private static Decision first(Predicate<Decision> wanted) {
        return of(Decision.class).stream().filter(wanted).findFirst().orElseThrow();
    }

    private static TrafficEvent honest(long seed) {
        return new Traffic(
                        TrafficSettings.defaults(seed, LocalDate.of(2026, 6, 1)).honestOnly())
                .next();
    }

    private static void send(String key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(TopicCatalogue.SETTLEMENTS, key.getBytes(StandardCharsets.UTF_8), value))
                .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() - deadline < 0) {
            consumer.poll(Duration.ofMillis(100)).forEach(answer -> ANSWERS.add(answer.value()));
        }
        assertThat(condition.getAsBoolean())
                .as("%d answers within %s; the job's failure: %s", ANSWERS.size(), PATIENCE, job.failure())
                .isTrue();
    }

    private static <T> List<T> of(Class<T> type) {
        return ANSWERS.stream()
                .map(ScreeningEndToEndIT::read)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static void assertNoContradiction() {
        Map<String, byte[]> binding = new HashMap<>();
        for (byte[] answer : ANSWERS) {
            if (read(answer) instanceof Decision decision) {
                byte[] first = binding.putIfAbsent(decision.getSettlementId(), answer);
                assertThat(first == null ? answer : first).isEqualTo(answer);
            }
        }
    }

    private static SpecificRecord read(byte[] answer) {
        return ((Decoded.Accepted) DECODER.decode(answer)).message();
    }
}
