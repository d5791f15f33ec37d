package org.claimscreener.launcher;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.drools.CompiledPack;
import org.claimscreener.engine.history.Remembered;
import org.claimscreener.engine.pack.PackFolder;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.engine.patient.LogAnswers;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.replay.PatientLog;
import org.claimscreener.engine.screen.Screener;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeatureValue;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Person;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
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
 * From the topics to the packet, from the packet back to the same decision, and from the entries to the list: a real broker in
 * its own process, the real supervision job, a real pack. The tests share them, in order. Nothing is slept for: the list is read
 * until it says what it must, bounded by the time-out of the class.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReferralEndToEndIT {
    private static final String PLAIN = "../../rule-packs/engine/src/test/resources/packs-under-test/plain";
    private static final Instant NOW = Instant.parse("2026-09-07T02:00:00Z");
    private static final String PATIENT = "PREFERRAL0";
    private static final OutpatientVisits VISITS = new OutpatientVisits("REFERRAL");

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob supervision;
    private static String hold = "";

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        decideTwo();
        supervision = LocalJob.supervision(
                SupervisionSettings.standard(broker.bootstrapServers()), folder.resolve("supervision"));
        run(ExitCodes.OK, "keygen", "--office", "长沙市医疗保障局", "--out", path("office.key"));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(supervision, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void aPacketIsMadeFromTheTopicsAndCheckedWithoutThem() throws Exception {
        Typed made = make("POLICE", "police.packet", "u-2", ExitCodes.OK);
        assertThat(made.out().strip()).isEqualTo(hold + "-POLICE");

        Typed verified = run(ExitCodes.OK, "verify", path("police.packet"), "--keys", path("office.key.pub"));
        assertThat(verified.out())
                .contains("✓ intact, signed by 长沙市医疗保障局", "公安机关", "PLAIN-01", "the same, byte for byte")
                .contains("Hold: 2 steps, the newest LEAD_SUBMITTED");
        assertThat(Files.readString(folder.resolve("police.packet"))).contains(PATIENT);
    }

    @Test
    @Order(2)
    void whoeverHasThePacketAndThePackDecidesTheSameAgain() {
        Typed again = run(
                ExitCodes.OK,
                "verify",
                path("police.packet"),
                "--keys",
                path("office.key.pub"),
                "--re-evaluate",
                "--packs",
                PLAIN);

        assertThat(again.out()).contains("Decided again: the same, byte for byte");
    }

    @Test
    @Order(3)
    void theAuditOfficeIsToldOfTheMoneyAndOfNoPatient() throws Exception {
        make("AUDIT", "audit.packet", "u-2", ExitCodes.OK);

        assertThat(run(3, "verify", path("audit.packet")).out())
                .contains("only --keys can say", "Money: ", "IDENTITY: ");
        assertThat(Files.readString(folder.resolve("audit.packet"))).doesNotContain(PATIENT);
        assertThat(run(ExitCodes.FAILED, "verify", path("audit.packet"), "--re-evaluate", "--packs", PLAIN)
                        .err())
                .contains("does not hold what deciding again needs");
    }

    @Test
    @Order(4)
    void aPacketThatSomebodyChangedIsNamed() throws Exception {
        String text = Files.readString(folder.resolve("audit.packet"));
        Files.writeString(
                folder.resolve("changed.packet"), text.replace("\"approved_by\":\"u-2\"", "\"approved_by\":\"u-3\""));

        assertThat(run(ExitCodes.FAILED, "verify", path("changed.packet"), "--keys", path("office.key.pub"))
                        .out())
                .contains("✗", "section head (line 1)", "its signature does not hold");
    }

    @Test
    @Order(5)
    void whoMakesAPacketDoesNotApproveItAndNoFileIsWrittenOver() {
        assertThat(make("HEALTH", "health.packet", "u-1", ExitCodes.USAGE).err())
                .contains("another person approves it");
        assertThat(folder.resolve("health.packet")).doesNotExist();
        assertThat(make("AUDIT", "audit.packet", "u-2", ExitCodes.FAILED).err()).contains("is there already");
    }

    @Test
    @Order(6)
    void aReferralIsFollowedFromMadeToAnswered() {
        String id = hold + "-POLICE";
        assertThat(untilListed("made, not sent yet")).contains(id);
        enter("received", id, "--received-by", "收发室");
        assertThat(untilShown(id, "OUT_OF_ORDER")).contains("enter that first");

        enter("sent", id, "--by", "机要0042");
        assertThat(untilListed("its receipt is due before")).contains(id);
        enter("received", id, "--received-by", "收发室", "--number", "88号");
        enter("answered", id, "--outcome", "CASE_FILED", "--answer", "立案侦查");
        assertThat(untilShown(id, "answered as 88号: CASE_FILED, 立案侦查")).contains("received by 收发室 as 88号");
        assertThat(supervision.failure()).isEmpty();
    }

    @Test
    @Order(7)
    void whoActedIsOnRecord() {
        Typed audit = new Typed();
        assertThat(audit.run("audit", "show", "--bootstrap-servers", broker.bootstrapServers(), "--actor", "u-1"))
                .isEqualTo(ExitCodes.OK);

        assertThat(audit.out()).contains("EXPORT", "to POLICE, packet ", "referral SENT", "referral ANSWERED");
    }

    private static void decideTwo() throws Exception {
        RulePack pack = PackFolder.load(Path.of(PLAIN));
        try (CompiledPack compiled = CompiledPack.compileUntimed(pack)) {
            Screener screener = new Screener(List.of(compiled));
            PatientLog log = new PatientLog();
            for (int i = 0; i < 2; i++) {
                Settlement settlement = settlement();
                DecisionFrame frame = new DecisionFrame(
                        List.of(new PackRef(pack.id(), "1.2.0", pack.digest())),
                        Circumstances.of(List.of(FeatureValue.newBuilder()
                                .setName("settlements_3m")
                                .setValue(6)
                                .setCoverageSince(Instant.EPOCH)
                                .build())),
                        new ContentDigest().of(settlement),
                        new Source(TopicCatalogue.SETTLEMENTS, 0, (long) i),
                        NOW);
                Decision decision = screener.screen(
                                settlement,
                                log.past().stream().map(Remembered::visit).toList(),
                                frame.with(DecisionFrame.Past.of(log.past())))
                        .decision();
                append(TopicCatalogue.SETTLEMENTS, PATIENT, settlement);
                append(TopicCatalogue.DECISIONS, PATIENT, decision);
                log.follow(
                        new LogAnswers()
                                .read(new WireEncoder().encode(decision))
                                .orElseThrow(),
                        Optional.of(new PatientInput.Submitted(settlement, frame)));
                hold = settlement.getSettlementId();
            }
        }
        append(TopicCatalogue.HOLDS, hold, step(1, HoldEvent.OPENED));
        append(TopicCatalogue.HOLDS, hold, step(2, HoldEvent.LEAD_SUBMITTED));
    }

    private static Settlement settlement() {
        Settlement settlement =
                VISITS.next("H43010277901", NOW, "A03", "D430102779001").build();
        return Settlement.newBuilder(settlement)
                .setPerson(Person.newBuilder(settlement.getPerson())
                        .setPatientId(PATIENT)
                        .build())
                .build();
    }

    private static HoldStep step(int number, HoldEvent event) {
        return HoldStep.newBuilder()
                .setHoldId(hold)
                .setStep(number)
                .setEvent(event)
                .setAt(NOW)
                .setStageAfter(HoldStage.HELD)
                .setInstitutionId("H43010277901")
                .build();
    }

    private static Typed make(String department, String file, String approver, int expected) {
        return run(
                expected,
                "make",
                hold,
                "--to",
                department,
                "--reason",
                "涉嫌虚构医药服务项目",
                "--approved-by",
                approver,
                "--key",
                path("office.key"),
                "--out",
                path(file),
                "--packs",
                PLAIN,
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--actor",
                "u-1",
                "--audit-key",
                path("u-1.audit"));
    }

    private static void enter(String what, String id, String... more) {
        List<String> words = new ArrayList<>(List.of(
                what,
                id,
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--actor",
                "u-1",
                "--audit-key",
                path("u-1.audit")));
        words.addAll(List.of(more));
        run(ExitCodes.OK, words.toArray(String[]::new));
    }

    private static Typed run(int expected, String... words) {
        List<String> all = new ArrayList<>(List.of("referral"));
        all.addAll(List.of(words));
        Typed typed = new Typed();
        assertThat(typed.run(all.toArray(String[]::new)))
                .as("%s%s", typed.out(), typed.err())
                .isEqualTo(expected);
        return typed;
    }

    /** Steps are seen at the next checkpoint. */
    private static String untilListed(String text) {
        while (true) {
            String listed = run(ExitCodes.OK, "list", "--bootstrap-servers", broker.bootstrapServers())
                    .out();
            if (listed.contains(text)) {
                return listed;
            }
        }
    }

    private static String untilShown(String id, String text) {
        while (true) {
            String shown = run(ExitCodes.OK, "list", id, "--bootstrap-servers", broker.bootstrapServers())
                    .out();
            if (shown.contains(text)) {
                return shown;
            }
        }
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }

    private static void append(String topic, String key, SpecificRecord message) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            topic, key.getBytes(StandardCharsets.UTF_8), new WireEncoder().encode(message)))
                    .get(60, TimeUnit.SECONDS);
        }
    }
}
