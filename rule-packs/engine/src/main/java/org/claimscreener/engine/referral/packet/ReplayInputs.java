package org.claimscreener.engine.referral.packet;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.engine.decision.Circumstances;
import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.LogAnswer;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.engine.replay.PatientLog;
import org.claimscreener.engine.replay.RecordedCase;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.ReversalReceipt;
import org.claimscreener.wire.record.Settlement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * All that a decision rested on, as bytes of the wire: the settlement, and what was answered for the person before, in the
 * log's order. Whoever has the packs can decide it again.
 *
 * @param decision as in the log
 * @param settlement what was decided
 * @param earlier what the past is made of
 */
public record ReplayInputs(ByteBuffer decision, ByteBuffer settlement, List<Earlier> earlier) {
    public ReplayInputs {
        earlier = List.copyOf(earlier);
    }

    /** An earlier answer, a decision or a receipt, and the settlement or reversal that it answers. */
    public record Earlier(ByteBuffer answer, ByteBuffer input) {}

    /** The case, or why these bytes are none. */
    public record Read(Optional<RecordedCase> recorded, String problem) {}

    /** The case as {@link org.claimscreener.engine.replay.Replay} takes it. Never throws. */
    public Read recordedCase() {
        WireDecoder decoder = WireDecoder.builder()
                .accept(Set.of(
                        MessageType.DECISION,
                        MessageType.REVERSAL_RECEIPT,
                        MessageType.SETTLEMENT,
                        MessageType.REVERSAL))
                .build();
        if (!(read(decoder, decision) instanceof Decision decided)) {
            return none("the decision among the inputs cannot be read");
        }
        if (!(read(decoder, settlement) instanceof Settlement settled)) {
            return none("the settlement among the inputs cannot be read");
        }
        PatientLog log = new PatientLog();
        for (int i = 0; i < earlier.size(); i++) {
            if (!follow(decoder, earlier.get(i), log)) {
                return none("earlier answer " + (i + 1) + " is not the answer to the input beside it");
            }
        }
        return new Read(Optional.of(new RecordedCase(decided, decision.duplicate(), settled, log.past())), "");
    }

    private static Read none(String problem) {
        return new Read(Optional.empty(), problem);
    }

    private static Object read(WireDecoder decoder, ByteBuffer buffer) {
        return decoder.decode(bytes(buffer)) instanceof Decoded.Accepted accepted ? accepted.message() : "";
    }

    /** False when the two do not belong together; what does is followed without deciding anything. */
    private static boolean follow(WireDecoder decoder, Earlier one, PatientLog log) {
        Object answer = read(decoder, one.answer());
        Object input = read(decoder, one.input());
        if (answer instanceof Decision decision && input instanceof Settlement settlement) {
            String digest = new ContentDigest().of(settlement);
            AnswerKey key = AnswerKey.ofDecision(decision.getSettlementId());
            return settlement.getSettlementId().equals(decision.getSettlementId())
                    && digest.equals(decision.getContentDigest())
                    && follow(log, decision.getPatientId(), key, one, submitted(settlement, decision));
        }
        if (answer instanceof ReversalReceipt receipt && input instanceof Reversal reversal) {
            AnswerKey key = AnswerKey.ofReceipt(receipt.getSettlementId(), receipt.getReversalId());
            return reversal.getSettlementId().equals(receipt.getSettlementId())
                    && reversal.getReversalId().equals(receipt.getReversalId())
                    && follow(
                            log,
                            receipt.getPatientId(),
                            key,
                            one,
                            new PatientInput.Withdrawn(reversal, receipt.getSource(), receipt.getReceivedAt()));
        }
        return false;
    }

    private static boolean follow(PatientLog log, String patientId, AnswerKey key, Earlier one, PatientInput input) {
        return log.follow(new LogAnswer(patientId, key, one.answer().duplicate()), Optional.of(input))
                == PatientLog.Followed.FOLLOWED;
    }

    private static PatientInput submitted(Settlement settlement, Decision decision) {
        return new PatientInput.Submitted(
                settlement,
                new DecisionFrame(
                        List.of(),
                        Circumstances.NONE,
                        decision.getContentDigest(),
                        decision.getSource(),
                        decision.getReceivedAt()));
    }

    /** In Base64. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("decision", text(decision)).put("settlement", text(settlement));
        ArrayNode array = json.putArray("earlier");
        earlier.forEach(
                one -> array.addObject().put("answer", text(one.answer())).put("input", text(one.input())));
        return json;
    }

    /** What {@link #json} wrote; empty when it is something else. */
    static Optional<ReplayInputs> of(JsonNode json) {
        try {
            List<Earlier> earlier = new ArrayList<>();
            for (JsonNode one : json.path("earlier")) {
                earlier.add(new Earlier(buffer(one.path("answer")), buffer(one.path("input"))));
            }
            return json.path("decision").isTextual()
                    ? Optional.of(
                            new ReplayInputs(buffer(json.path("decision")), buffer(json.path("settlement")), earlier))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            // No Base64: not what this build writes.
            return Optional.empty();
        }
    }

    /** How large the inputs are, in bytes. */
    long size() {
        return earlier.stream()
                        .mapToLong(one ->
                                (long) one.answer().remaining() + one.input().remaining())
                        .sum()
                + decision.remaining()
                + settlement.remaining();
    }

    private static String text(ByteBuffer buffer) {
        return Base64.getEncoder().encodeToString(bytes(buffer));
    }

    private static ByteBuffer buffer(JsonNode text) {
        return ByteBuffer.wrap(Base64.getDecoder().decode(text.asText("")));
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
