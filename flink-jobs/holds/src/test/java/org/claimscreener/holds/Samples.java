package org.claimscreener.holds;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.holds.record.Cause;
import org.claimscreener.holds.record.Happening;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.ActorRole;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.HoldCommandKind;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;

/** Invented records: settlement S1 of one patient at one institution. */
public final class Samples {
    public static final String HOLD = "S1";
    public static final String PATIENT = "P00000000001";
    public static final String INSTITUTION = "H43010200001";

    /** Ten in the morning of a Monday in Shanghai. */
    public static final Instant MONDAY = Instant.parse("2026-09-07T02:00:00Z");

    /** The end of the tenth working day after it: of Sunday 20 September, which is worked for the National Day. */
    public static final Instant TEN_DAYS_LATER = Instant.parse("2026-09-20T16:00:00Z");

    private static final Source SOURCE = new Source(TopicCatalogue.SETTLEMENTS, 0, 1L);

    private Samples() {}

    /** A decision that withholds so much of lines L1, L2, ... */
    public static Decision.Builder decision(String holdId, List<Long> heldFen) {
        long held = heldFen.stream().mapToLong(Long::longValue).sum();
        List<LineDecision> lines = new ArrayList<>();
        for (int i = 0; i < heldFen.size(); i++) {
            lines.add(new LineDecision("L" + (i + 1), heldFen.get(i) + 50, 50L, heldFen.get(i), 0L));
        }
        return Decision.newBuilder()
                .setSettlementId(holdId)
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setVerdict(held > 0 ? Verdict.HOLD : Verdict.RELEASE)
                .setFundFen(held + 50L * heldFen.size())
                .setReleasedFen(50L * heldFen.size())
                .setHeldFen(held)
                .setRefusedFen(0)
                .setLines(lines)
                .setFindings(List.of())
                .setPacks(List.of())
                .setFeatures(List.of())
                .setEngineVersion("0")
                .setContentDigest("00")
                .setSource(SOURCE)
                .setReceivedAt(MONDAY);
    }

    /** Withdraws lines; none = the whole settlement. */
    public static ReversalReceipt receipt(List<String> lineIds) {
        return ReversalReceipt.newBuilder()
                .setReversalId("R1")
                .setSettlementId(HOLD)
                .setPatientId(PATIENT)
                .setInstitutionId(INSTITUTION)
                .setLineIds(lineIds)
                .setSource(SOURCE)
                .setReceivedAt(MONDAY)
                .build();
    }

    /** By reviewer r1, or by the institution where it is the institution's. */
    public static HoldCommand.Builder command(String id, HoldCommandKind kind, int seenStep) {
        boolean institution = kind == HoldCommandKind.APPEAL || kind == HoldCommandKind.ACCEPT;
        return HoldCommand.newBuilder()
                .setCommandId(id)
                .setHoldId(HOLD)
                .setKind(kind)
                .setActorId(institution ? "h1" : "r1")
                .setActorRole(institution ? ActorRole.INSTITUTION : ActorRole.REVIEWER)
                .setActorInstitutionId(institution ? INSTITUTION : null)
                .setSeenStep(seenStep)
                .setReason("so it is")
                .setIssuedAt(MONDAY);
    }

    /** As it lies in its log. */
    public static Arrival arrival(String topic, String key, SpecificRecord message, Instant appendedAt) {
        return new Arrival(
                topic,
                0,
                7L,
                appendedAt.toEpochMilli(),
                ByteBuffer.wrap(key.getBytes(StandardCharsets.UTF_8)),
                ByteBuffer.wrap(new WireEncoder().encode(message)));
    }

    /** As it comes to its hold. */
    public static Happening happening(Cause cause, SpecificRecord message, Instant appendedAt) {
        return new Happening(
                HOLD,
                cause,
                cause == Cause.COMMAND ? TopicCatalogue.REVIEWS : TopicCatalogue.DECISIONS,
                0,
                7L,
                appendedAt.toEpochMilli(),
                ByteBuffer.wrap(new WireEncoder().encode(message)));
    }
}
