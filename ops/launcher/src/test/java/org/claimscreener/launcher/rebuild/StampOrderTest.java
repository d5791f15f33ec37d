package org.claimscreener.launcher.rebuild;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.PackRef;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StampOrderTest {
    private static final List<PackRef> OLD = List.of(new PackRef("p", "1", "1".repeat(64)));
    private static final List<PackRef> NEW = List.of(new PackRef("p", "2", "2".repeat(64)));

    private final Settlement any = anySettlement();
    private final Instant begin = any.getSentAt().plusSeconds(60);
    private final InstitutionLog log = new InstitutionLog(any.getInstitution().getInstitutionId());
    private long offset;

    private static Settlement anySettlement() {
        Traffic traffic = new Traffic(
                TrafficSettings.defaults(23, LocalDate.of(2026, 6, 1)).honestOnly());
        while (true) {
            TrafficEvent event = traffic.next();
            if (event.settlement().isPresent()) {
                return event.settlement().get();
            }
        }
    }

    private void arrives(String id, long milli) {
        take(
                TopicCatalogue.SETTLEMENTS,
                begin.plusMillis(milli),
                Settlement.newBuilder(any).setSettlementId(id).build());
    }

    private void decided(String id, long milli, List<PackRef> packs) {
        arrives(id, milli);
        take(
                TopicCatalogue.DECISIONS,
                begin.plusMillis(milli),
                Decision.newBuilder()
                        .setSettlementId(id)
                        .setPatientId(any.getPerson().getPatientId())
                        .setInstitutionId(any.getInstitution().getInstitutionId())
                        .setVerdict(Verdict.RELEASE)
                        .setFundFen(0)
                        .setReleasedFen(0)
                        .setHeldFen(0)
                        .setRefusedFen(0)
                        .setLines(List.of())
                        .setFindings(List.of())
                        .setPacks(packs)
                        .setFeatures(List.of())
                        .setPastSettlements(0)
                        .setPastDigest("")
                        .setEngineVersion("1")
                        .setContentDigest("")
                        .setSource(new Source(TopicCatalogue.SETTLEMENTS, 0, 0L))
                        .setReceivedAt(begin.plusMillis(milli))
                        .build());
    }

    private void take(String topic, Instant at, SpecificRecord record) {
        log.take(new LogRecord(
                new Place(topic, 0, offset++),
                at.toEpochMilli(),
                "LogAppendTime",
                "P".getBytes(StandardCharsets.UTF_8),
                new WireEncoder().encode(record),
                true));
    }

    private List<String> order() {
        List<String> order = new ArrayList<>();
        for (StampOrder.Stamped stamped : StampOrder.of(log)) {
            Settlement settlement =
                    java.util.Objects.requireNonNull(stamped.input().settlement());
            List<PackRef> packs = stamped.packs();
            order.add(settlement.getSettlementId() + (packs == null ? "?" : packs.equals(OLD) ? " old" : " new"));
        }
        return order;
    }

    @Test
    void whatAChangeOvertookWasTakenBeforeIt() {
        decided("S1", 0, OLD);
        decided("S2", 100, NEW);
        decided("S3", 110, OLD);
        decided("S4", 200, NEW);

        assertThat(order()).containsExactly("S1 old", "S3 old", "S2 new", "S4 new");
    }

    @Test
    void aSetThatComesBackLaterIsAChange() {
        decided("S1", 0, OLD);
        decided("S2", 100, NEW);
        decided("S3", 20_000, OLD);

        assertThat(order()).containsExactly("S1 old", "S2 new", "S3 old");
    }

    @Test
    void whatWasNotDecidedIsCountedByTheSetAroundIt() {
        arrives("S0", 0);
        decided("S1", 10, OLD);
        arrives("S2", 20);
        decided("S3", 30, NEW);
        arrives("S1", 40);

        assertThat(order()).containsExactly("S0 old", "S1 old", "S2 old", "S3 new", "S1 new");
    }

    @Test
    void withoutAnyDecisionNobodyKnowsTheSet() {
        arrives("S0", 0);

        assertThat(order()).containsExactly("S0?");
    }
}
