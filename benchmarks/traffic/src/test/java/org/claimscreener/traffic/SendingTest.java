package org.claimscreener.traffic;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.traffic.TrafficEvent.Kind;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SendingTest {
    @Test
    void sendsEverySettlementIdOnce() {
        Set<String> seen = new HashSet<>();
        for (Settlement settlement : Sample.settlements(Sample.all())) {
            assertThat(seen.add(settlement.getSettlementId()))
                    .as(settlement.getSettlementId())
                    .isTrue();
        }
    }

    @Test
    void retriesEqualButForMessageIdAndSendingTime() throws IOException {
        Map<String, Settlement> first = bySettlementId();
        List<TrafficEvent> retries = ofKind(Kind.RETRY);
        assertThat(retries).hasSizeGreaterThan(200);
        for (TrafficEvent retry : retries) {
            Settlement again = Sample.settlement(retry);
            Settlement original = first.get(again.getSettlementId());
            assertThat(original).isNotNull();
            assertThat(again.getSentAt()).isAfter(original.getSentAt());
            assertThat(again.getMessageId()).isNotEqualTo(original.getMessageId());
            Settlement alike = Settlement.newBuilder(again)
                    .setMessageId(original.getMessageId())
                    .setSentAt(original.getSentAt())
                    .build();
            assertThat(alike.toByteBuffer()).isEqualTo(original.toByteBuffer());
        }
    }

    @Test
    void reversesOnlyWhatWasSentBeforeWithTheRightPatientAndInstitution() {
        Map<String, Settlement> sent = new HashMap<>();
        int reversals = 0;
        for (TrafficEvent event : Sample.all()) {
            if (event.kind() == Kind.SETTLEMENT) {
                Settlement settlement = Sample.settlement(event);
                sent.put(settlement.getSettlementId(), settlement);
            } else if (event.kind() == Kind.REVERSAL) {
                Reversal reversal = event.reversal().orElseThrow();
                Settlement withdrawn = sent.remove(reversal.getSettlementId());
                assertThat(withdrawn)
                        .as("reversal of " + reversal.getSettlementId())
                        .isNotNull();
                assertThat(reversal.getPatientId()).isEqualTo(Sample.patient(withdrawn));
                assertThat(reversal.getInstitutionId()).isEqualTo(Sample.institution(withdrawn));
                assertThat(reversal.getVisitId()).isEqualTo(withdrawn.getVisit().getVisitId());
                assertThat(reversal.getChannel()).isEqualTo(withdrawn.getChannel());
                assertThat(event.key()).isEqualTo(reversal.getPatientId());
                reversals++;
            }
        }
        assertThat(reversals).isGreaterThan(300);
    }

    @Test
    void billsSomeWithdrawnVisitsAnewUnderAnotherId() {
        Map<String, Set<String>> billsOfVisit = new HashMap<>();
        for (Settlement settlement : Sample.settlements(Sample.all())) {
            billsOfVisit
                    .computeIfAbsent(settlement.getVisit().getVisitId(), id -> new HashSet<>())
                    .add(settlement.getSettlementId());
        }
        Set<String> withdrawn = new HashSet<>();
        for (TrafficEvent event : ofKind(Kind.REVERSAL)) {
            withdrawn.add(event.reversal().orElseThrow().getVisitId());
        }
        long rebilled = billsOfVisit.entrySet().stream()
                .filter(visit -> visit.getValue().size() == 2)
                .peek(visit -> assertThat(withdrawn).contains(visit.getKey()))
                .count();
        assertThat(rebilled).isGreaterThan(100);
    }

    @Test
    void sendsMostWithinSecondsAndSomeHoursToDaysLate() {
        int late = 0;
        for (Settlement settlement : Sample.honest()) {
            Duration delay = Duration.between(settlement.getSettledAt(), settlement.getSentAt());
            assertThat(delay).isPositive().isLessThanOrEqualTo(Duration.ofDays(3));
            late += delay.compareTo(Duration.ofHours(2)) >= 0 ? 1 : 0;
        }
        assertThat((double) late / Sample.honest().size()).isBetween(0.015, 0.025);
    }

    @Test
    void sendsSomeBytesThatNobodyCanDecode() {
        List<TrafficEvent> malformed = ofKind(Kind.MALFORMED);
        assertThat(malformed).hasSizeBetween(30, 80);
        for (TrafficEvent event : malformed) {
            assertThatThrownBy(() -> Settlement.getDecoder().decode(event.bytes()))
                    .as(event.toString())
                    .isInstanceOfAny(IOException.class, RuntimeException.class);
        }
    }

    @Test
    void writesSettlementsThatDecodeToThemselves() throws IOException {
        for (TrafficEvent event : Sample.all().subList(0, 1_000)) {
            // By bytes and text: Avro's equals fails on instants within arrays.
            if (event.settlement().isPresent()) {
                Settlement decoded = Settlement.getDecoder().decode(event.bytes());
                assertThat(decoded.toString())
                        .isEqualTo(Sample.settlement(event).toString());
            } else if (event.reversal().isPresent()) {
                Reversal decoded = Reversal.getDecoder().decode(event.bytes());
                assertThat(decoded.toString())
                        .isEqualTo(event.reversal().orElseThrow().toString());
            }
        }
    }

    private static Map<String, Settlement> bySettlementId() {
        Map<String, Settlement> all = new HashMap<>();
        for (Settlement settlement : Sample.settlements(Sample.all())) {
            all.put(settlement.getSettlementId(), settlement);
        }
        return all;
    }

    private static List<TrafficEvent> ofKind(Kind kind) {
        return Sample.all().stream().filter(event -> event.kind() == kind).toList();
    }
}
