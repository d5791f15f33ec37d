package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.metrics.JvmRegistry;
import org.claimscreener.network.Answer;
import org.claimscreener.network.NetworkClient;
import org.claimscreener.network.NetworkSettings;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Institution;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Verdict;
import org.claimscreener.wire.record.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders from the command line to the decision, over a real broker in its own process and the real job with the real
 * packs. The tests share both, in order.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StandingEndToEndIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String BARRED_BEFORE = "H43010277701";
    private static final String HOSPITAL = "H43010277702";
    private static final String PHYSICIAN = "D430102777001";
    private static final LocalCrew CREW = new LocalCrew();
    private static final Settlement TEMPLATE = OutpatientVisits.template();
    private static final Instant TIME = TEMPLATE.getSettledAt();

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob job;
    private static NetworkClient network;
    private static int settlements;

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        put(order("INSTITUTION", BARRED_BEFORE, TIME.minusSeconds(3_600), null, true));
        CREW.deploy(broker.bootstrapServers(), PackChoice.read(List.of(), Installation.find()));
        job = submit("state");
        network = NetworkClient.open(NetworkSettings.of(broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(network, job, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void theVeryFirstSettlementMeetsWhatWasIssuedBeforeTheJobRan() throws Exception {
        assertRefused(decide(at(BARRED_BEFORE).build()), "ST-01");
        assertThat(decide(at(HOSPITAL).build()).getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    @Order(2)
    void theNextSettlementAfterAnOrderWasReadIsRefusedAndAnEmergencyIsNot() throws Exception {
        putAndAwait(order("PRACTITIONER", PHYSICIAN, TIME, null, true));

        Decision refused = decide(at(HOSPITAL).build());
        Decision emergency = decide(emergency(at(HOSPITAL)));

        assertRefused(refused, "ST-02");
        assertThat(refused.getStanding())
                .singleElement()
                .satisfies(met -> assertThat(met.getEntry().getOrderNo()).isEqualTo("order of " + PHYSICIAN));
        assertThat(emergency.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(emergency.getStanding()).hasSize(1);
    }

    @Test
    @Order(3)
    void aRecordThatCannotBeReadChangesNothingAndStopsNothing() throws Exception {
        double unreadable = counted("screener_standing_unreadable");
        append("PRACTITIONER:" + PHYSICIAN, "rubbish".getBytes(StandardCharsets.UTF_8));
        append("nobody", null);
        await("screener_standing_unreadable", unreadable + 2);

        assertRefused(decide(at(HOSPITAL).build()), "ST-02");
        assertThat(job.failure()).isEmpty();
    }

    @Test
    @Order(4)
    void listsWhatIsIssuedAndTellsOfWhatCannotBeRead() {
        Typed all = new Typed();
        Typed one = new Typed();
        Typed none = new Typed();

        assertThat(list(all)).isEqualTo(ExitCodes.OK);
        assertThat(all.out()).hasLineCount(2).contains(BARRED_BEFORE, PHYSICIAN);
        assertThat(all.err()).contains("names no subject", "2 subjects").doesNotContain("rubbish");
        assertThat(list(one, "PRACTITIONER:" + PHYSICIAN)).isEqualTo(ExitCodes.OK);
        assertThat(one.out()).hasLineCount(1).contains("\"order_no\":\"order of " + PHYSICIAN + "\"");
        assertThat(list(none, "INSTITUTION:" + PHYSICIAN)).isEqualTo(ExitCodes.OK);
        assertThat(none.out()).isEmpty();
        assertThat(none.err()).contains("nothing is issued about INSTITUTION:" + PHYSICIAN);
    }

    @Test
    @Order(5)
    void aTombstoneEndsIt() throws Exception {
        double read = counted("screener_standing_records");
        append("PRACTITIONER:" + PHYSICIAN, null);
        await("screener_standing_records", read + 1);

        Decision decision = decide(at(HOSPITAL).build());

        assertThat(decision.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(decision.getStanding()).isEmpty();
    }

    @Test
    @Order(6)
    void anOrderHoldsFromItsFirstInstantToBeforeItsLast() throws Exception {
        putAndAwait(order("PRACTITIONER", PHYSICIAN, TIME.plusMillis(1), null, true));
        assertThat(decide(at(HOSPITAL).build()).getVerdict()).isEqualTo(Verdict.RELEASE);

        putAndAwait(order("PRACTITIONER", PHYSICIAN, TIME, TIME.plusMillis(1), true));
        assertRefused(decide(at(HOSPITAL).build()), "ST-02");

        putAndAwait(order("PRACTITIONER", PHYSICIAN, TIME.minusSeconds(1), TIME, true));
        assertThat(decide(at(HOSPITAL).build()).getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    @Order(7)
    void aPersonsOnlineSettlementIsSuspended() throws Exception {
        Settlement first = at(HOSPITAL).build();
        putAndAwait(order("PATIENT", first.getPerson().getPatientId(), TIME.minusSeconds(60), null, true));

        assertRefused(decide(first), "ST-03");
        assertThat(decide(at(HOSPITAL).build()).getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    @Order(8)
    void aDecisionEvaluatesToTheSameBytesFromTheStandingThatItRecords() throws Exception {
        putAndAwait(order("INSTITUTION", HOSPITAL, TIME.minusSeconds(60), null, true));
        Decision refused = decide(at(HOSPITAL).build());
        putAndAwait(revoked("INSTITUTION", HOSPITAL));
        Typed explained = new Typed();

        assertRefused(refused, "ST-01");
        assertThat(explained.run(
                        "explain", refused.getSettlementId(), "--bootstrap-servers", broker.bootstrapServers()))
                .as(explained.out() + explained.err())
                .isZero();
        assertThat(explained.out())
                .contains("ST-01", "institution " + HOSPITAL + ": SUSPENSION from ", "order of " + HOSPITAL)
                .contains("Evaluated again: the same, byte for byte");
    }

    @Test
    @Order(9)
    void goesOnAfterTheBrokerWasKilledAndStillHasWhatWasInForce() throws Exception {
        broker.kill();
        broker.start();

        assertRefused(decide(at(BARRED_BEFORE).build()), "ST-01");
        putAndAwait(order("INSTITUTION", HOSPITAL, TIME.minusSeconds(60), null, true));
        assertRefused(decide(at(HOSPITAL).build()), "ST-01");
    }

    @Test
    @Order(10)
    void aJobThatStartsAgainHasItWithoutReadingTheTopicAgain() throws Exception {
        double read = counted("screener_standing_records");
        job.close();
        job = submit("state-2");

        assertRefused(decide(at(HOSPITAL).build()), "ST-01");
        assertThat(counted("screener_standing_records")).isEqualTo(read);
        assertThat(JvmRegistry.registry()
                        .get("screener_standing_followers")
                        .gauge()
                        .value())
                .isEqualTo(1);
    }

    @Test
    @Order(11)
    void aWrongLineIssuesNothing() throws IOException {
        Path file = folder.resolve("wrong.jsonl");
        Files.writeString(
                file, order("INSTITUTION", "H43010277709", TIME, null, true) + "\n{\"subject_kind\":\"X\"}\n");
        Typed typed = new Typed();

        assertThat(typed.run(
                        "standing",
                        "put",
                        "--bootstrap-servers",
                        broker.bootstrapServers(),
                        "--file",
                        file.toString(),
                        "--audit-key",
                        folder.resolve("standings.audit").toString()))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains("line 2: ", "none of it was taken");
        Typed listed = new Typed();
        list(listed, "H43010277709");
        assertThat(listed.out()).isEmpty();
    }

    private static LocalJob submit(String state) throws Exception {
        return LocalJob.screening(broker.bootstrapServers(), CREW.keys().text(), folder.resolve(state));
    }

    private static void assertRefused(Decision decision, String code) {
        assertThat(decision.getVerdict()).isEqualTo(Verdict.REFUSE);
        assertThat(decision.getFindings()).extracting(Finding::getRuleCode).contains(code);
        assertThat(decision.getReleasedFen()).isZero();
    }

    private static Decision decide(Settlement settlement) throws Exception {
        return ((Answer.Decided) network.submit(settlement, PATIENCE).get()).decision();
    }

    private static int list(Typed typed, String... subject) {
        String[] words = Arrays.copyOf(
                new String[] {"standing", "list", "--bootstrap-servers", broker.bootstrapServers()},
                4 + subject.length);
        System.arraycopy(subject, 0, words, 4, subject.length);
        return typed.run(words);
    }

    private static void putAndAwait(String line) throws IOException {
        double read = counted("screener_standing_records");
        put(line);
        await("screener_standing_records", read + 1);
    }

    private static void put(String line) throws IOException {
        Path file = folder.resolve("orders.jsonl");
        Files.writeString(file, line);
        Typed typed = new Typed();
        assertThat(typed.run(
                        "standing",
                        "put",
                        "--bootstrap-servers",
                        broker.bootstrapServers(),
                        "--file",
                        file.toString(),
                        "--audit-key",
                        folder.resolve("standings.audit").toString()))
                .as(typed.err())
                .isEqualTo(ExitCodes.OK);
    }

    private static String order(String kind, String id, Instant from, @Nullable Instant to, boolean exempt) {
        String end = to == null ? "" : ",\"valid_to\":\"" + to + "\"";
        return head(kind, id) + "{\"kind\":\"SUSPENSION\",\"valid_from\":\"" + from + "\"" + end
                + ",\"order_no\":\"order of " + id + "\",\"legal_basis\":\"《条例》第十三条\",\"emergency_exempt\":" + exempt
                + "}]}";
    }

    private static String revoked(String kind, String id) {
        return head(kind, id) + "]}";
    }

    private static String head(String kind, String id) {
        return "{\"subject_kind\":\"" + kind + "\",\"subject_id\":\"" + id
                + "\",\"issued_at\":\"2026-06-01\",\"issued_by\":\"长沙市医疗保障局\",\"entries\":[";
    }

    private static void append(String key, byte @Nullable [] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(TopicCatalogue.STANDING, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static double counted(String counter) {
        return JvmRegistry.registry().get(counter).counter().count();
    }

    /** Bounded by the time-out of the class. */
    private static void await(String counter, double least) {
        while (counted(counter) < least) {
            Thread.onSpinWait();
        }
    }

    /** The template's visit of a new person, at that institution and by the physician. */
    private static Settlement.Builder at(String institutionId) {
        settlements++;
        List<FeeLine> lines = TEMPLATE.getFeeLines().stream()
                .map(line -> FeeLine.newBuilder(line)
                        .setOccurredAt(TIME)
                        .setPractitionerId(PHYSICIAN)
                        // The same pack sold to the next person would be a finding of its own.
                        .setTraceCodes(List.of())
                        .build())
                .toList();
        return Settlement.newBuilder(TEMPLATE)
                .setSettlementId("STANDING" + settlements)
                .setMessageId(null)
                .setPerson(Person.newBuilder(TEMPLATE.getPerson())
                        .setPatientId("PSTANDING" + settlements)
                        .build())
                .setInstitution(Institution.newBuilder(TEMPLATE.getInstitution())
                        .setInstitutionId(institutionId)
                        .build())
                .setVisit(Visit.newBuilder(TEMPLATE.getVisit())
                        .setVisitId("MSTANDING" + settlements)
                        .setBeganAt(TIME)
                        .setAttendingPractitionerId(PHYSICIAN)
                        .build())
                .setFeeLines(lines);
    }

    private static Settlement emergency(Settlement.Builder settlement) {
        return settlement
                .setVisit(Visit.newBuilder(settlement.getVisit())
                        .setVisitType("1301")
                        .build())
                .build();
    }
}
