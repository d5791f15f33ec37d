package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.commandline.CommandFailure;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.HoldEvent;
import org.claimscreener.wire.record.HoldStage;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Figures made, published and verified over a real broker. The tests share it, in order. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DisclosureCommandIT {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final WireEncoder ENCODER = new WireEncoder();

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static YearMonth month = YearMonth.of(2000, 1);
    private static Instant received = Instant.EPOCH;
    private static Instant before = Instant.EPOCH;

    private final Typed typed = new Typed();

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        month = YearMonth.now(SHANGHAI).minusMonths(1);
        received = month.atDay(15).atTime(12, 0).atZone(SHANGHAI).toInstant();
        List<SpecificRecord> decisions = new ArrayList<>();
        List<SpecificRecord> steps = new ArrayList<>();
        for (int id = 0; id < 400; id++) {
            decisions.add(decision("S" + id, "H43010200001", id < 60 ? 1_000 : 0));
            decisions.add(decision("T" + id, "H43020200001", id < 53 ? 1_000 : 0));
        }
        decisions.add(decision("S1", "H43010200001", 1_000));
        for (int id = 0; id < 60; id++) {
            steps.addAll(steps("S" + id, id < 20 ? 0 : 600, HoldStage.HELD, HoldStage.NOTIFIED));
            steps.addAll(steps("T" + id, id < 30 ? 0 : 600, HoldStage.HELD, HoldStage.FIRST_REVIEW));
        }
        send(TopicCatalogue.DECISIONS, decisions);
        send(TopicCatalogue.HOLDS, steps);
        before = Instant.now();
    }

    @AfterAll
    static void stop() throws IOException {
        broker.close();
    }

    private static void send(String topic, List<SpecificRecord> records) throws CommandFailure {
        Sending.all(
                broker.bootstrapServers(),
                topic,
                records.stream()
                        .map(record -> new Sending.Message(record.get(0).toString(), ENCODER.encode(record)))
                        .toList());
    }

    private static Decision decision(String id, String institution, long heldFen) {
        return Decision.newBuilder()
                .setSettlementId(id)
                .setPatientId("P" + id)
                .setInstitutionId(institution)
                .setVerdict(heldFen > 0 ? Verdict.HOLD : Verdict.RELEASE)
                .setFundFen(heldFen)
                .setReleasedFen(0)
                .setHeldFen(heldFen)
                .setRefusedFen(0)
                .setLines(List.of())
                .setFindings(List.of(Finding.newBuilder()
                        .setFindingId(id)
                        .setRuleCode("FP-01")
                        .setRuleName("重复收费")
                        .setPackId("fraud-patterns")
                        .setSeverity(1)
                        .setConsequence(Consequence.HOLD)
                        .setBehaviour(1)
                        .setLegalBasis("第三十八条")
                        .setLineIds(List.of())
                        .setAmountFen(1)
                        .setEvidence("")
                        .build()))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("1")
                .setContentDigest("0")
                .setSource(new Source("claims.settlements.v1", 0, 1L))
                .setReceivedAt(received)
                .build();
    }

    private static List<SpecificRecord> steps(String id, long deductedFen, HoldStage... stages) {
        List<SpecificRecord> steps = new ArrayList<>();
        for (HoldStage stage : stages) {
            steps.add(step(id, steps.size() + 1, stage, 0));
        }
        steps.add(step(id, steps.size() + 1, deductedFen > 0 ? HoldStage.DEDUCTED : HoldStage.RELEASED, deductedFen));
        return steps;
    }

    private static HoldStep step(String id, int number, HoldStage stage, long deductedFen) {
        return HoldStep.newBuilder()
                .setHoldId(id)
                .setStep(number)
                .setEvent(number == 1 ? HoldEvent.OPENED : HoldEvent.REVIEWED)
                .setAt(received.plusSeconds(36_000L * number))
                .setStageAfter(stage)
                .setInstitutionId("H43010200001")
                .setDeductedFen(deductedFen)
                .build();
    }

    private int run(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("disclosure", command));
        words.addAll(Arrays.asList(more));
        words.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        return typed.run(words.toArray(String[]::new));
    }

    private int make(Instant asOf, String... more) {
        List<String> words = new ArrayList<>(List.of("--month", month.toString(), "--as-of", asOf.toString()));
        words.addAll(Arrays.asList(more));
        return run("make", words.toArray(String[]::new));
    }

    private static String key() {
        return folder.resolve("zhang.audit").toString();
    }

    @Test
    @Order(1)
    void makesTheFiguresOfTheLogsAndPublishesNothing() {
        assertThat(make(millis(before))).as(typed.err()).isEqualTo(ExitCodes.OK);

        assertThat(typed.out())
                .hasLineCount(1)
                .contains("{\"code\":\"all\",\"counts\":{\"cleared_first\":30,\"confirmed\":63,\"held\":113,"
                        + "\"not_held\":687,\"overturned\":20,\"screened\":800,\"unresolved\":0,\"wrongly_held\":50}")
                .contains("\"recovered_fen\":37800")
                .contains("\"name\":\"重复收费\",\"overturned_bp\":2410");
        assertThat(typed.err()).contains("not published");
        assertThat(new Typed()
                        .run("disclosure", "verify", "nowhere.json", "--bootstrap-servers", broker.bootstrapServers()))
                .isEqualTo(ExitCodes.FAILED);
    }

    @Test
    @Order(2)
    void publishesOnRecordAndOnceHoweverOftenItIsAsked() throws Exception {
        String file = folder.resolve("first.json").toString();
        assertThat(make(millis(before), "--out", file, "--publish", "--actor", "zhang.wei"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("--audit-key");
        for (int time = 0; time < 2; time++) {
            assertThat(make(millis(before), "--out", file, "--publish", "--actor", "zhang.wei", "--audit-key", key()))
                    .as(typed.err())
                    .isEqualTo(ExitCodes.OK);
        }

        assertThat(typed.err()).contains("; published", "nothing was sent");
        assertThat(PublishedMonths.newest(broker.bootstrapServers(), month.toString(), Console.ofThisProcess(), "test"))
                .hasValueSatisfying(edition -> {
                    assertThat(edition.getEdition()).isEqualTo(1);
                    assertThat(Path.of(file)).hasContent(edition.getDocument());
                });
        Typed audit = new Typed();
        audit.run("audit", "show", "--bootstrap-servers", broker.bootstrapServers());
        assertThat(audit.out().lines().filter(line -> line.contains("public figures")))
                .hasSize(1)
                .allSatisfy(line -> assertThat(line).contains("zhang.wei", month.toString()));
    }

    @Test
    @Order(3)
    void verifiesAFileByItselfAndAgainstTheLogs() throws IOException {
        Path file = folder.resolve("first.json");
        assertThat(new Typed().run("disclosure", "verify", file.toString())).isEqualTo(ExitCodes.OK);
        assertThat(run("verify", file.toString())).as(typed.out()).isEqualTo(ExitCodes.OK);
        assertThat(typed.err()).contains("edition 1 is in force, this one");

        Path changed = folder.resolve("changed.json");
        Files.writeString(changed, Files.readString(file).replace("\"confirmed\":63", "\"confirmed\":64"));
        assertThat(run("verify", changed.toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.out()).contains("VIOLATION its digest is");
    }

    @Test
    @Order(4)
    void aLaterAppealMakesAnotherEditionWithAReason() throws Exception {
        List<SpecificRecord> more = new ArrayList<>();
        for (int id = 401; id < 420; id++) {
            more.add(decision("S" + id, "H43010200001", 1_000));
        }
        send(TopicCatalogue.DECISIONS, more);
        Instant later = millis(Instant.now());
        String file = folder.resolve("second.json").toString();

        assertThat(make(later, "--publish", "--audit-key", key())).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("edition 1 of " + month + " is published; the next is --edition 2");
        assertThat(make(later, "--edition", "3", "--reason", "r", "--publish", "--audit-key", key()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(make(later, "--edition", "2", "--publish", "--audit-key", key()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(make(later, "--edition", "2", "--reason", "申诉后更正", "--out", file, "--publish", "--audit-key", key()))
                .as(typed.err())
                .isEqualTo(ExitCodes.OK);
        assertThat(Files.readString(Path.of(file), StandardCharsets.UTF_8))
                .contains("\"edition\":2", "申诉后更正", "\"unresolved\":19");

        assertThat(run("verify", file)).as(typed.out()).isEqualTo(ExitCodes.OK);
        // What was appended since is not in the first edition, and it still is what it was.
        assertThat(run("verify", folder.resolve("first.json").toString())).isEqualTo(ExitCodes.OK);
        assertThat(typed.err()).contains("edition 2 is in force, not this one");
    }

    @Test
    @Order(5)
    void refusesAMonthThatIsNotOverAndOtherNonsense() {
        assertThat(run("make", "--month", YearMonth.now(SHANGHAI).toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(typed.err()).contains("was not over");
        assertThat(run("make", "--month", "2026-13")).isEqualTo(ExitCodes.USAGE);
        assertThat(make(Instant.now().plusSeconds(3_600))).isEqualTo(ExitCodes.USAGE);
        assertThat(make(millis(before), "--reason", "none")).isEqualTo(ExitCodes.USAGE);
        assertThat(new Typed().run("disclosure", "make", "--month", month.toString()))
                .isEqualTo(ExitCodes.USAGE);
    }

    @Test
    @Order(6)
    void aRecordThatCannotBeReadIsNamedAndNoFiguresAreMade() throws Exception {
        Sending.all(
                broker.bootstrapServers(),
                TopicCatalogue.DECISIONS,
                List.of(new Sending.Message("P1", "no decision".getBytes(StandardCharsets.UTF_8))));

        assertThat(make(millis(Instant.now()))).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("claims.decisions.v1-", "cannot be read");
        assertThat(typed.out()).isEmpty();
    }

    /** The next millisecond, once it has begun: what was appended in this one is before it. */
    private static Instant millis(Instant at) {
        Instant next = Instant.ofEpochMilli(at.toEpochMilli() + 1);
        while (Instant.now().isBefore(next)) {
            Thread.onSpinWait();
        }
        return next;
    }
}
