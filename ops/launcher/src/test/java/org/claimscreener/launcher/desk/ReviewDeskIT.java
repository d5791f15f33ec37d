package org.claimscreener.launcher.desk;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.holds.HoldsSettings;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.verifier.Invariant;
import org.claimscreener.verifier.Progress;
import org.claimscreener.verifier.Report;
import org.claimscreener.verifier.Verification;
import org.claimscreener.verifier.VerifySettings;
import org.claimscreener.verifier.log.KafkaLog;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.FeeLine;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** People work holds in a browser; behind it are a broker in its own process, the holds job, PostgreSQL and the audit. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class ReviewDeskIT {
    private static final long LINE_FEN = 1_000;
    private static final Duration TWO_MONTHS = Duration.ofDays(60);
    private static final Traffic TRAFFIC =
            new Traffic(TrafficSettings.defaults(7, LocalDate.of(2026, 6, 1)).honestOnly());

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;
    private static LocalJob holds;
    private static DeskRun desk;
    private static DeskPage page;

    @BeforeAll
    static void start() throws Exception {
        DeskPage.requireBrowser();
        broker = LocalBroker.start(folder.resolve("broker"));
        String servers = broker.bootstrapServers();
        TopicSetup.createMissing(servers, (short) 1);
        takeTimesFromTheWriter(servers);
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, "0"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        holds = LocalJob.holds(HoldsSettings.standard(servers), folder.resolve("holds"));
        desk = LocalDesk.start(servers, folder.resolve("desk"));
        page = DeskPage.open(desk.address());
    }

    @AfterAll
    static void stop() throws Exception {
        if (page != null) {
            page.close();
        }
        if (desk != null) {
            desk.close();
        }
        if (holds != null) {
            holds.close();
        }
        if (producer != null) {
            producer.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    /** So that a decision can be old. */
    private static void takeTimesFromTheWriter(String servers) throws Exception {
        try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, TopicCatalogue.DECISIONS),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("message.timestamp.type", "CreateTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    /** A settlement of which ten yuan of each of its first two lines are withheld. */
    private static Settlement withheld(Instant decidedAt) throws Exception {
        Settlement settlement = next();
        String patient = settlement.getPerson().getPatientId();
        RecordMetadata place = append(TopicCatalogue.SETTLEMENTS, Instant.now(), patient, settlement);
        append(
                TopicCatalogue.DECISIONS,
                decidedAt,
                patient,
                decision(settlement, new Source(place.topic(), place.partition(), place.offset())));
        return settlement;
    }

    private static Settlement next() {
        while (true) {
            TrafficEvent event = TRAFFIC.next();
            if (event.settlement().isPresent()
                    && event.settlement().get().getFeeLines().size() > 1) {
                return event.settlement().get();
            }
        }
    }

    private static RecordMetadata append(String topic, Instant at, String key, SpecificRecord message)
            throws Exception {
        return producer.send(new ProducerRecord<>(
                        topic,
                        null,
                        at.toEpochMilli(),
                        key.getBytes(StandardCharsets.UTF_8),
                        new WireEncoder().encode(message)))
                .get();
    }

    private static Decision decision(Settlement settlement, Source source) {
        List<LineDecision> lines = new ArrayList<>();
        for (FeeLine line : settlement.getFeeLines()) {
            long held = lines.size() < 2 ? LINE_FEN : 0;
            lines.add(new LineDecision(line.getLineId(), held, 0L, held, 0L));
        }
        return Decision.newBuilder()
                .setSettlementId(settlement.getSettlementId())
                .setPatientId(settlement.getPerson().getPatientId())
                .setInstitutionId(settlement.getInstitution().getInstitutionId())
                .setVerdict(Verdict.HOLD)
                .setFundFen(2 * LINE_FEN)
                .setReleasedFen(0)
                .setHeldFen(2 * LINE_FEN)
                .setRefusedFen(0)
                .setLines(lines)
                .setFindings(List.of(Finding.newBuilder()
                        .setFindingId(settlement.getSettlementId() + "-1")
                        .setRuleCode("FP-02")
                        .setRuleName("分解住院")
                        .setPackId("fraud-patterns")
                        .setSeverity(2)
                        .setConsequence(Consequence.HOLD)
                        .setBehaviour(1)
                        .setLegalBasis("《医疗保障基金使用监督管理条例》第三十八条第一项")
                        .setLineIds(
                                List.of(lines.get(0).getLineId(), lines.get(1).getLineId()))
                        .setAmountFen(2 * LINE_FEN)
                        .setEvidence("十五日内再次住院")
                        .setEvidenceEn("admitted again within fifteen days")
                        .build()))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("test")
                .setContentDigest("ab".repeat(32))
                .setSource(source)
                .setReceivedAt(Instant.now())
                .build();
    }

    private static String path(Settlement settlement) {
        return "/holds/" + settlement.getSettlementId();
    }

    @Test
    void aHoldGoesFromHandToHandUntilPartOfItIsDeducted() throws Exception {
        Settlement settlement = withheld(Instant.now());
        String hold = path(settlement);

        page.signIn("reviewer-1");
        page.goUntil(hold, "h1", settlement.getSettlementId());
        page.give("CLAIM", "");
        page.sees("#notice", "Done: Claimed");
        page.find("form[data-command=REVIEW] .opinions li:last-child button[data-set='0.00']")
                .click();
        page.give("REVIEW", "the second line is in order");
        page.sees("#notice", "Done: Reviewed");

        page.signInFor(settlement.getInstitution().getInstitutionId());
        page.go("/mine");
        page.find("a[href='" + hold + "']").click();
        page.find("form[data-command=APPEAL] button[data-all=keep]").click();
        page.give("APPEAL", "it was an emergency");
        page.sees("#notice", "Done: Appealed");

        page.signIn("senior-1");
        page.go(hold);
        page.give("CLAIM", "");
        page.sees("#notice", "Done: Claimed");
        var amount = page.find("form[data-command=REVIEW] .opinions input");
        amount.clear();
        amount.sendKeys("4.00");
        page.give("REVIEW", "part of it is explained");
        page.sees("#notice", "Done: Reviewed");

        page.signInFor(settlement.getInstitution().getInstitutionId());
        page.go(hold);
        page.find(".actions details summary").click();
        page.give("ACCEPT", "");
        page.sees("#notice", "Done: Accepted");
        assertThat(page.text()).contains("¥4.00 deducted", "This hold has ended");

        assertThat(promises().of(Invariant.I10).violations()).isZero();
        assertThat(promises().of(Invariant.I9).violations()).isZero();
        assertThat(promises().of(Invariant.I9).judged()).isGreaterThan(8);
    }

    @Test
    void whatNobodyLookedAtInTimeIsPaid() throws Exception {
        Settlement settlement = withheld(Instant.now().minus(TWO_MONTHS));

        page.signIn("supervisor-1");
        page.goUntil(path(settlement), "main", "This hold has ended");

        assertThat(page.text()).contains("Deadline lapsed", "¥20.00 paid");
        assertThat(promises().of(Invariant.I10).violations()).isZero();
    }

    @Test
    void anInstitutionSeesItsOwnHoldsAlone() throws Exception {
        Settlement settlement = withheld(Instant.now());
        page.signIn("reviewer-2");
        page.goUntil(path(settlement), "h1", settlement.getSettlementId());

        page.signInFor("H99999999999");
        page.go(path(settlement));
        page.sees("main", "404");
        page.go("/mine");

        assertThat(page.all("a[href='" + path(settlement) + "']")).isEmpty();
    }

    private static Report promises() throws Exception {
        try (KafkaLog log = KafkaLog.of(broker.bootstrapServers())) {
            return Verification.run(log, VerifySettings.usual(), Progress.NONE);
        }
    }
}
