package org.claimscreener.launcher.demo;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.claimscreener.traffic.Traffic;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.traffic.TrafficSettings;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.Consequence;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/** Messages and their answers. */
final class Fixtures {
    static final Instant BEGINNING = Instant.parse("2026-06-01T00:00:00Z");

    private Fixtures() {}

    /** The first so many events of a kind that the generator makes. */
    static List<TrafficEvent> events(int count, Predicate<TrafficEvent> wanted) {
        Traffic traffic = new Traffic(TrafficSettings.defaults(7, LocalDate.of(2026, 6, 1)));
        List<TrafficEvent> found = new ArrayList<>();
        while (found.size() < count) {
            TrafficEvent event = traffic.next();
            if (wanted.test(event)) {
                found.add(event);
            }
        }
        return found;
    }

    static TrafficEvent event(Predicate<TrafficEvent> wanted) {
        return events(1, wanted).get(0);
    }

    static boolean isHonest(TrafficEvent event) {
        return event.kind() == TrafficEvent.Kind.SETTLEMENT && event.label().isEmpty();
    }

    static boolean isDiscernibleFraud(TrafficEvent event) {
        return event.label().isPresent() && event.label().get().discernible();
    }

    static boolean isPreparation(TrafficEvent event) {
        return event.label().isPresent() && !event.label().get().discernible();
    }

    static Decision decision(Message message, Verdict verdict) {
        long withheld = verdict == Verdict.RELEASE ? 0 : 10_000;
        return Decision.newBuilder()
                .setSettlementId(message.settlementId())
                .setPatientId("P1")
                .setInstitutionId("H1")
                .setVerdict(verdict)
                .setFundFen(12_345)
                .setReleasedFen(12_345 - withheld)
                .setHeldFen(verdict == Verdict.HOLD ? withheld : 0)
                .setRefusedFen(verdict == Verdict.REFUSE ? withheld : 0)
                .setLines(List.of())
                .setFindings(verdict == Verdict.RELEASE ? List.of() : List.of(finding()))
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("test")
                .setContentDigest("")
                .setSource(new Source("claims.settlements.v1", 0, 0L))
                .setReceivedAt(BEGINNING)
                .build();
    }

    static Finding finding() {
        return Finding.newBuilder()
                .setFindingId("F1")
                .setRuleCode("GZ10000102012000")
                .setRuleName("医疗服务项目重复收费")
                .setPackId("national-policy")
                .setSeverity(1)
                .setConsequence(Consequence.HOLD)
                .setBehaviour(2)
                .setLegalBasis("《医疗保障基金使用监督管理条例》第三十八条第三项")
                .setLineIds(List.of())
                .setAmountFen(10_000)
                .setEvidence("")
                .build();
    }

    static DeadLetter deadLetter(@Nullable String settlementId, long offset, byte[] original) {
        return DeadLetter.newBuilder()
                .setReason(DeadLetterReason.UNREADABLE)
                .setMessage("")
                .setSettlementId(settlementId)
                .setSource(new Source("claims.settlements.v1", 0, offset))
                .setReceivedAt(BEGINNING)
                .setOriginal(ByteBuffer.wrap(original))
                .build();
    }

    static byte[] bytes(Decision decision) {
        return new WireEncoder().encode(decision);
    }

    /** So many milliseconds after {@link #BEGINNING}, and the same on the monotonic clock. */
    static ReadAt readAt(long millis) {
        return new ReadAt((BEGINNING.toEpochMilli() + millis) * 1_000, millis * 1_000_000);
    }
}
