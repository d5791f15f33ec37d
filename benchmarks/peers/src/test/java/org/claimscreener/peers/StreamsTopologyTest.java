package org.claimscreener.peers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.patient.Outcome;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** The path through Kafka Streams and real RocksDB stores, against the engine over plain maps. */
class StreamsTopologyTest {
    private static final long SEED = 9;
    private static final int MESSAGES = 3_000;
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");
    private static final LoadedPacks PACKS = load();

    @TempDir(factory = InMemory.class)
    Path folder;

    private TopologyTestDriver driver;
    private TestInputTopic<String, byte[]> settlements;
    private TestOutputTopic<String, byte[]> decisions;
    private TestOutputTopic<String, byte[]> letters;
    private final WireEncoder encoder = new WireEncoder();
    private PlainScreening plain;
    private long offset;

    /** The driver syncs several files after each message: minutes on a disk, so in memory where the system has a folder there. */
    static final class InMemory implements TempDirFactory {
        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws IOException {
            Path memory = Path.of("/dev/shm");
            return Files.isWritable(memory)
                    ? Files.createTempDirectory(memory, "peers")
                    : Files.createTempDirectory("peers");
        }
    }

    private static LoadedPacks load() {
        Path all = Path.of(System.getProperty("screener.home"), "rule-packs", "packs");
        try (Stream<Path> folders = Files.list(all)) {
            List<RulePack> built = new ArrayList<>();
            for (Path pack : folders.filter(entry -> Files.exists(entry.resolve("pack.yaml")))
                    .toList()) {
                built.add(PackFolder.load(pack));
            }
            return LoadedPacks.of(built, false);
        } catch (Exception e) {
            throw new IllegalStateException("the packs of the source tree are not right", e);
        }
    }

    @BeforeEach
    void start() {
        Properties settings = StreamsScreener.common("nowhere:9092");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        driver = new TopologyTestDriver(StreamsTopology.of(PACKS, 4), settings);
        settlements =
                driver.createInputTopic(TopicCatalogue.SETTLEMENTS, new StringSerializer(), new ByteArraySerializer());
        decisions = driver.createOutputTopic(
                TopicCatalogue.DECISIONS, new StringDeserializer(), new ByteArrayDeserializer());
        letters = driver.createOutputTopic(
                TopicCatalogue.DEAD_LETTERS, new StringDeserializer(), new ByteArrayDeserializer());
        plain = new PlainScreening(PACKS);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void storesMakeNoDifferenceToWhatTheEngineDecides() {
        TrafficSettings settings = new TrafficSettings(SEED, FROM, 1_000, 0.05, 0.05, 0.05, 0.05, 0.02);
        Traffic traffic = new Traffic(settings);
        Map<String, Integer> seen = new TreeMap<>();
        for (int i = 0; i < MESSAGES; i++) {
            TrafficEvent event = traffic.next();
            String what = event.settlement().isPresent()
                    ? submit(event.settlement().get())
                    : event.reversal().map(this::withdraw).orElseGet(() -> malformed(event));
            seen.merge(what, 1, Integer::sum);
        }
        // Else it would have shown less than it says.
        assertThat(seen)
                .as("what became of them, seed %s", SEED)
                .containsOnlyKeys("Receipted", "Repeated", "HOLD", "REFUSE", "RELEASE", "Unreadable")
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(5));
    }

    @Test
    void answersARetryWithTheSameBytes() {
        Settlement settlement = honest();
        assertThat(submit(settlement)).isEqualTo("RELEASE");
        Settlement again = Settlement.newBuilder(settlement)
                .setMessageId("again")
                .setSentAt(settlement.getSentAt().plusSeconds(60))
                .build();
        assertThat(submit(again)).isEqualTo("Repeated");
    }

    @Test
    void refusesOtherContentUnderTheSameId() {
        Settlement settlement = honest();
        submit(settlement);
        Settlement other = Settlement.newBuilder(settlement)
                .setSettledAt(settlement.getSettledAt().minusSeconds(1))
                .build();
        assertThat(submit(other)).isEqualTo("Conflict");
    }

    @Test
    void takesAWithdrawnSettlementBackOnce() {
        Settlement settlement = honest();
        submit(settlement);
        Reversal reversal = reversal(settlement, settlement.getInstitution().getInstitutionId());
        assertThat(withdraw(reversal)).isEqualTo("Receipted");
        assertThat(withdraw(reversal)).isEqualTo("Repeated");
    }

