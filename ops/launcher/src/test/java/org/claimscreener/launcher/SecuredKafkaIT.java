package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.console.store.KafkaRecordLog;
import org.claimscreener.console.store.RecordLog;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.network.Answer;
import org.claimscreener.network.NetworkClient;
import org.claimscreener.network.NetworkSettings;
import org.claimscreener.stack.access.AccessList;
import org.claimscreener.stack.broker.BrokerTls;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.process.Waiting;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.VerifyFailure;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.KafkaAddress;
import org.claimscreener.wire.Topic;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The list of rights is enough, and no more: a real broker that asks everybody for a certificate, the rights as
 * {@code topics apply} gives them, and each job and person under its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SecuredKafkaIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String STRANGER = "stranger";
    private static final LocalCrew CREW = new LocalCrew();
    private static final OutpatientVisits VISITS = new OutpatientVisits("SEC");
    private static final Deque<AutoCloseable> RUNNING = new ArrayDeque<>();

    @TempDir
    private static Path folder;

    private static AccessList list;
    private static Certificates certificates;
    private static LocalBroker broker;

    @SuppressWarnings("NullAway.Init") // Begun by the test that is about it, once there are packs.
    private static LocalJob screening;

    @SuppressWarnings("NullAway.Init") // Opened with it.
    private static NetworkClient network;

    @BeforeAll
    static void start() throws Exception {
        Path file = Installation.find().accessList();
        list = AccessList.parse(file.toString(), Files.readString(file));
        List<String> clients = new ArrayList<>(list.principals());
        clients.addAll(List.of(BrokerTls.ADMINISTRATOR, STRANGER));
        certificates = Certificates.make(folder.resolve("certificates"), clients);
        broker = LocalBroker.startSecured(folder.resolve("broker"), certificates.broker());
        RUNNING.push(broker);
    }

    @AfterAll
    static void stop() {
        RUNNING.forEach(part -> org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close));
    }

    @Test
    @Order(1)
    void nothingIsAppliedUnlessItIsSaid() throws Exception {
        Typed typed = new Typed();

        assertThat(as(BrokerTls.ADMINISTRATOR, typed, "topics", "apply", "--replicas", "1"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(typed.out().lines())
                .hasSize(TopicCatalogue.existing().size() + list.rights().size())
                .allMatch(line -> line.startsWith("+ "))
                .contains(
                        "+ network may write topic claims.settlements.v1 is missing: sends settlements and reversals");
        assertThat(typed.err()).contains("--yes");
    }

    @Test
    @Order(2)
    void whatIsAppliedToAFreshBrokerLeavesNoDrift() throws Exception {
        done(BrokerTls.ADMINISTRATOR, "topics", "apply", "--replicas", "1", "--yes");

        assertThat(done("operations", "topics", "drift", "--replicas", "1")).isEmpty();
        assertThat(done(BrokerTls.ADMINISTRATOR, "topics", "drift", "--replicas", "1"))
                .isEmpty();
    }

    @Test
    @Order(3)
    void eachMayDoWithTopicsWhatTheListSaysAndNothingElse() throws Exception {
        List<String> topics =
                TopicCatalogue.existing().stream().map(Topic::name).toList();
        for (String principal : list.principals()) {
            assertThat(allowed(principal, topics)).as(principal).isEqualTo(listed(principal, topics));
        }
        assertThat(allowed(STRANGER, topics)).isEmpty();
    }

    @Test
    @Order(4)
    void aForbiddenWriteIsRefused() throws Exception {
        CREW.deploy(address("promoter"), PackChoice.read(List.of(), Installation.find()));
        write("console", TopicCatalogue.REVIEWS, "H-0", new WireEncoder().encode(command("H-0")));

        assertRefused("console", TopicCatalogue.RULE_PACKS);
        assertRefused("screening", TopicCatalogue.REVIEWS);
        assertRefused("holds", TopicCatalogue.DECISIONS);
        assertRefused("promoter", TopicCatalogue.REVIEWS);
        assertRefused("operations", TopicCatalogue.SETTLEMENTS);
        assertRefused("auditors", TopicCatalogue.AUDIT);
        assertRefused(STRANGER, TopicCatalogue.SETTLEMENTS);
        assertThatThrownBy(() -> CREW.deploy(address("console"), PackChoice.read(List.of(), Installation.find())))
                .hasMessageContaining(TopicCatalogue.RULE_PACKS);
    }

    @Test
    @Order(5)
    void whoShowsNoCertificateIsNotHeard() throws Exception {
        String nobody = broker.bootstrapServers() + "#" + certificates.nobody();

        assertThatThrownBy(() -> write(nobody, TopicCatalogue.SETTLEMENTS))
                .hasRootCauseInstanceOf(javax.net.ssl.SSLException.class)
                .hasCauseInstanceOf(SslAuthenticationException.class);
        assertThatThrownBy(() -> write(broker.bootstrapServers(), TopicCatalogue.SETTLEMENTS))
                .isInstanceOf(ExecutionException.class);
    }

    @Test
    @Order(6)
    void theScreeningJobDecidesWithItsOwnRightsAlone() throws Exception {
        screening = screening("screening-1");
        network = NetworkClient.open(NetworkSettings.of(broker.bootstrapServers())
                .withKafka(strings(KafkaAddress.settings(address("network"), Map.of()))));
        RUNNING.push(network);

        assertThat(decided()).isNotEmpty();
    }

    @Test
    @Order(7)
    void aJobThatStartsAgainFencesTheOneBeforeAndReadsBack() throws Exception {
        screening.close();
        screening = screening("screening-2");
        RUNNING.push(screening);

        assertThat(decided()).isNotEmpty();
    }

    @Test
    @Order(8)
    void theHoldsJobAnswersACommandAndTheConsoleReadsIt() throws Exception {
        RUNNING.push(LocalJob.holds(HoldsSettings.standard(address("holds")), folder.resolve("holds")));
        try (KafkaRecordLog log = new KafkaRecordLog(KafkaAddress.settings(address("console"), Map.of()))) {
            log.startAt(Map.of());
            write("console", TopicCatalogue.REVIEWS, "H-1", new WireEncoder().encode(command("H-1")));
            Set<String> keys = new HashSet<>();
            assertThat(Waiting.until(
                            () -> {
                                log.poll(RecordLog.Part.STEPS, Duration.ofMillis(100))
                                        .records()
                                        .forEach(step -> keys.add(new String(step.key(), StandardCharsets.UTF_8)));
                                return keys.containsAll(Set.of("H-0", "H-1"));
                            },
                            PATIENCE))
                    .isTrue();
        }
    }

    @Test
    @Order(9)
    void theSupervisionJobTakesAnOrderOfTheAuthority() throws Exception {
        RUNNING.push(LocalJob.supervision(
                SupervisionSettings.standard(address("supervision")), folder.resolve("supervision")));
        Path file = Files.writeString(
                folder.resolve("order.jsonl"),
                SupervisionRig.order(
                        "SUSPEND_SETTLEMENT",
                        "INSTITUTION",
                        "H43010299901",
                        "安1号",
                        "AGREEMENT",
                        SupervisionRig.months(6)));
        done(
                "authority",
                "supervision",
                "order",
                "--file",
                file.toString(),
                "--actor",
                "zhang.wei",
                "--audit-key",
                folder.resolve("zhang.audit").toString());

        assertThat(Waiting.until(() -> done("authority", "supervision", "list").contains("H43010299901"), PATIENCE))
                .isTrue();
        assertThat(Waiting.until(() -> done("authority", "standing", "list").contains("H43010299901"), PATIENCE))
                .isTrue();
    }

    @Test
    @Order(10)
    void aDeadLetterGoesBackOnceByWhoMayWriteItsTopic() throws Exception {
        Settlement later = visit();
        String patient = later.getPerson().getPatientId();
        write("network", TopicCatalogue.SETTLEMENTS, patient, new WireEncoder().encode(reversal(later)));
        assertThat(Waiting.until(
                        () -> done("operations", "dead-letters", "list").contains(later.getSettlementId()), PATIENCE))
                .isTrue();
        assertThat(network.submit(later, PATIENCE).get()).isInstanceOf(Answer.Decided.class);
        String place = letterOf(later.getSettlementId());

        assertThat(done("operations", "dead-letters", "show", place))
                .contains("reason      REVERSAL_UNKNOWN: It reverses", "read by this build as Reversal", "see --reveal")
                .doesNotContain(patient);
        assertThat(done("operations", chen("dead-letters", "show", place, "--reveal")))
                .contains("000000  c3 01 ");
        assertThat(done("operations", replay())).startsWith("+ " + place + " back to claims.settlements.v1");
        assertThat(done("operations", replay("--dry-run"))).startsWith("+ " + place);

        Typed refused = new Typed();
        assertThat(as("operations", refused, replay("--send"))).isEqualTo(ExitCodes.FAILED);
        assertThat(refused.err()).contains("Not authorized", "--again");
        assertThat(done("operations", replay())).startsWith("- " + place + " stays: the same bytes were put back");
        String network = certificates.client("network").toString();
        done("operations", replay("--send", "--again", "--send-as", network));

        assertThat(Waiting.until(() -> isReversed(later.getSettlementId()), PATIENCE))
                .isTrue();
        assertThat(done("operations", replay())).startsWith("- " + place + " stays");
        assertThat(done("auditors", "audit", "show", "--actor", "chen"))
                .contains("PATIENT_SHOWN\t" + place, "COMMAND_SENT\t" + place + "\tdead letter put back to claims.");
    }

    @Test
    @Order(11)
    void auditorsFindEverythingInOrderAndNothingHasDrifted() throws Exception {
        assertThat(done("auditors", "audit", "show")).contains("zhang.wei");
        done("auditors", "verify");

        assertThat(done("operations", "topics", "drift", "--replicas", "1")).isEmpty();
    }

    @Test
    @Order(12)
    void driftIsSeenAndWhatIsTooManyIsTakenAwayOnlyWhenAsked() throws Exception {
        Path shorter = folder.resolve("shorter.tsv");
        Files.writeString(
                shorter,
                Files.readString(Installation.find().accessList())
                        .replaceAll("(?m)^auditors\tread\ttopic\tclaims.holds.*\n", ""));
        Typed drift = new Typed();

        assertThat(as("operations", drift, "topics", "drift", "--replicas", "1", "--access", shorter.toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(drift.out())
                .hasLineCount(1)
                .startsWith("- auditors may read topic claims.holds.v1 is not in the list");
        done(BrokerTls.ADMINISTRATOR, "topics", "apply", "--replicas", "1", "--yes", "--access", shorter.toString());
        assertThat(done("operations", "topics", "drift", "--replicas", "1")).isEmpty();
        done(
                BrokerTls.ADMINISTRATOR,
                "topics",
                "apply",
                "--replicas",
                "1",
                "--yes",
                "--revoke",
                "--access",
                shorter.toString());
        assertThat(as("operations", new Typed(), "topics", "drift", "--replicas", "1"))
                .isEqualTo(ExitCodes.FAILED);
    }

    // Who does what.

    private static Settlement visit() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return VISITS.next("H43010299902", now, "A03", "D430102999001").build();
    }

    private static Reversal reversal(Settlement of) {
        return Reversal.newBuilder()
                .setReversalId("R" + of.getSettlementId())
                .setSettlementId(of.getSettlementId())
                .setVisitId(of.getVisit().getVisitId())
                .setPatientId(of.getPerson().getPatientId())
                .setInstitutionId(of.getInstitution().getInstitutionId())
                .setChannel(of.getChannel())
                .setReversedAt(of.getSettledAt().plusSeconds(1))
                .build();
    }

    private static String letterOf(String settlementId) throws IOException {
        return done("operations", "dead-letters", "list")
                .lines()
                .filter(line -> line.contains("\t" + settlementId + "\t"))
                .map(line -> line.split("\t", -1)[1])
                .findFirst()
                .orElseThrow();
    }

    private static boolean isReversed(String settlementId) throws IOException {
        List<String> reversed = new ArrayList<>();
        WireDecoder decoder = WireDecoder.create();
        try {
            CommittedTopic.read(
                    address("auditors"),
                    TopicCatalogue.DECISIONS,
                    record -> {
                        if (decoder.decode(record.value()) instanceof Decoded.Accepted accepted
                                && accepted.message() instanceof ReversalReceipt receipt) {
                            reversed.add(receipt.getSettlementId());
                        }
                    },
                    Progress.NONE);
        } catch (VerifyFailure e) {
            throw new IOException(e);
        }
        return reversed.contains(settlementId);
    }

    private static String[] replay(String... more) {
        List<String> words = new ArrayList<>(List.of("dead-letters", "replay", "--reason", "REVERSAL_UNKNOWN"));
        words.addAll(List.of(more));
        return chen(words.toArray(String[]::new));
    }

    private static String[] chen(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--actor", "chen", "--audit-key", folder.resolve("chen.audit").toString()));
        return all.toArray(String[]::new);
    }

    private static LocalJob screening(String state) throws Exception {
        return LocalJob.screening(address("screening"), CREW.keys().text(), folder.resolve(state));
    }

    private static String decided() throws Exception {
        return ((Answer.Decided) network.submit(visit(), PATIENCE).get())
                .decision()
                .getSettlementId();
    }

    private static HoldCommand command(String holdId) {
        return HoldCommand.newBuilder()
                .setCommandId("claim " + holdId)
                .setHoldId(holdId)
                .setKind(HoldCommandKind.CLAIM)
                .setActorId("r1")
                .setActorRole(ActorRole.REVIEWER)
                .setSeenStep(1)
                .setReason("so it is")
                .setIssuedAt(Instant.now())
                .build();
    }

    private static String address(String principal) throws IOException {
        return broker.bootstrapServers() + "#" + certificates.client(principal);
    }

    private static void write(String principal, String topic, String key, byte[] value) throws Exception {
        Map<String, Object> settings = KafkaAddress.settings(address(principal), Map.of());
        write(settings, new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static void write(String address, String topic) throws Exception {
        write(KafkaAddress.settings(address, Map.of("max.block.ms", 10_000)), new ProducerRecord<>(topic, new byte[] {1
        }));
    }

    private static void write(Map<String, Object> settings, ProducerRecord<byte[], byte[]> message) throws Exception {
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static void assertRefused(String principal, String topic) {
        assertThatThrownBy(() -> write(address(principal), topic))
                .as("%s writes %s", principal, topic)
                .hasCauseInstanceOf(AuthorizationException.class);
    }

    /** What the broker says that a principal may do with each topic; a topic that it may not know of is not there. */
    private static Map<String, Set<AclOperation>> allowed(String principal, List<String> topics) throws Exception {
        Map<String, Set<AclOperation>> allowed = new HashMap<>();
        try (Admin admin = Admin.create(KafkaAddress.settings(address(principal), Map.of()))) {
            Map<String, KafkaFuture<TopicDescription>> asked = admin.describeTopics(
                            topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
                try {
                    allowed.put(
                            topic.getKey(),
                            Set.copyOf(topic.getValue()
                                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                                    .authorizedOperations()));
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
                }
            }
        }
        return allowed;
    }

    private static Map<String, Set<AclOperation>> listed(String principal, List<String> topics) {
        Map<String, Set<AclOperation>> listed = new HashMap<>();
        for (String topic : topics) {
            Set<AclOperation> operations = list.of(principal).keySet().stream()
                    .filter(right -> right.pattern().resourceType() == ResourceType.TOPIC)
                    .filter(right -> right.pattern().patternType() == PatternType.PREFIXED
                            ? topic.startsWith(right.pattern().name())
                            : topic.equals(right.pattern().name()))
                    .map(right -> right.entry().operation())
                    .collect(Collectors.toSet());
            if (!operations.isEmpty()) {
                operations.add(AclOperation.DESCRIBE);
                listed.put(topic, operations);
            }
        }
        return listed;
    }

    private static Map<String, String> strings(Map<String, Object> settings) {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString()));
    }

    /** A command of somebody, which is to go well; what it printed. */
    private static String done(String principal, String... words) throws IOException {
        Typed typed = new Typed();
        assertThat(as(principal, typed, words)).as(typed.out() + typed.err()).isEqualTo(ExitCodes.OK);
        return typed.out();
    }

    private static int as(String principal, Typed typed, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--client-config"));
        all.add(certificates.client(principal).toString());
        return typed.run(all.toArray(String[]::new));
    }
}
