package org.claimscreener.engine.simulation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;
import org.claimscreener.wire.record.ReversalReceipt;

/** What a patient's answers add up to, told from the log alone and with none of the engine's code. */
final class PatientFold {
    private final Map<String, Settled> settled = new LinkedHashMap<>();

    /** A decision and what has been taken back of it. */
    static final class Settled {
        private final Answers.Answer answer;
        private final Decision decision;
        private final Set<String> lines = new LinkedHashSet<>();
        private final Set<String> withdrawn = new TreeSet<>();
        private final Map<String, Answers.Answer> receipts = new LinkedHashMap<>();

        private Settled(Answers.Answer answer, Decision decision) {
            this.answer = answer;
            this.decision = decision;
            decision.getLines().stream().map(LineDecision::getLineId).forEach(lines::add);
        }

        Answers.Answer answer() {
            return answer;
        }

        Decision decision() {
            return decision;
        }

        Set<String> lines() {
            return lines;
        }

        Set<String> withdrawn() {
            return withdrawn;
        }

        /** By reversal id, in their order. */
        Map<String, Answers.Answer> receipts() {
            return receipts;
        }

        /** The number that stands for it in {@code past_digest}. */
        BigInteger mark() {
            StringBuilder text = new StringBuilder()
                    .append(decision.getSettlementId())
                    .append('\n')
                    .append(decision.getContentDigest())
                    .append('\n')
                    .append(decision.getVerdict())
                    .append('\n');
            if (withdrawn.equals(lines)) {
                text.append("*\n");
            } else if (withdrawn.isEmpty()) {
                text.append('\n');
            } else {
                withdrawn.forEach(line -> text.append(line).append('\n'));
            }
            return new BigInteger(1, Arrays.copyOf(sha256(text.toString()), 16));
        }
    }

    /** What is remembered, by settlement id. */
    Map<String, Settled> settled() {
        return settled;
    }

    /** As {@code past_digest} states it. */
    String digest() {
        BigInteger sum = BigInteger.ZERO;
        for (Settled one : settled.values()) {
            sum = sum.add(one.mark());
        }
        return String.format(Locale.ROOT, "%032x", sum.mod(Answers.MODULUS));
    }

    /** Follows the next answer; false for a receipt of something that was never decided. */
    boolean add(Answers.Answer answer) {
        if (answer.message() instanceof Decision decision) {
            settled.put(decision.getSettlementId(), new Settled(answer, decision));
            return true;
        }
        ReversalReceipt receipt = (ReversalReceipt) answer.message();
        Settled reversed = settled.get(receipt.getSettlementId());
        if (reversed == null) {
            return false;
        }
        List<String> lines = receipt.getLineIds();
        reversed.withdrawn.addAll(lines.isEmpty() ? reversed.lines : lines);
        reversed.receipts.put(receipt.getReversalId(), answer);
        return true;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
