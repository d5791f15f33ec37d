package org.claimscreener.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.claimscreener.authorkit.local.LocalCrew;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.inspection.DrawPlan;
import org.claimscreener.engine.inspection.PublishedSeed;
import org.claimscreener.launcher.demo.LocalJob;
import org.claimscreener.network.Answer;
import org.claimscreener.network.NetworkClient;
import org.claimscreener.network.NetworkSettings;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.supervision.SupervisionSettings;
import org.claimscreener.supervision.inspection.SeedFile;
import org.claimscreener.traffic.OutpatientVisits;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.InspectionDraw;
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

/**
 * From the commitment to the proof: a real broker in its own process, the real screening and supervision jobs, the command line.
 * The tests share them, in order. Nothing is slept for: settlements are sent until one is drawn, bounded by the time-out.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InspectionEndToEndIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String HOSPITAL = "H43010277901";
    private static final String OTHER = "H43020277902";
    private static final String PHYSICIAN = "D430102779001";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalCrew CREW = new LocalCrew();
    private static final OutpatientVisits VISITS = new OutpatientVisits("INSPECTION");

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static LocalJob screening;
    private static LocalJob supervision;
    private static NetworkClient network;
    private static Path seeds;
    private static String month = "";
    private static Instant from = Instant.EPOCH;
    private static String before = "";
    private static String drawn = "";

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        String servers = broker.bootstrapServers();
        TopicSetup.createMissing(servers, (short) 1);
        CREW.deploy(servers, PackChoice.read(List.of(), Installation.find()));
        seeds = folder.resolve("inspection.seeds");
        screening = LocalJob.screening(servers, CREW.keys().text(), folder.resolve("screening"));
        supervision = LocalJob.supervision(
                SupervisionSettings.standard(servers).withInspectionSeeds(seeds.toString()),
                folder.resolve("supervision"));
        network = NetworkClient.open(NetworkSettings.of(servers));
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(network, supervision, screening, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void withoutASeedNothingIsDrawn() throws Exception {
        Decision decided = decide(HOSPITAL);
        before = decided.getSettlementId();
        assertThat(decided.getVerdict()).isEqualTo(Verdict.RELEASE);
        assertThat(run("list").err()).contains("0 settlements are drawn");
    }

    @Test
    @Order(2)
    void aMonthThatHasBegunIsDrawnFromAStatedInstantOn() throws Exception {
        Path scheme = folder.resolve("scheme.yaml");
        Files.writeString(scheme, "sampling: {per_mille: {A: 1000, B: 1000, C: 1000, D: 1000, E: 1000}, most: 1000}");
        month = YearMonth.now(SHANGHAI).toString();
        List<String> commit = List.of("commit", "--month", month, "--credit-scheme", scheme.toString());
        assertThat(acting(commit, ExitCodes.USAGE).err()).contains("has begun", "--from");

        from = Instant.now().plusSeconds(15).truncatedTo(ChronoUnit.SECONDS);
        List<String> withFrom = with(commit, "--from", from.toString());
        Typed typed = acting(withFrom, ExitCodes.OK);

        assertThat(typed.out().strip()).matches("[0-9a-f]{64}");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(seeds)))
                .isEqualTo("rw-------");
        assertThat(acting(withFrom, ExitCodes.OK).out()).as("again").isEqualTo(typed.out());
    }

    @Test
    @Order(3)
    void anotherSeedOfTheSameMonthIsRefused() throws Exception {
        Typed typed = new Typed();

        assertThat(typed.run(words(
                        List.of(
                                "commit",
                                "--month",
                                month,
                                "--from",
                                from.plusSeconds(60).toString()),
                        folder.resolve("other.seeds"))))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).contains("the first one binds");
        assertThat(folder.resolve("other.seeds")).doesNotExist();
    }

    @Test
    @Order(4)
    void fromThenOnReleasedSettlementsAreDrawnAndNoneBefore() throws Exception {
        // Whoever sends all the while sends so many that a rule about bursts holds them.
        while (Instant.now().isBefore(from)) {
            LockSupport.parkUntil(from.toEpochMilli());
        }
        Decision decided = decide(HOSPITAL);
        assertThat(decided.getReceivedAt()).isAfterOrEqualTo(from);
        assertThat(decided.getVerdict()).isEqualTo(Verdict.RELEASE);
        drawn = decided.getSettlementId();
        decide(OTHER);

        String listed = untilListed(drawn);
        assertThat(listed).contains(drawn + "  " + HOSPITAL, "1000 of 1000  open");
        assertThat(listed).doesNotContain("  " + before + "  ");
        assertThat(supervision.failure()).isEmpty();
    }

    @Test
    @Order(5)
    void whatIsFoundIsEnteredCheckedAndShown() throws Exception {
        List<String> by = List.of("--grounds", "病历无相应医嘱", "--by", "u-201", "--by", "u-202");
        assertThat(result("nobody's", with(by, "--found", "NOTHING"), ExitCodes.FAILED)
                        .err())
                .contains("was not drawn");
        assertThat(result(drawn, with(by, "--found", "VIOLATION", "--fen", "99999999999"), ExitCodes.USAGE)
                        .err())
                .contains("fen that were paid");
        result(drawn, with(by, "--found", "VIOLATION", "--fen", "100", "--rule", "101-001"), ExitCodes.OK);

        assertThat(run("list", "--month", month).out()).contains("undue ¥1.00 (101-001)");
        assertThat(run("list", "--open").out()).doesNotContain(drawn);
    }

    @Test
    @Order(6)
    void theEstimateAndTheLabelsRestOnIt() throws Exception {
        assertThat(run("estimate", "--month", month).out())
                .contains("all: ", "1 inspected", "1 with ¥1.00 undue", "region 4301: ", "100.00 %");
        Path labels = folder.resolve("labels.jsonl");
        run("labels", "--out", labels.toString());
        assertThat(Files.readString(labels))
                .hasLineCount(1)
                .contains("\"setl_id\":\"" + drawn + "\"", "\"undue\":true", "\"undue_fen\":100", "\"weight\":1.0");
    }

    @Test
    @Order(7)
    void theListForUnannouncedInspectionsShowsEachPartAndIsTheSameAgain() throws Exception {
        Path inspectors = folder.resolve("inspectors.txt");
        Files.writeString(inspectors, "u-201 430102\nu-202 430202\nu-203\nu-204 110101\n");
        List<String> list = List.of("unannounced", "--month", month, "--inspectors", inspectors.toString());

        Typed typed = acting(list, ExitCodes.OK);

        assertThat(typed.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line)
                        .contains(
                                "risk ", "grade ", "score ", "scrutiny ", "confirmed ", "withheld ", "inspectors: u-"));
        assertThat(typed.out().lines().filter(line -> line.contains("by lot"))).hasSize(1);
        assertThat(acting(list, ExitCodes.OK).out()).isEqualTo(typed.out());
        assertThat(acting(with(list, "--region", "4302"), ExitCodes.OK).out().lines())
                .singleElement()
                .satisfies(line -> assertThat(line).contains(OTHER).doesNotContain("u-202"));
    }

    @Test
    @Order(8)
    void theSeedStaysSecretUntilTheMonthIsOver() throws Exception {
        assertThat(acting(List.of("reveal", "--month", month), ExitCodes.FAILED).err())
                .contains("stays secret until the month is over");
        assertThat(run("check", "--month", month).out()).contains("not revealed", "no contradiction");
    }

    /** The month cannot be waited for, so the seed is revealed past the command. */
    @Test
    @Order(9)
    void whenItIsRevealedTheWholeDrawIsProved() throws Exception {
        DrawPlan plan = plan();
        send(
                month,
                new WireEncoder()
                        .encode(PublishedSeed.reveal(plan, "u-1", Instant.now().truncatedTo(ChronoUnit.MILLIS))));

        String proved = run("check", "--month", month).out();

        assertThat(proved)
                .contains("proved: exactly those", "it is the commitment's")
                .doesNotContain("PROBLEM");
    }

    @Test
    @Order(10)
    void aDrawThatSomebodyForgedIsFound() throws Exception {
        InspectionDraw forged = plan().draw(Decision.newBuilder(decide(HOSPITAL))
                        .setSettlementId("forged")
                        .build())
                .orElseThrow();
        send("forged", new WireEncoder().encode(forged));

        // The jobs' transactions are open for a while, and hold back what committed readers see.
        String found = checked();
        while (!found.contains("UNKNOWN_SETTLEMENT") || !found.contains("EARLY_REVEAL")) {
            found = checked();
        }
        assertThat(found).contains("UNKNOWN_SETTLEMENT, 1", "forged", "NOT proved");
    }

    private static String checked() {
        Typed typed = new Typed();
        int exit = typed.run("inspection", "check", "--month", month, "--bootstrap-servers", broker.bootstrapServers());
        assertThat(exit)
                .as(typed.out() + typed.err())
                .isEqualTo(typed.out().contains("PROBLEM") ? ExitCodes.FAILED : ExitCodes.OK);
        return typed.out();
    }

    private static DrawPlan plan() throws IOException {
        return SeedFile.read(seeds).plan(YearMonth.parse(month)).orElseThrow();
    }

    private static void send(String key, byte[] body) throws Exception {
        Sending.all(broker.bootstrapServers(), TopicCatalogue.INSPECTIONS, List.of(new Sending.Message(key, body)));
    }

    private static Typed result(String settlement, List<String> more, int exit) {
        List<String> words = new ArrayList<>(List.of("inspection", "result", settlement));
        words.addAll(more);
        words.addAll(audited());
        Typed typed = new Typed();
        assertThat(typed.run(words.toArray(String[]::new))).as(typed.err()).isEqualTo(exit);
        return typed;
    }

    private static Typed acting(List<String> what, int exit) {
        Typed typed = new Typed();
        assertThat(typed.run(words(what, seeds))).as(typed.err()).isEqualTo(exit);
        return typed;
    }

    private static String[] words(List<String> what, Path seedFile) {
        List<String> words = new ArrayList<>(List.of("inspection"));
        words.addAll(what);
        words.addAll(List.of("--seeds", seedFile.toString()));
        words.addAll(audited());
        return words.toArray(String[]::new);
    }

    private static List<String> audited() {
        return List.of(
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--actor",
                "u-117",
                "--audit-key",
                folder.resolve("officer.audit").toString());
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static Typed run(String... what) {
        List<String> words = new ArrayList<>(List.of("inspection"));
        words.addAll(List.of(what));
        words.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        Typed typed = new Typed();
        assertThat(typed.run(words.toArray(String[]::new)))
                .as(typed.out() + typed.err())
                .isEqualTo(ExitCodes.OK);
        return typed;
    }

    /** Draws are seen at the next checkpoint. */
    private static String untilListed(String text) {
        while (true) {
            String listed = run("list").out();
            if (listed.contains(text)) {
                return listed;
            }
        }
    }

    private static Decision decide(String institution) throws Exception {
        var visit = VISITS.next(institution, Instant.now().truncatedTo(ChronoUnit.SECONDS), "A03", PHYSICIAN);
        return ((Answer.Decided) network.submit(visit.build(), PATIENCE).get()).decision();
    }
}
