package org.claimscreener.launcher.console;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.console.command.KafkaHoldCommands;
import org.claimscreener.console.command.KafkaSubjectCommands;
import org.claimscreener.console.store.ContentHash;
import org.claimscreener.console.store.Database;
import org.claimscreener.console.store.KafkaRecordLog;
import org.claimscreener.console.store.Projector;
import org.claimscreener.console.store.SqlHoldViews;
import org.claimscreener.console.view.HoldChange;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldLine;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.Tip;
import org.claimscreener.wire.record.TipChannel;
import org.claimscreener.wire.record.TipCommand;
import org.claimscreener.wire.record.TipCommandKind;
import org.claimscreener.wire.record.TipConditions;
import org.claimscreener.wire.record.TipEvent;
import org.claimscreener.wire.record.TipStep;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The projection and its commands over a real broker in its own process and a real PostgreSQL. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class KafkaProjectionIT {
    private static final Instant BEGINNING = Instant.parse("2026-06-01T00:00:00Z");
    private static final int ROOM = 10_000;

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static Database database;
    private static KafkaHoldCommands commands;
    private static Projector projector;
    private static KafkaProducer<byte[], byte[]> causes;
    private static KafkaProducer<byte[], byte[]> steps;
    private static final BlockingQueue<HoldChange> CHANGES = new ArrayBlockingQueue<>(ROOM);
    private static final Traffic TRAFFIC = new Traffic(TrafficSettings.defaults(7, LocalDate.of(2026, 6, 1)));
    private static final WireEncoder ENCODER = new WireEncoder();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        causes = producer(Map.of());
        steps = producer(Map.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "holds"));
        steps.initTransactions();
        database = Database.embedded(folder.resolve("database"));
        commands = KafkaHoldCommands.of(client());
        projector = new Projector(
                database, () -> new KafkaRecordLog(client()), new SimpleMeterRegistry(), commands::answered);
        projector.changes().subscribe(CHANGES::add);
        projector.start();
    }

    @AfterAll
    static void stop() throws Exception {
        projector.close();
        commands.close();
        database.close();
        causes.close();
        steps.close();
        broker.close();
    }

    private static Map<String, Object> client() {
        return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(client());
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.putAll(more);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static RecordMetadata append(String topic, String key, SpecificRecord message) throws Exception {
        return causes.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), ENCODER.encode(message)))
                .get();
    }

    private static void appendStep(HoldStep step) throws Exception {
        steps.send(new ProducerRecord<>(
                        TopicCatalogue.HOLDS, step.getHoldId().getBytes(StandardCharsets.UTF_8), ENCODER.encode(step)))
                .get();
    }

    private static void appendStep(String key, TipStep step) throws Exception {
        steps.send(new ProducerRecord<>(
                        TopicCatalogue.SUPERVISION, key.getBytes(StandardCharsets.UTF_8), ENCODER.encode(step)))
                .get();
    }

    private static void publish(HoldStep step) throws Exception {
        steps.beginTransaction();
        appendStep(step);
        steps.commitTransaction();
    }

    /** The next settlement of the traffic and its decision, as their topics have them. */
    private static Settlement decided() throws Exception {
        TrafficEvent event = TRAFFIC.next();
        while (event.kind() != TrafficEvent.Kind.SETTLEMENT) {
            event = TRAFFIC.next();
        }
        Settlement settlement = event.settlement().orElseThrow();
        String patient = settlement.getPerson().getPatientId();
        RecordMetadata place = append(TopicCatalogue.SETTLEMENTS, patient, settlement);
        Source source = new Source(place.topic(), place.partition(), place.offset());
        append(TopicCatalogue.DECISIONS, patient, decision(settlement, source));
        return settlement;
    }

    private static Decision decision(Settlement settlement, Source source) {
        String line = settlement.getFeeLines().get(0).getLineId();
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setVerdict(Verdict.HOLD)
                .setFundFen(100)
                .setReleasedFen(0)
                .setHeldFen(100)
                .setRefusedFen(0)
                .setLines(List.of(new LineDecision(line, 100L, 0L, 100L, 0L)))
                .setFindings(List.of(Finding.newBuilder()
                        .setFindingId("F")
                        .setRuleCode("301.1")
                        .setRuleName("超限定频次")
                        .setPackId("national-policy")
                        .setSeverity(2)
                        .setConsequence(Consequence.HOLD)
                        .setBehaviour(2)
                        .setLegalBasis("第三十八条(一)")
                        .setLineIds(List.of(line))
                        .setAmountFen(100)
                        .setEvidence("x")
                        .build()))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("test")
                .setContentDigest(settlement.getSettlementId())
                .setSource(source)
                .setReceivedAt(BEGINNING)
                .build();
    }

    private static HoldStep step(Settlement settlement, int number, HoldEvent event, HoldStage after) {
        return HoldStep.newBuilder()
                .setHoldId(settlement.getSettlementId())
                .setStep(number)
                .setEvent(event)
                .setAt(BEGINNING.plusSeconds(number))
                .setStageAfter(after)
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setPatientId(number == 1 ? settlement.getPerson().getPatientId() : null)
                .setLines(List.of(
                        new HoldLine(settlement.getFeeLines().get(0).getLineId(), 100L, null, null, 0L, 0L, 0L)))
                .setSuspectedFen(100)
                .setHeldFen(100)
                .setDeadline(BEGINNING.plusSeconds(1_000_000))
                .build();
    }

    private static HoldStep opening(Settlement settlement) {
        return step(settlement, 1, HoldEvent.OPENED, HoldStage.HELD);
    }

    private static void await(String holdId, int step) throws InterruptedException {
        HoldChange change;
        do {
            change = CHANGES.poll(30, TimeUnit.SECONDS);
            assertThat(change)
                    .as("step %d of %s comes within 30 s", step, holdId)
                    .isNotNull();
        } while (!change.holdId().equals(holdId) || change.step() != step);
    }

    private static SqlHoldViews views() {
        return new SqlHoldViews(database);
    }

    @Test
    void showsACommittedStepWithTheBillFromItsPlaceInTheLog() throws Exception {
        Settlement settlement = decided();
        publish(opening(settlement));
        await(settlement.getSettlementId(), 1);

        var hold = views().hold(settlement.getSettlementId()).orElseThrow();
        assertThat(hold.bill()).contains(settlement);
        assertThat(hold.now().ruleCodes()).containsExactly("301.1");
    }

    @Test
    void neverShowsAStepThatWasNotCommitted() throws Exception {
        Settlement aborted = decided();
        Settlement committed = decided();
        steps.beginTransaction();
        appendStep(opening(aborted));
        steps.abortTransaction();
        publish(opening(committed));
        await(committed.getSettlementId(), 1);

        assertThat(views().hold(aborted.getSettlementId())).isEmpty();
    }

    @Test
    void findsEveryBillOfAManyAndRebuildsToTheSame() throws Exception {
        Settlement last = decided();
        steps.beginTransaction();
        for (int i = 0; i < 300; i++) {
            Settlement settlement = decided();
            if (i % 3 == 0) {
                appendStep(opening(settlement));
                last = settlement;
            }
        }
        steps.commitTransaction();
        await(last.getSettlementId(), 1);
        assertThat(views().hold(last.getSettlementId()).orElseThrow().bill()).contains(last);
        String content = new ContentHash(database).inUse();

        projector.rebuild();
        assertThat(new ContentHash(database).inUse()).isEqualTo(content);

        Settlement later = decided();
        publish(opening(later));
        await(later.getSettlementId(), 1);
    }

    @Test
    void opensAHoldWhoseBillTheLogHasDropped() throws Exception {
        Settlement settlement = decided();
        try (Admin admin = Admin.create(client())) {
            for (int partition = 0; partition < 12; partition++) {
                admin.deleteRecords(Map.of(
                                new TopicPartition(TopicCatalogue.SETTLEMENTS, partition),
                                RecordsToDelete.beforeOffset(-1)))
                        .all()
                        .get();
            }
        }
        publish(opening(settlement));
        await(settlement.getSettlementId(), 1);

        assertThat(views().hold(settlement.getSettlementId()).orElseThrow().bill())
                .isEmpty();
    }

    @Test
    void answersACommandWithTheStepThatItMade() throws Exception {
        Settlement settlement = decided();
        publish(opening(settlement));
        await(settlement.getSettlementId(), 1);
        HoldCommand command = HoldCommand.newBuilder()
                .setCommandId("c1")
                .setHoldId(settlement.getSettlementId())
                .setKind(HoldCommandKind.CLAIM)
                .setActorId("r1")
                .setActorRole(ActorRole.REVIEWER)
                .setSeenStep(1)
                .setIssuedAt(BEGINNING)
                .build();
        CompletableFuture<Optional<HoldStep>> answer =
                commands.send(command, Duration.ofSeconds(60)).toCompletableFuture();
        HoldStep claimed = HoldStep.newBuilder(step(settlement, 2, HoldEvent.CLAIMED, HoldStage.FIRST_REVIEW))
                .setCommandId("c1")
                .setClaimedBy("r1")
                .build();
        publish(claimed);

        assertThat(answer.join().orElseThrow().getEvent()).isEqualTo(HoldEvent.CLAIMED);
        assertThat(views().hold(settlement.getSettlementId())
                        .orElseThrow()
                        .now()
                        .claimedBy())
                .contains("r1");
    }

    @Test
    void aTipIsShownAndItsReporterIsNot() throws Exception {
        Tip tip = Tip.newBuilder()
                .setTipId("430102-2026-0007")
                .setArea("430102")
                .setTargetKind(SubjectKind.INSTITUTION)
                .setTargetId("P43010200002")
                .setLead("药店刷医保卡卖日用品，有照片。")
                .setChannel(TipChannel.HOTLINE)
                .setReceivedAt(BEGINNING)
                .setEnteredBy("clerk-7")
                .setPseudonym("fedcba9876543210".repeat(4))
                .setSeal("U0VBTEVE")
                .build();
        RecordMetadata place = append(TopicCatalogue.TIPS, "INSTITUTION:P43010200002", tip);
        steps.beginTransaction();
        appendStep("INSTITUTION:P43010200002", received(tip, place.timestamp()));
        steps.commitTransaction();
        while (views().tips(false).rows().isEmpty()) {
            Thread.onSpinWait();
        }
        String ref = views().tips(false).rows().get(0).ref();
        assertThat(views().tip(ref).orElseThrow().report())
                .contains(Tip.newBuilder(tip).setPseudonym(null).setSeal(null).build());
        assertThat(views().tip(ref).orElseThrow().anonymous()).contains(false);

        // What the desk sends lies among the tips, under the same key, and changes nothing until the job has said so.
        try (KafkaSubjectCommands subjects = KafkaSubjectCommands.of(client())) {
            subjects.send(takeUp(tip)).toCompletableFuture().join();
        }
        Settlement settlement = decided();
        publish(opening(settlement));
        await(settlement.getSettlementId(), 1);
        assertThat(views().tip(ref).orElseThrow().now().takenUpBy()).isEmpty();
    }

    private static TipStep received(Tip tip, long at) {
        return TipStep.newBuilder()
                .setTargetKind(tip.getTargetKind())
                .setTargetId(tip.getTargetId())
                .setStep(1)
                .setTipId(tip.getTipId())
                .setEvent(TipEvent.RECEIVED)
                .setAt(Instant.ofEpochMilli(at))
                .build();
    }

    private static TipCommand takeUp(Tip tip) {
        return TipCommand.newBuilder()
                .setCommandId("desk-1")
                .setKind(TipCommandKind.TAKE_UP)
                .setTargetKind(tip.getTargetKind())
                .setTargetId(tip.getTargetId())
                .setTipId(tip.getTipId())
                .setConditions(new TipConditions(true, true, true, true))
                .setActorId("tips-1")
                .setReason("线索具体")
                .setIssuedAt(BEGINNING)
                .build();
    }
}
