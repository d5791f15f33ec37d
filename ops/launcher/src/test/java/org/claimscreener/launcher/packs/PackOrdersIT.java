package org.claimscreener.launcher.packs;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.deploy.log.OrderTopic;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.approval.PackOrders;
import org.claimscreener.engine.approval.SigningKey;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.launcher.packs.Promoters.Typed;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.PackControl;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
import org.claimscreener.wire.record.PackStatus;
import org.claimscreener.wire.record.ShadowOutcome;
import org.claimscreener.wire.record.ShadowResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/**
 * Packs from a folder to what is ordered, by the commands that people type, over a real broker. No job runs here: what
 * one would report is written by the tests where it matters. The tests share the log, in order.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackOrdersIT {
    private static final String ID = "test-pack";

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static Promoters people;
    private static Path firstArchive;
    private static Path secondArchive;
    private static RulePack first;
    private static RulePack second;
    private static OrderTopic orders;
    private static TrustedKeys keys;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        people = new Promoters(folder);
        firstArchive = people.approved("1.0.0");
        secondArchive = people.approved("1.1.0", firstArchive);
        first = PackFolder.load(firstArchive);
        second = PackFolder.load(secondArchive);
        keys = TrustedKeys.parse("trusted", Files.readString(people.trust));
        orders = OrderTopic.open(broker.bootstrapServers(), keys);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(producer, orders, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void nothingIsStagedAndNoJobHasReported() {
        assertThat(status().out()).contains("No job has reported", "Nothing is staged.");
    }

    @Test
    @Order(2)
    void anArchiveThatIsNotRightlyApprovedIsNotWritten() throws Exception {
        Path unsigned = people.built("0.9.0");

        refused(order("stage", unsigned), "nothing was written", "the author has not signed it");
        assertThat(orders.orders().byPack()).isEmpty();
        assertThat(orders.newest()).isEmpty();
    }

    @Test
    @Order(3)
    void stagesAnApprovedArchive() throws Exception {
        Typed staged = ok(order("stage", firstArchive));

        assertThat(staged.err())
                .contains("order 1, stage test-pack 1.0.0 (" + first.digest().substring(0, 12) + ")");
        assertThat(orders.orders().staged(ID, first.digest())).isPresent();
        assertThat(status().out()).contains("test-pack, last order 1", "staged    1.0.0           1");
        refused(order("stage", firstArchive), "is staged already; nothing was written");
    }

    @Test
    @Order(4)
    void aForgedOrderAndAStaleOneChangeNothing() throws Exception {
        Path stranger = people.key("戊", "promoter");
        refused(
                order(stranger, "shadow", ID, "1.0.0"),
                "changes nothing: it is signed by key",
                "which is not among the trusted keys");
        refused(order(people.author, "shadow", ID, "1.0.0"), "trusted as author only");

        SigningKey promoter = SigningKey.parse("promoter", Files.readString(people.promoter));
        append(TopicCatalogue.RULE_PACKS, PackOrders.sign(promoter, shadowOrder(1)));
        PackControl changed = PackControl.newBuilder(PackOrders.sign(promoter, shadowOrder(2)))
                .setNumber(90)
                .build();
        append(TopicCatalogue.RULE_PACKS, changed);
        producer.send(new ProducerRecord<>(TopicCatalogue.RULE_PACKS, null, "rubbish".getBytes(StandardCharsets.UTF_8)))
                .get();

        assertThat(orders.orders().of(ID).lastNumber()).isEqualTo(1);
        assertThat(status().out().replaceAll("\\s+", " "))
                .contains("order 1 changes nothing: its number 1 is stale")
                .contains("order 90 changes nothing", "does not verify");
    }

    @Test
    @Order(5)
    void activatesOnlyWhatEverySubtaskHasCompiled() throws Exception {
        refused(order("activate", ID, "1.0.0"), "no job has reported", "--when-ready");
        report(first, PackState.READY, 0, 1);
        refused(order("activate", ID, "1.0.0"), "1 of 2 subtasks have compiled it");
        report(first, PackState.READY, 1, 1);

        CompletableFuture<Typed> activated = waiting("activate", ID, "1.0.0");
        report(first, PackState.WAITING, -1, awaitNumber(2));
        report(first, PackState.ACTIVE, -1, 2);

        assertThat(ok(activated.get()).err()).contains("order 2, activate", "job screening: active");
        assertThat(orders.orders().wantedAt(Instant.now())).containsEntry(ID, first.digest());
        assertThat(status().out()).contains("in force  1.0.0", "2/2 since ");
    }

    @Test
    @Order(6)
    void stagingWaitsForTheSubtasksAndTellsOfARefusal() throws Exception {
        CompletableFuture<Typed> staged = waiting("stage", secondArchive);
        long number = awaitNumber(3);
        report(second, PackState.READY, 0, number);
        report(second, PackState.READY, 1, number);
        assertThat(ok(staged.get()).err()).contains("ready: a test, 1 of 2 subtasks", "ready: a test, 2 of 2 subtasks");

        Path third = people.approved("1.2.0", secondArchive);
        CompletableFuture<Typed> refused = waiting("stage", third);
        long thirdNumber = awaitNumber(4);
        report(PackFolder.load(third), PackState.REFUSED, 1, thirdNumber);
        refused(refused.get(), "the pack is refused by job screening: a test");
        refused(order("activate", ID, "1.2.0"), "a job has refused test-pack 1.2.0, nothing was ordered");
    }

    @Test
    @Order(7)
    void aShadowIsShownWithWhatItWouldChange() throws Exception {
        ok(order("shadow", ID, "1.1.0"));
        shadowResult("S1", ShadowOutcome.AGREES, 0);
        shadowResult("S2", ShadowOutcome.HOLDS_MORE, 1_250);

        assertThat(status().out())
                .contains("shadow    1.1.0")
                .contains("2 settlements: 1 agree, 1 hold more, 0 hold less,")
                .contains("withholds ¥12.50 more and ¥0.00 less");
        assertThat(status("--json").out())
                .contains("\"shadow\":{\"settlements\":2,\"agrees\":1,\"holds_more\":1", "\"more_fen\":1250");
    }

    @Test
    @Order(8)
    void anActivationForLaterIsShownAndCanBeTakenBack() throws Exception {
        ok(order("activate", ID, second.digest().substring(0, 8), "--at", "2027-01-01 00:00"));
        assertThat(status().out()).contains("waits     1.1.0", "from 2027-01-01 00:00:00");

        ok(order("rollback", ID, "1.0.0"));
        assertThat(orders.orders().nextChangeAfter(Instant.now())).isEmpty();
        refused(order("activate", ID, "1.0.0"), "it decides already");
    }

    @Test
    @Order(9)
    void rollsBackToTheOneBeforeAndRetires() throws Exception {
        refused(order("rollback", ID), "there is nothing to go back to");
        ok(order("activate", ID, "1.1.0"));
        assertThat(orders.orders().wantedAt(Instant.now())).containsEntry(ID, second.digest());

        ok(order("rollback", ID));
        assertThat(orders.orders().wantedAt(Instant.now())).containsEntry(ID, first.digest());
        refused(order("activate", ID, "1.0.0"), "it decides already");

        ok(order("retire", ID, "1.1.0"));
        refused(order("activate", ID, "1.1.0"), "test-pack 1.1.0 is retired: stage it again first");
    }

    @Test
    @Order(10)
    void saysWhichPacksThereAreWhenNoneIsMeant() {
        refused(order("shadow", ID, "9.9.9"), "no pack test-pack 9.9.9: staged are 1.0.0");
        refused(order("shadow", ID, "0123456789"), "no pack test-pack 0123456789");
        refused(order("shadow", ID, "0123"), "too short for a digest");
        refused(order("shadow", "other-pack", "1.0.0"), "nothing is staged under this id");
        assertThat(order("activate", ID, "1.0.0", "--at", "tomorrow").exitCode())
                .isEqualTo(ExitCodes.USAGE);
        refused(order("retire", ID, "1.0.0", "--reason", "x".repeat(501)), "nothing was ordered");
    }

    @Test
    @Order(11)
    void anAnswerThatDoesNotComeIsSaidAndTheOrderStands() throws Exception {
        refused(
                order("retire", ID, "1.2.0", "--wait", "--timeout", "1"),
                "no job has done it within 1 s. The order stands");
        assertThat(orders.orders().of(ID).staged()).hasSize(1);
    }

    @Test
    @Order(12)
    void aRevokedPromotersOrdersCountForNothing() throws Exception {
        Path revoked = folder.resolve("revoked.yaml");
        // The promoter's entry is the last one.
        Files.writeString(revoked, Files.readString(people.trust) + "    revoked: 2026-11-01\n");

        try (OrderTopic again =
                OrderTopic.open(broker.bootstrapServers(), TrustedKeys.parse("revoked", Files.readString(revoked)))) {
            assertThat(again.orders().byPack()).isEmpty();
        }
    }

    @Test
    @Order(13)
    void aBrokerThatDoesNotAnswerIsSaidWithinHalfAMinute() {
        Typed away = assertTimeout(
                Duration.ofSeconds(30),
                () -> Promoters.type("status", "--bootstrap-servers", "127.0.0.1:1", "--keys", people.trust));

        refused(away, "claims.rule-packs.v1 cannot be read at 127.0.0.1:1", "Check the address");
        assertThat(away.err()).hasLineCount(1);
        refused(
                Promoters.type("status", "--bootstrap-servers", "nonsense", "--keys", people.trust),
                "cannot be read at nonsense");
    }

    private static Typed status(Object... more) {
        List<Object> words = new ArrayList<>(
                List.of("status", "--bootstrap-servers", broker.bootstrapServers(), "--keys", people.trust));
        words.addAll(List.of(more));
        return Promoters.type(words.toArray());
    }

    private static CompletableFuture<Typed> waiting(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.add("--wait");
        return CompletableFuture.supplyAsync(() -> order(all.toArray()));
    }

    private static Typed order(Object... words) {
        return order(people.promoter, words);
    }

    private static Typed order(Path key, Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--keys", people.trust, "--key", key));
        if (!all.contains("--reason")) {
            all.addAll(List.of("--reason", "a test"));
        }
        return Promoters.type(all.toArray());
    }

    private static Typed ok(Typed typed) {
        assertThat(typed.exitCode()).as(typed.err()).isZero();
        return typed;
    }

    private static void refused(Typed typed, String... words) {
        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains(words);
    }

    /** Bounded by the time-out of the class. */
    private static long awaitNumber(long number) throws Exception {
        while (orders.orders().of(ID).lastNumber() < number) {
            Thread.onSpinWait();
        }
        return number;
    }

    private static void report(RulePack pack, PackState state, int subtask, long number) throws Exception {
        append(
                TopicCatalogue.RULE_PACK_STATUS,
                PackStatus.newBuilder()
                        .setPackId(ID)
                        .setDigest(pack.digest())
                        .setState(state)
                        .setJob("screening")
                        .setSubtask(subtask)
                        .setSubtasks(2)
                        .setControlNumber(number)
                        .setDetail("a test")
                        .setAt(Instant.now())
                        .setInForce(state == PackState.ACTIVE ? List.of(ref(pack)) : List.of())
                        .build());
    }

    private static void shadowResult(String settlementId, ShadowOutcome outcome, long moreFen) throws Exception {
        append(
                TopicCatalogue.SHADOW_RESULTS,
                ShadowResult.newBuilder()
                        .setSettlementId(settlementId)
                        .setPatientId("P")
                        .setInstitutionId("H")
                        .setShadow(ref(second))
                        .setOutcome(outcome)
                        .setDecidedHeldFen(0)
                        .setDecidedRefusedFen(0)
                        .setShadowHeldFen(moreFen)
                        .setShadowRefusedFen(0)
                        .build());
    }

    private static PackRef ref(RulePack pack) {
        return PackRef.newBuilder()
                .setPackId(pack.id())
                .setVersion(pack.version())
                .setDigest(pack.digest())
                .build();
    }

    private static PackControl shadowOrder(long number) {
        return PackControl.newBuilder()
                .setKind(PackControlKind.SHADOW)
                .setPackId(ID)
                .setDigest(first.digest())
                .setNumber(number)
                .setIssuedAt(Instant.now())
                .setReason("a test")
                .setKeyId("")
                .setSignature(ByteBuffer.allocate(0))
                .build();
    }

    private static void append(String topic, SpecificRecord record) throws Exception {
        producer.send(new ProducerRecord<>(
                        topic, ID.getBytes(StandardCharsets.UTF_8), new WireEncoder().encode(record)))
                .get(30, TimeUnit.SECONDS);
    }
}
