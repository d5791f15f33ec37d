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
import java.util.Set;
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
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.HoldStep;
import org.claimscreener.wire.record.LineOpinion;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real broker in its own process, the real screening, holds and supervision jobs, the real packs; and what people do to them.
 * Nothing is slept for: settlements are sent, and logs read, until what is waited for is there, bounded by the test's time-out.
 */
final class SupervisionRig implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<HoldCommandKind> OF_INSTITUTIONS = Set.of(HoldCommandKind.APPEAL, HoldCommandKind.ACCEPT);
    private static final String REST =
            "\"legal_basis\":\"《条例》\",\"office\":\"长沙市医疗保障局\",\"ordered_by\":\"u-1\",\"approved_by\":\"u-2\","
                    + "\"reason\":\"经查实\"}";

    final LocalJob supervision;

    private final Path folder;
    private final LocalBroker broker;
    private final LocalJob screening;
    private final LocalJob holds;
    private final NetworkClient network;
    private final OutpatientVisits visits;
    private final String physician;

    /**
     * Starts all of it.
     *
     * @param folder for what it keeps
     * @param name of the settlements
     * @param physician who orders what they bill
     */
    SupervisionRig(Path folder, String name, String physician) throws Exception {
        this.folder = folder;
        this.visits = new OutpatientVisits(name);
        this.physician = physician;
        LocalCrew crew = new LocalCrew();
        broker = LocalBroker.start(folder.resolve("broker"));
        String servers = broker.bootstrapServers();
        TopicSetup.createMissing(servers, (short) 1);
        crew.deploy(servers, PackChoice.read(List.of(), Installation.find()));
        screening = LocalJob.screening(servers, crew.keys().text(), folder.resolve("screening"));
        supervision = LocalJob.supervision(SupervisionSettings.standard(servers), folder.resolve("supervision"));
        holds = LocalJob.holds(HoldsSettings.standard(servers), folder.resolve("holds"));
        network = NetworkClient.open(NetworkSettings.of(servers));
    }

    @Override
    public void close() {
        for (AutoCloseable part : Arrays.asList(network, supervision, holds, screening, broker)) {
            org.junit.jupiter.api.Assertions.assertDoesNotThrow(part::close);
        }
    }

    String servers() {
        return broker.bootstrapServers();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    // What the network sends.

    Decision decide(String institution, String department) throws Exception {
        var visit = visits.next(institution, Instant.now().truncatedTo(ChronoUnit.SECONDS), department, physician);
        return ((Answer.Decided) network.submit(visit.build(), PATIENCE).get()).decision();
    }

    Decision until(Verdict verdict, String institution, String department) throws Exception {
        while (true) {
            Decision decision = decide(institution, department);
            if (decision.getVerdict() == verdict) {
                return decision;
            }
        }
    }

    void append(String topic, String key, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value))
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    // What the authority orders.

    static String order(
            String kind, String subjectKind, String subject, String number, String basis, @Nullable Instant to) {
        String end = to == null ? "" : "\"valid_to\":\"" + to + "\",";
        return "{\"kind\":\"" + kind + "\",\"subject_kind\":\"" + subjectKind + "\",\"subject_id\":\"" + subject
                + "\",\"order_no\":\"" + number + "\",\"basis\":\"" + basis + "\",\"valid_from\":\""
                + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\"," + end + REST;
    }

    static String lift(String subjectKind, String subject, String number, String lifts, String basis) {
        return order("LIFT", subjectKind, subject, number, basis, null)
                .replace("\"order_no\"", "\"lifts\":\"" + lifts + "\",\"order_no\"");
    }

    static Instant months(int months) {
        return Instant.now()
                .atZone(ZoneId.of("Asia/Shanghai"))
                .plusMonths(months)
                .truncatedTo(ChronoUnit.SECONDS)
                .toInstant();
    }

    void issue(String line) throws IOException {
        Typed typed = new Typed();
        assertThat(issue(typed, line)).as(typed.err()).isEqualTo(ExitCodes.OK);
    }

    int issue(Typed typed, String line) throws IOException {
        Path file = file("directives.jsonl");
        Files.writeString(file, line);
        return typed.run(acting("officer", "supervision", "order", "--file", file.toString()));
    }

    // What people do at the command line.

    /** The words of a command, with who acts and where. */
    String[] acting(String actor, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--actor", actor, "--audit-key", file(actor + ".audit").toString(), "--bootstrap-servers", servers()));
        return all.toArray(String[]::new);
    }

    /** What it printed, when all went well. */
    String runs(String... words) {
        Typed typed = new Typed();
        assertThat(typed.run(words)).as(typed.err()).isEqualTo(ExitCodes.OK);
        return typed.out();
    }

    String listed() {
        Typed typed = new Typed();
        assertThat(typed.run("supervision", "list", "--bootstrap-servers", servers()))
                .as(typed.err())
                .isEqualTo(ExitCodes.OK);
        return typed.out() + typed.err();
    }

    /** Steps are seen at the next checkpoint. */
    String untilListed(String text) {
        while (true) {
            String listed = listed();
            if (listed.contains(text)) {
                return listed;
            }
        }
    }

    // What reviewers and institutions do to a hold.

    /** One command on a hold in each role, answered by its step. */
    void command(Decision held, HoldCommandKind kind, int seenStep, String actor) throws Exception {
        boolean institution = OF_INSTITUTIONS.contains(kind);
        boolean opinions = kind == HoldCommandKind.REVIEW || kind == HoldCommandKind.APPEAL;
        HoldCommand command = HoldCommand.newBuilder()
                .setCommandId(kind + " " + seenStep + " " + held.getSettlementId())
                .setHoldId(held.getSettlementId())
                .setKind(kind)
                .setActorId(actor)
                .setActorRole(
                        institution
                                ? ActorRole.INSTITUTION
                                : seenStep > 3 ? ActorRole.SENIOR_REVIEWER : ActorRole.REVIEWER)
                .setActorInstitutionId(institution ? held.getInstitutionId() : null)
                .setSeenStep(seenStep)
                .setOpinions(opinions ? allOf(held) : List.of())
                .setReason("未上传追溯码")
                .setIssuedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .build();
        append(TopicCatalogue.REVIEWS, held.getSettlementId(), new WireEncoder().encode(command));
        untilStep(held.getSettlementId(), seenStep + 1);
    }

    private static List<LineOpinion> allOf(Decision held) {
        return held.getLines().stream()
                .filter(line -> line.getHeldFen() > 0)
                .map(line -> new LineOpinion(line.getLineId(), line.getHeldFen()))
                .toList();
    }

    void untilStep(String hold, int number) throws Exception {
        AtomicInteger newest = new AtomicInteger();
        WireDecoder decoder = WireDecoder.create();
        while (newest.get() < number) {
            CommittedTopic.read(
                    servers(),
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
}