    @Test
    void lettersAReversalOfWhatAnotherInstitutionBilled() {
        Settlement settlement = honest();
        submit(settlement);
        assertThat(withdraw(reversal(settlement, "H00000000000"))).isEqualTo("Refused");
    }

    @Test
    void lettersAMessageWithoutAValue() {
        settlements.pipeInput("nobody", null, NOON);
        assertThat(letter(place()).getReason()).isEqualTo(DeadLetterReason.UNREADABLE);
    }

    private static Settlement honest() {
        return new Traffic(TrafficSettings.defaults(SEED, FROM).honestOnly())
                .next()
                .settlement()
                .orElseThrow();
    }

    private static Reversal reversal(Settlement settlement, String institutionId) {
        return Reversal.newBuilder()
                .setReversalId("R1")
                .setSettlementId(settlement.getSettlementId())
                .setVisitId(settlement.getVisit().getVisitId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(institutionId)
                .setChannel(settlement.getChannel())
                .setReversedAt(settlement.getSettledAt().plusSeconds(60))
                .setLineIds(List.of())
                .build();
    }

    /** Sends it, and compares what comes out with what the engine says. */
    private String submit(Settlement settlement) {
        String patient = settlement.getPerson().getPatientId();
        settlements.pipeInput(patient, encoder.encode(settlement), settlement.getSentAt());
        Source source = place();
        return plain.submitted(settlement, source, settlement.getSentAt())
                .map(outcome -> expect(outcome, patient, source))
                .orElseGet(() -> {
                    assertThat(letter(source).getReason()).isEqualTo(DeadLetterReason.CONFLICT);
                    return "Conflict";
                });
    }

    private String withdraw(Reversal reversal) {
        settlements.pipeInput(reversal.getPatientId(), encoder.encode(reversal), reversal.getReversedAt());
        Source source = place();
        Outcome outcome = plain.withdrawn(reversal, source, reversal.getReversedAt());
        return expect(outcome, reversal.getPatientId(), source);
    }

    private String malformed(TrafficEvent event) {
        settlements.pipeInput(event.key(), event.bytes(), event.sentAt());
        DeadLetter letter = letter(place());
        assertThat(letter.getOriginal()).isEqualTo(ByteBuffer.wrap(event.bytes()));
        assertThat(letter.getReceivedAt()).isEqualTo(event.sentAt());
        return "Unreadable";
    }

    private String expect(Outcome outcome, String patient, Source source) {
        if (outcome instanceof Outcome.Refused refused) {
            DeadLetter letter = letter(source);
            assertThat(letter.getReason()).isEqualTo(refused.reason());
            assertThat(letter.getMessage()).isEqualTo(refused.message());
            assertThat(letter.getField()).isEqualTo(refused.field());
            return "Refused";
        }
        if (outcome instanceof Outcome.Decided decided) {
            decision(patient, source, decided.bytes());
            return decided.decision().getVerdict().name();
        }
        if (outcome instanceof Outcome.Receipted receipted) {
            decision(patient, source, receipted.bytes());
            return "Receipted";
        }
        decision(patient, source, ((Outcome.Repeated) outcome).bytes());
        return "Repeated";
    }

    private void decision(String patient, Source source, ByteBuffer bytes) {
        TestRecord<String, byte[]> answer = decisions.readRecord();
        assertThat(answer.key()).isEqualTo(patient);
        assertThat(ByteBuffer.wrap(answer.value()))
                .as("answer to %s, seed %s", source, SEED)
                .isEqualTo(bytes);
        assertThat(decisions.isEmpty() && letters.isEmpty())
                .as("nothing besides")
                .isTrue();
    }

    private DeadLetter letter(Source source) {
        TestRecord<String, byte[]> answer = letters.readRecord();
        assertThat(answer.key()).isEqualTo(source.getTopic() + "-0");
        DeadLetter letter =
                (DeadLetter) ((Decoded.Accepted) WireDecoder.create().decode(answer.value())).message();
        assertThat(letter.getSource()).isEqualTo(source);
        assertThat(decisions.isEmpty() && letters.isEmpty())
                .as("nothing besides")
                .isTrue();
        return letter;
    }

    /** Of the message just sent. */
    private Source place() {
        return new Source(TopicCatalogue.SETTLEMENTS, 0, offset++);
    }
}
