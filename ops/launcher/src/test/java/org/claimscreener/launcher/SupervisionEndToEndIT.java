package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.network.Answer;
import org.claimscreener.network.NetworkClient;
import org.claimscreener.network.NetworkSettings;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.verifier.log.CommittedTopic;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.StandingKind;
import org.claimscreener.wire.record.Verdict;
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
 * From the command line and the review to the decision: a real broker in its own process, the real supervision, holds and
 * screening jobs, the real packs. The tests share them, in order. Nothing is slept for: settlements are sent until one is decided by
 * the order, bounded by the time-out of the class.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SupervisionEndToEndIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HOSPITAL = "H43010277801";
    private static final String OTHER = "H43010277802";
    private static final String PHYSICIAN = "D430102778001";
    private static final String REST =
            "\"legal_basis\":\"《条例》\",\"office\":\"长沙市医疗保障局\",\"ordered_by\":\"u-1\",\"approved_by\":\"u-2\","
                    + "\"reason\":\"经查实\"}";
    private static final LocalCrew CREW = new LocalCrew();
    private static final OutpatientVisits VISITS = new OutpatientVisits("DIRECTIVE");

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob screening;
    private static LocalJob supervision;
    private static LocalJob holds;
    private static NetworkClient network;
    private static String hold = "";

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        String servers = broker.bootstrapServers();
        TopicSetup.createMissing(servers, (short) 1);
        CREW.deploy(servers, PackChoice.read(List.of(), Installation.find()));
        screening = LocalJob.screening(servers, CREW.keys().text(), folder.resolve("screening"));
        supervision = LocalJob.supervision(SupervisionSettings.standard(servers), folder.resolve("supervision"));
        holds = LocalJob.holds(HoldsSettings.standard(servers), folder.resolve("holds"));
        network = NetworkClient.open(NetworkSettings.of(servers));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(network, supervision, holds, screening, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void whereNothingWasOrderedEverybodyIsPaid() throws Exception {
        assertThat(decide(HOSPITAL, "A03").getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(listed()).contains("0 steps");
    }

    @Test
    @Order(2)
    void anOrderIsInForceForTheNextSettlementAndItIsToldWhichThatWas() throws Exception {
        issue(order("SUSPEND_SETTLEMENT", "DEPARTMENT", HOSPITAL + "/A03", "one", "VIOLATION", months(7)));

        Decision refused = until(Verdict.REFUSE, HOSPITAL, "A03");

        assertThat(refused.getFindings()).extracting(Finding::getRuleCode).contains("ST-04");
        assertThat(refused.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getOrderNo()).isEqualTo("one");
            assertThat(met.getEntry().getLegalBasis()).contains("条例");
        });
        assertThat(untilListed("was the first to be decided by it")).contains("DEPARTMENT " + HOSPITAL + "/A03", "ms");
    }

    @Test
    @Order(3)
    void anotherDepartmentAndAnotherInstitutionGoOn() throws Exception {
        assertThat(decide(HOSPITAL, "B02").getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(decide(OTHER, "A03").getVerdict()).isEqualTo(Verdict.RELEASE);
    }

    @Test
    @Order(4)
    void anOrderThatIsLiftedEndsForTheNextSettlement() throws Exception {
        issue("{\"kind\":\"LIFT\",\"subject_kind\":\"DEPARTMENT\",\"subject_id\":\"" + HOSPITAL
                + "/A03\",\"order_no\":\"lift one\",\"lifts\":\"one\",\"basis\":\"VIOLATION\",\"valid_from\":\""
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"," + REST);

        until(Verdict.RELEASE, HOSPITAL, "A03");
        assertThat(untilListed("is lifted")).contains("order one is lifted");
    }

    @Test
    @Order(5)
    void aTermEndsByItself() throws Exception {
        Instant end = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        issue(order("SUSPEND_SETTLEMENT", "PRACTITIONER", PHYSICIAN, "short", "AGREEMENT", end));

        Decision refused = until(Verdict.REFUSE, OTHER, "A03");
        assertThat(refused.getFindings()).extracting(Finding::getRuleCode).contains("ST-02");
        until(Verdict.RELEASE, OTHER, "A03");
        assertThat(Instant.now()).isAfterOrEqualTo(end);
    }

    @Test
    @Order(6)
    void whatTheLawDoesNotAllowIsNotSentAndNamesTheArticle() throws Exception {
        Typed typed =
                issuing(order("SUSPEND_SETTLEMENT", "DEPARTMENT", HOSPITAL + "/A03", "long", "VIOLATION", months(13)));

        assertThat(typed.err()).contains("OUT_OF_TERM", "article 38", "6 to 12 months", "line 1");
        assertThat(listed()).doesNotContain("order long");
    }

    @Test
    @Order(7)
    void whatSomebodySendsPastTheChecksIsRefusedInWordsAndRubbishIsADeadLetter() throws Exception {
        issue(order("ORDER_TRACE_CODES", "INSTITUTION", OTHER, "codes", "TRACE_CODES", null));
        issue(order("ORDER_TRACE_CODES", "INSTITUTION", OTHER, "codes", "TRACE_CODES", null)
                .replace("\"order_no\":\"codes\"", "\"order_no\":\"codes\",\"directive_id\":\"another\""));
        append(TopicCatalogue.DIRECTIVES, "INSTITUTION:" + OTHER, "rubbish".getBytes(StandardCharsets.UTF_8));

        assertThat(untilListed("refused")).contains("refused, SAME_ID");
        Decision held = until(Verdict.HOLD, OTHER, "A03");
        assertThat(held.getFindings()).extracting(Finding::getRuleCode).contains("ST-05");
        assertThat(supervision.failure()).isEmpty();
    }

    @Test
    @Order(8)
    void whatIsConfirmedOnReviewMovesPointsAndScoreAndTheNextDecisionShowsThem() throws Exception {
        Decision held = until(Verdict.HOLD, OTHER, "A03");
        hold = held.getSettlementId();
        untilStep(1);
        command(HoldCommandKind.CLAIM, 1, List.of());
        untilStep(2);
        command(
                HoldCommandKind.REVIEW,
                2,
                held.getLines().stream()
                        .filter(line -> line.getHeldFen() > 0)
                        .map(line -> new LineOpinion(line.getLineId(), line.getHeldFen()))
                        .toList());
        untilStep(3);
        command(HoldCommandKind.ACCEPT, 3, List.of());

        assertThat(untilListed("points of "))
                .contains("PRACTITIONER " + PHYSICIAN + "  points of ", ": 0 to 2, hold " + hold + " (ST-05)");
        assertThat(untilListed("score ")).contains(OTHER + "  score 100.00 (A) to 99.50 (A), hold " + hold);
        Decision next = untilPoints(true);
        assertThat(next.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getKind()).isEqualTo(StandingKind.CREDIT_GRADE);
            assertThat(met.getEntry().getValue()).isEqualTo("A");
        });
        assertThat(next.getStanding()).anySatisfy(met -> {
            assertThat(met.getEntry().getKind()).isEqualTo(StandingKind.QUALIFICATION_POINTS);
            assertThat(met.getEntry().getValue()).isEqualTo("2");
            assertThat(met.getEntry().getOrderNo()).contains(hold);
        });
    }

    @Test
    @Order(9)
    void whoContestsAndIsRightGetsThePointsTakenBack() throws Exception {
        String subject = "PRACTITIONER:" + PHYSICIAN;
        Typed contest = new Typed();
        assertThat(contest.run(request("contest", hold, subject, "u-3", "--reason", "不是我开的")))
                .as(contest.err())
                .isEqualTo(ExitCodes.OK);
        untilListed("to be decided before");
        Typed same = new Typed();
        assertThat(same.run(request("decide", contest.out().strip(), subject, "u-3", "--reason", "x", "--take-back")))
                .as(same.err())
                .isEqualTo(ExitCodes.OK);
        assertThat(untilListed("SAME_PERSON")).contains("another person than who raised the contest decides it");
        Typed other = new Typed();
        assertThat(other.run(request("decide", contest.out().strip(), subject, "u-4", "--reason", "查实", "--take-back")))
                .as(other.err())
                .isEqualTo(ExitCodes.OK);

        assertThat(untilListed("the change is taken back"))
                .contains("points of ", ": 2 to 0, hold " + hold + " was taken back");
        untilPoints(false);
    }

    private static String[] request(String what, String about, String subject, String actor, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "supervision",
                what,
                about,
                "--subject",
                subject,
                "--actor",
                actor,
                "--audit-key",
                folder.resolve(actor + ".audit").toString(),
                "--bootstrap-servers",
                broker.bootstrapServers()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static Decision untilPoints(boolean shown) throws Exception {
        while (true) {
            Decision decision = decide(OTHER, "A03");
            boolean any = decision.getStanding().stream()
                    .anyMatch(met -> met.getEntry().getKind() == StandingKind.QUALIFICATION_POINTS);
            if (any == shown) {
                return decision;
            }
        }
    }

    private static void untilStep(int number) throws Exception {
        AtomicInteger newest = new AtomicInteger();
        WireDecoder decoder = WireDecoder.create();
        while (newest.get() < number) {
            CommittedTopic.read(
                    broker.bootstrapServers(),
                    TopicCatalogue.HOLDS,
                    read -> {
                        HoldStep step = (HoldStep) ((Decoded.Accepted) decoder.decode(read.value())).message();
                        if (step.getHoldId().equals(hold)) {
                            assertThat(step.getRefusal()).as("%s", step).isNull();
                            newest.set(step.getStep());
                        }
                    },
                    (topic, read, ahead) -> {});
        }
    }

    private static void command(HoldCommandKind kind, int seenStep, List<LineOpinion> opinions) throws Exception {
        boolean institution = kind == HoldCommandKind.ACCEPT;
        HoldCommand command = HoldCommand.newBuilder()
                .setCommandId(kind + " " + hold)
                .setHoldId(hold)
                .setKind(kind)
                .setActorId(institution ? "u-9" : "u-5")
                .setActorRole(institution ? ActorRole.INSTITUTION : ActorRole.REVIEWER)
                .setActorInstitutionId(institution ? OTHER : null)
                .setSeenStep(seenStep)
                .setOpinions(opinions)
                .setReason("未上传追溯码")
                .setIssuedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        append(TopicCatalogue.REVIEWS, hold, new WireEncoder().encode(command));
    }

    private static String order(
            String kind, String subjectKind, String subject, String number, String basis, @Nullable Instant to) {
        String end = to == null ? "" : "\"valid_to\":\"" + to + "\",";
        return "{\"kind\":\"" + kind + "\",\"subject_kind\":\"" + subjectKind + "\",\"subject_id\":\"" + subject
                + "\",\"order_no\":\"" + number + "\",\"basis\":\"" + basis + "\",\"valid_from\":\""
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"," + end + REST;
    }

    private static Instant months(int months) {
        return Instant.now()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .plusMonths(months)
                .truncatedTo(ChronoUnit.SECONDS)
                .toInstant();
    }

    private static void issue(String line) throws IOException {
        Typed typed = new Typed();
        assertThat(run(typed, line)).as(typed.err()).isEqualTo(ExitCodes.OK);
    }

    private static Typed issuing(String line) throws IOException {
        Typed typed = new Typed();
        assertThat(run(typed, line)).isEqualTo(ExitCodes.FAILED);
        return typed;
    }

    private static int run(Typed typed, String line) throws IOException {
        Path file = folder.resolve("directives.jsonl");
        Files.writeString(file, line);
        return typed.run(
                "supervision",
                "order",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--file",
                file.toString(),
                "--audit-key",
                folder.resolve("officer.audit").toString());
    }

    private static String listed() {
        Typed typed = new Typed();
        assertThat(typed.run("supervision", "list", "--bootstrap-servers", broker.bootstrapServers()))
                .as(typed.err())
                .isEqualTo(ExitCodes.OK);
        return typed.out() + typed.err();
    }

    /** Steps are seen at the next checkpoint. */
    private static String untilListed(String text) {
        while (true) {
            String listed = listed();
            if (listed.contains(text)) {
                return listed;
            }
        }
    }

    private static Decision until(Verdict verdict, String institution, String department) throws Exception {
        while (true) {
            Decision decision = decide(institution, department);
            if (decision.getVerdict() == verdict) {
                return decision;
            }
        }
    }

    private static Decision decide(String institution, String department) throws Exception {
        var visit = VISITS.next(institution, Instant.now().truncatedTo(ChronoUnit.SECONDS), department, PHYSICIAN);
        return ((Answer.Decided) network.submit(visit.build(), PATIENCE).get()).decision();
    }

    private static void append(String topic, String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }
}
