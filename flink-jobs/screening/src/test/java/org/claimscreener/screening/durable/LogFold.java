package org.claimscreener.screening.durable;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import org.claimscreener.flow.Buffers;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.ReversalReceipt;

/**
 * What a log of decisions adds up to, told from it alone: which answer binds an input, and what a patient's next decision
 * is to name as its past. Shares no code with what keeps the state.
 */
final class LogFold {
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT))
            .build();
    private final Map<String, ByteBuffer> binding = new LinkedHashMap<>();
    private final Map<String, Map<String, Settled>> patients = new LinkedHashMap<>();

    /** A decision, and the lines withdrawn from it. */
    private record Settled(Decision decision, SortedSet<String> withdrawn) {
        private BigInteger mark() {
            List<String> text = new ArrayList<>(List.of(
                    decision.getSettlementId(),
                    decision.getContentDigest(),
                    decision.getVerdict().name()));
            if (withdrawn.size() == decision.getLines().size()) {
                text.add("*");
            } else if (withdrawn.isEmpty()) {
                text.add("");
            } else {
                text.addAll(withdrawn);
            }
            return new BigInteger(1, Arrays.copyOf(sha256(String.join("\n", text) + "\n"), 16));
        }
    }

    static LogFold of(JvmDecisionLog log) {
        LogFold fold = new LogFold();
        log.entries().forEach(entry -> fold.add(entry.answer()));
        return fold;
    }

    private void add(ByteBuffer answer) {
        Object message = ((Decoded.Accepted) decoder.decode(Buffers.bytes(answer))).message();
        if (binding.putIfAbsent(key(message), answer) != null) {
            return;
        }
        if (message instanceof Decision decision) {
            patients.computeIfAbsent(decision.getPatientId(), id -> new LinkedHashMap<>())
                    .put(decision.getSettlementId(), new Settled(decision, new TreeSet<>()));
        } else if (message instanceof ReversalReceipt receipt) {
            withdraw(receipt);
        }
    }

    private void withdraw(ReversalReceipt receipt) {
        Settled settled =
                patients.getOrDefault(receipt.getPatientId(), Map.of()).get(receipt.getSettlementId());
        if (settled == null) {
            throw new IllegalArgumentException("a receipt of what was never decided: " + receipt);
        }
        List<String> all = settled.decision().getLines().stream()
                .map(LineDecision::getLineId)
                .toList();
        settled.withdrawn().addAll(receipt.getLineIds().isEmpty() ? all : receipt.getLineIds());
    }

    private static String key(Object message) {
        return message instanceof ReversalReceipt receipt
                ? receipt.getSettlementId() + " withdrawn by " + receipt.getReversalId()
                : ((Decision) message).getSettlementId();
    }

    /** The first answer to the input that this one answers. */
    ByteBuffer binding(ByteBuffer answer) {
        Object message = ((Decoded.Accepted) decoder.decode(Buffers.bytes(answer))).message();
        ByteBuffer first = binding.get(key(message));
        if (first == null) {
            throw new IllegalArgumentException("the log answers no such input: " + key(message));
        }
        return first;
    }

    boolean answers(String settlementId) {
        return binding.containsKey(settlementId);
    }

    Set<String> patients() {
        return patients.keySet();
    }

    int settlements(String patientId) {
        return patients.getOrDefault(patientId, Map.of()).size();
    }

    /** As the next decision's {@code past_digest} is to state it. */
    String digest(String patientId) {
        BigInteger sum = BigInteger.ZERO;
        for (Settled settled : patients.getOrDefault(patientId, Map.of()).values()) {
            sum = sum.add(settled.mark());
        }
        return String.format(Locale.ROOT, "%032x", sum.mod(BigInteger.ONE.shiftLeft(128)));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
