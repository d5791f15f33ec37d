package org.claimscreener.launcher.rebuild;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.claimscreener.engine.intake.ReversalCheck;
import org.claimscreener.engine.intake.SettlementCheck;
import org.claimscreener.verifier.Place;
import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.jspecify.annotations.Nullable;

/** What the log holds of one institution: inputs that the job accepts, and the binding decisions. Memory holds all of it. */
final class InstitutionLog implements LogSink {
    /** As they were appended; within a millisecond by partition, for nobody knows better. */
    private static final Comparator<Input> AS_APPENDED = Comparator.comparing(Input::receivedAt)
            .thenComparing(input -> input.place().partition())
            .thenComparing(input -> input.place().offset());

    private final String institutionId;
    private final WireDecoder inputDecoder = WireDecoder.builder()
            .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
            .build();
    private final WireDecoder decisionDecoder =
            WireDecoder.builder().accept(Set.of(MessageType.DECISION)).build();
    private final List<Input> inputs = new ArrayList<>();
    private final Map<String, Decision> decisions = new HashMap<>();

    InstitutionLog(String institutionId) {
        this.institutionId = institutionId;
    }

    /** A settlement or a reversal: one of them is there. */
    record Input(
            Place place,
            Instant receivedAt,
            @Nullable Settlement settlement,
            @Nullable Reversal reversal) {}

    @Override
    public void begins(String topic, int partition, long offset) {
        // What a partition has lost shows as a difference.
    }

    @Override
    public void take(LogRecord message) {
        byte[] value = message.value();
        if (value == null) {
            return;
        }
        if (message.place().topic().equals(TopicCatalogue.SETTLEMENTS)) {
            input(message, value);
        } else if (message.place().topic().equals(TopicCatalogue.DECISIONS)
                && decisionDecoder.decode(value) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Decision decision
                && decision.getInstitutionId().equals(institutionId)) {
            decisions.putIfAbsent(key(decision.getSettlementId(), decision.getPatientId()), decision);
        }
    }

    private void input(LogRecord message, byte[] value) {
        if (!(inputDecoder.decode(value) instanceof Decoded.Accepted accepted)) {
            return;
        }
        Instant receivedAt = Instant.ofEpochMilli(message.timestamp());
        if (accepted.message() instanceof Settlement settlement
                && settlement.getInstitution().getInstitutionId().equals(institutionId)
                && SettlementCheck.firstProblem(settlement, receivedAt).isEmpty()) {
            inputs.add(new Input(message.place(), receivedAt, settlement, null));
        } else if (accepted.message() instanceof Reversal reversal
                && reversal.getInstitutionId().equals(institutionId)
                && ReversalCheck.firstProblem(reversal).isEmpty()) {
            inputs.add(new Input(message.place(), receivedAt, null, reversal));
        }
    }

    @Override
    public void committed(String topic, int partition, long offset) {
        // The first record binds, committed or not.
    }

    /** In the order in which they were appended. */
    List<Input> inputs() {
        return inputs.stream().sorted(AS_APPENDED).toList();
    }

    /** The binding decision on a settlement, or null. */
    @Nullable
    Decision decision(Settlement settlement) {
        return decisions.get(
                key(settlement.getSettlementId(), settlement.getPerson().getPatientId()));
    }

    private static String key(String settlementId, String patientId) {
        return settlementId.length() + ":" + settlementId + patientId;
    }
}
