package org.claimscreener.launcher.packs;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.claimscreener.authorkit.deploy.log.OrderTopic;
import org.claimscreener.commandline.Console;
import org.claimscreener.commandline.ExitCodes;
import org.claimscreener.engine.approval.TrustedKeys;
import org.claimscreener.launcher.Screener;
import org.claimscreener.launcher.packs.Promoters.Typed;
import org.claimscreener.stack.broker.LocalBroker;
import org.claimscreener.stack.broker.TopicSetup;
import org.claimscreener.wire.TopicCatalogue;
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
 * Who orders about packs or issues standings by a command is put on record first, on a real broker. The tests share it, in
 * order; the last one takes the audit away.
 */
@SuppressWarnings("NullAway.Init") // Filled before all tests.
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandAuditIT {
    private static final String ID = "test-pack";
    private static final String STANDING = """
            {"subject_kind":"INSTITUTION","subject_id":"%s","issued_at":"2026-09-01","issued_by":"长沙市医疗保障局",\
            "entries":[{"kind":"SUSPENSION","valid_from":"2026-09-01","order_no":"1号","legal_basis":"第十三条"}]}
            """;

    @TempDir
    private static Path folder;

    private static LocalBroker broker;
    private static Promoters people;
    private static OrderTopic orders;
    private static Path archive;
    private static Path kept;

    @BeforeAll
    static void start() throws Exception {
        broker = LocalBroker.start(folder.resolve("broker"));
        TopicSetup.createMissing(broker.bootstrapServers(), (short) 1);
        people = new Promoters(folder);
        archive = people.approved("1.0.0");
        orders = OrderTopic.open(
                broker.bootstrapServers(), TrustedKeys.parse("trusted", Files.readString(people.trust)));
        kept = folder.resolve("kept.tsv");
    }

    @AfterAll
    static void stop() {
        for (AutoCloseable part : Arrays.asList(orders, broker)) {
            if (part != null) {
                org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
            }
        }
    }

    @Test
    @Order(1)
    void whoOrdersAndWhoIssuesIsOnRecordAndSigned() throws Exception {
        assertOk(order("stage", archive));
        assertOk(put("H43010200001"));

        Typed shown = screener("audit", "show");
        assertThat(shown.out())
                .contains("\t丁\t\tPACK_ORDER\ttest-pack\tSTAGE 1.0.0 (", ": as agreed\tperson-")
                .contains(
                        "\tzhang.wei\t\tSTANDING_PUT\tH43010200001\tINSTITUTION: SUSPENSION; issued by 长沙市医疗保障局; orders 1号");
        Files.writeString(
                folder.resolve("writers.pub"),
                Files.readString(Path.of(people.promoter + ".audit.pub"))
                        + Files.readString(folder.resolve("zhang.audit.pub")));
        Typed verified = verify("--out-checkpoint", kept.toString());
        assertOk(verified);
        assertThat(verified.out()).contains("0 records unsigned").doesNotContain("1 records unsigned");
    }

    @Test
    @Order(2)
    void theNextRunGoesOnWithTheChain() throws Exception {
        assertOk(order("shadow", ID, "1.0.0"));
        assertOk(put("H43010200002"));

        assertThat(screener("audit", "show", "--actor", "丁").out().lines().skip(1))
                .hasSize(2)
                .last()
                .satisfies(line -> assertThat(line).contains("SHADOW 1.0.0").endsWith("\t2"));
        assertOk(verify("--checkpoint", kept.toString()));
    }

    @Test
    @Order(3)
    void aFileOfManyStandingsIsAChainOfAsMany() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_500; i++) {
            lines.append(STANDING.formatted("H5%010d".formatted(i)));
        }
        assertOk(putLines(lines.toString()));

        assertThat(screener("audit", "show", "--actor", "zhang.wei").out().lines())
                .hasSize(1 + 2 + 2_500)
                .last()
                .satisfies(line -> assertThat(line).contains("H50000002499").endsWith("\t2502"));
        assertOk(verify("--checkpoint", kept.toString()));
    }

    @Test
    @Order(4)
    void nothingIsOrderedWithAKeyThatIsInUse() throws Exception {
        int before = ordered();
        Path lock = Path.of(people.promoter + ".audit.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertRefused(order("retire", ID, "1.0.0"), "nothing was ordered", "already");
        }
        assertThat(ordered()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void anAuditKeyThatCannotBeMadeIsNamed() {
        assertRefused(
                order("retire", ID, "1.0.0", "--audit-key", "/no/such/folder/chen.audit"),
                "nothing was ordered",
                "/no/such/folder/chen.audit");
    }

    @Test
    @Order(6)
    void nothingIsOrderedNorIssuedWhenItCannotBePutOnRecord() throws Exception {
        int before = ordered();
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()))) {
            admin.deleteTopics(List.of(TopicCatalogue.AUDIT)).all().get(30, TimeUnit.SECONDS);
        }

        assertRefused(order("retire", ID, "1.0.0"), "nothing was ordered", "cannot be put on record");
        assertRefused(put("H43010200003"), "nothing was issued", "cannot be put on record");
        assertThat(ordered()).isEqualTo(before);
        assertThat(screener("standing", "list", "H43010200003").out()).isEmpty();
        assertThat(screener("standing", "list", "H43010200002").out()).isNotEmpty();
    }

    private static int ordered() throws Exception {
        assertThat(orders.orders().byPack()).isNotEmpty();
        return orders.newest().size();
    }

    private static void assertOk(Typed typed) {
        assertThat(typed.exitCode()).as(typed.out() + typed.err()).isEqualTo(ExitCodes.OK);
    }

    private static void assertRefused(Typed typed, String... words) {
        assertThat(typed.exitCode()).as(typed.err()).isEqualTo(ExitCodes.FAILED);
        assertThat(typed.err()).hasLineCount(1).contains(words);
    }

    private static Typed order(Object... words) {
        List<Object> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers(), "--keys", people.trust));
        all.addAll(List.of("--key", people.promoter, "--reason", "as agreed"));
        return Promoters.type(all.toArray());
    }

    private static Typed put(String institution) throws Exception {
        return putLines(STANDING.formatted(institution));
    }

    private static Typed putLines(String lines) throws Exception {
        Path file = Files.writeString(folder.resolve("standings.jsonl"), lines);
        Path key = folder.resolve("zhang.audit");
        return screener(
                "standing", "put", "--file", file.toString(), "--actor", "zhang.wei", "--audit-key", key.toString());
    }

    private static Typed verify(String... more) {
        List<String> words = new ArrayList<>(List.of(
                "audit", "verify", "--keys", folder.resolve("writers.pub").toString()));
        words.addAll(List.of(more));
        return screener(words.toArray(String[]::new));
    }

    private static Typed screener(String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--bootstrap-servers", broker.bootstrapServers()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Screener.run(
                Console.piped(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8)),
                all.toArray(String[]::new));
        return new Typed(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
