package org.claimscreener.launcher.packs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.claimscreener.authorkit.deploy.log.PackPromoter;
import org.claimscreener.authorkit.deploy.log.PackStatusReader;
import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.Console;
import org.claimscreener.engine.deploy.Taken;
import org.claimscreener.engine.pack.Lineage;
import org.claimscreener.engine.pack.RulePack;
import org.claimscreener.flow.JobSettings;
import org.claimscreener.launcher.Screener;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackControlKind;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.PackState;
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
 * Two versions of a pack are deployed in the middle of traffic; then whoever looks at decisions finds the very version of
 * each, on the broker and in a recording. In order: the last test forges.
 */
@SuppressWarnings("NullAway.Init") // Filled before all tests.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackToolsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);
    private static final Duration OVERTAKING = Duration.ofMillis(200);
    private static final int PER_SECOND = 40;
    private static final int OF_EACH_VERSION = 100;
    private static final LocalCrew CREW = new LocalCrew();

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob job;
    private static RulePack lax;
    private static RulePack strict;
    private static List<Decision> decisions;
    private static String keys;
    private static List<String> live;
    private static List<String> recorded;

    @BeforeAll
    static void deployTwoVersionsUnderTraffic() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        CeilingPacks packs = new CeilingPacks(folder);
        lax = packs.holdingAbove(1_000_000_000, Lineage.FIRST, "1d");
        strict = packs.holdingAbove(0, Lineage.after(lax), "1d", "1h");
        job = LocalJob.screening(
                broker.bootstrapServers(),
                CREW.keys().text(),
                new JobSettings(folder.resolve("state"), 2, Duration.ofSeconds(1)));
        try (Answered settlements = new Answered(broker.bootstrapServers(), PER_SECOND)) {
            assertThat(settlements.next().getPacks()).isEmpty();
            deploy(lax);
            passBy(settlements);
            deploy(strict);
            passBy(settlements);
            decisions = settlements.end();
        }
        keys = Files.writeString(folder.resolve("keys.yaml"), CREW.keys().text())
                .toString();
        live = List.of("--bootstrap-servers", broker.bootstrapServers());
        awaitCommitted();
        String recording = folder.resolve("recording").toString();
        assertThat(type("record", "--bootstrap-servers", broker.bootstrapServers(), "--out", recording)
                        .code())
                .isZero();
        recorded = List.of("--recorded", recording);
    }

    private static void deploy(RulePack pack) throws Exception {
        try (PackPromoter promoter = CREW.promoter(broker.bootstrapServers());
                PackStatusReader statuses = PackStatusReader.open(broker.bootstrapServers())) {
            assertThat(promoter.stage(pack, CREW.approve(pack), "a test", Instant.now())
                            .taken())
                    .isInstanceOf(Taken.Accepted.class);
            assertThat(promoter.order(PackControlKind.ACTIVATE, pack.id(), pack.digest(), null, "a test", Instant.now())
                            .taken())
                    .isInstanceOf(Taken.Accepted.class);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            boolean active = false;
            while (!active && System.nanoTime() - deadline < 0) {
                active = statuses.poll(LOOK).stream()
                        .anyMatch(status -> status.getState() == PackState.ACTIVE
                                && status.getDigest().equals(pack.digest()));
            }
            assertThat(active).as("active; the job: " + job.failure()).isTrue();
        }
    }

    private static void passBy(Answered settlements) throws Exception {
        for (int i = 0; i < OF_EACH_VERSION; i++) {
            var unused = settlements.next();
        }
    }

    /** With the next checkpoints everything is, and a recording has no grace. */
    private static void awaitCommitted() {
        Typed last = null;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (last == null || (last.code() != 0 && System.nanoTime() - deadline < 0)) {
            last = type(live, "verify", "--grace", "0s");
        }
        assertThat(last.code()).as(last.out() + last.err()).isZero();
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(job, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void everyDecisionRestsOnASetThatWasInForceAndIsMadeAgainByIt() {
        for (List<String> log : List.of(live, recorded)) {
            Typed verified = type(log, "verify", "--re-evaluate", "--keys", keys);

            assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
            assertThat(line(verified, "I8")).contains(" ok ", decisions.size() + " judged");
            assertThat(line(verified, "I4")).contains(" ok ", decisions.size() + " judged");
            assertThat(verified.out())
                    .contains("ceiling 1.0.0", "ceiling 2.0.0")
                    .doesNotContain("x no statuses", "is neither on");
        }
    }

    private static String line(Typed typed, String invariant) {
        return typed.out()
                .lines()
                .filter(line -> line.startsWith(invariant))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Order(2)
    void aDecisionOfEachVersionIsExplainedByThatVersion() {
        for (List<String> log : List.of(live, recorded)) {
            for (RulePack pack : List.of(lax, strict)) {
                Typed explained = type(log, "explain", of(pack).getSettlementId());

                assertThat(explained.code())
                        .as(explained.out() + explained.err())
                        .isZero();
                assertThat(explained.out())
                        .contains("ceiling " + pack.version() + "  " + pack.digest(), "in force since")
                        .contains("signed by key", "unchecked: name the trusted keys with --keys")
                        .contains("Evaluated again: the same, byte for byte")
                        .doesNotContain("local author", "WARNING");
            }
        }
        assertThat(type(recorded, "explain", of(lax).getSettlementId()).out())
                .containsPattern("in force since \\S+ \\S+ until \\S+ \\S+, order 2");
    }

    @Test
    @Order(3)
    void withKeysThePersonsAreNamed() {
        Typed explained = type(recorded, "explain", of(strict).getSettlementId(), "--keys", keys);

        assertThat(explained.code()).as(explained.out() + explained.err()).isZero();
        assertThat(explained.out())
                .contains("local author (author), local approver 1 (approver), local approver 2 (approver); checked");
    }

    @Test
    @Order(4)
    void keysThatKnowNobodyLetNoPackOfTheTopicCount() throws Exception {
        String strangers = Files.writeString(
                        folder.resolve("strangers.yaml"), new LocalCrew().keys().text())
                .toString();

        Typed explained = type(recorded, "explain", of(strict).getSettlementId(), "--keys", strangers);

        assertThat(explained.code()).isEqualTo(1);
        assertThat(explained.out())
                .contains("IT DOES NOT COUNT", "Evaluated again: cannot be", strict.digest(), "--packs");
    }

    @Test
    @Order(5)
    void whatIsRememberedIsRebuiltOverTheChangeOfVersions() {
        String institution = institutionOfBoth();
        for (List<String> log : List.of(live, recorded)) {
            Typed rebuilt = type(log, "rebuild", "--institution", institution);
            assertThat(rebuilt.code()).as(rebuilt.out() + rebuilt.err()).isZero();
            assertThat(rebuilt.out()).contains("bills_1d", "bills_1h").doesNotContain("not at hand", " 0 compared");

            Typed patient = type(log, "rebuild", "--patient", of(strict).getPatientId());
            assertThat(patient.code()).as(patient.out() + patient.err()).isZero();
        }
    }

    /** One whose settlements came one by one, so that none overtook another. */
    private static String institutionOfBoth() {
        Map<String, List<Decision>> byInstitution =
                decisions.stream().collect(Collectors.groupingBy(Decision::getInstitutionId));
        return byInstitution.entrySet().stream()
                .filter(entry -> of(entry.getValue(), lax) > 1 && of(entry.getValue(), strict) > 1)
                .filter(entry -> comeOneByOne(entry.getValue()))
                .max(Comparator.comparing(entry -> entry.getValue().size()))
                .orElseThrow()
                .getKey();
    }

    private static boolean comeOneByOne(List<Decision> ofOne) {
        List<Instant> times =
                ofOne.stream().map(Decision::getReceivedAt).sorted().toList();
        for (int i = 1; i < times.size(); i++) {
            if (Duration.between(times.get(i - 1), times.get(i)).compareTo(OVERTAKING) < 0) {
                return false;
            }
        }
        return true;
    }

    private static long of(List<Decision> among, RulePack pack) {
        return among.stream()
                .filter(decision -> digests(decision).contains(pack.digest()))
                .count();
    }

    private static Decision of(RulePack pack) {
        List<Decision> all = decisions.stream()
                .filter(decision -> digests(decision).contains(pack.digest()))
                .toList();
        return all.get(all.size() / 2);
    }

    private static List<String> digests(Decision decision) {
        return decision.getPacks().stream().map(PackRef::getDigest).toList();
    }

    @Test
    @Order(6)
    void aDecisionByPacksThatWereNeverInForceIsFound() throws Exception {
        Decision forged = Decision.newBuilder(of(strict))
                .setSettlementId("FORGED")
                .setPacks(List.of(new PackRef("ceiling", "9.0.0", "f".repeat(64))))
                .build();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            TopicCatalogue.DECISIONS,
                            forged.getPatientId().getBytes(StandardCharsets.UTF_8),
                            new WireEncoder().encode(forged)))
                    .get(30, TimeUnit.SECONDS);
        }

        Typed verified = type(live, "verify", "--grace", "0s", "--re-evaluate");

        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out())
                .contains("VIOLATION I8 FORGED claims.decisions.v1-")
                .contains("decided by ceiling 9.0.0 (ffffffffffff), a set that was never in force")
                .contains("in force were: ceiling 1.0.0 (" + lax.digest().substring(0, 12) + "); ceiling 2.0.0");
    }

    private record Typed(int code, String out, String err) {}

    private static Typed type(List<String> log, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(log);
        return type(all.toArray(String[]::new));
    }

    private static Typed type(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Screener.run(
                Console.piped(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                words);
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
