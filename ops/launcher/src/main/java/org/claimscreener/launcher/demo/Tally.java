package org.claimscreener.launcher.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.launcher.demo.Totals.PatternCount;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.traffic.Label;
import org.claimscreener.traffic.TrafficEvent;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Source;
import org.claimscreener.wire.record.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of one phase: what was sent, what was answered, and whether the two agree. The first decision of a
 * settlement id binds; an equal one answers a retry, a different one is a contradiction and changes nothing.
 * Thread-safe.
 */
public final class Tally {
    private static final int RECENT = 16;
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private final Map<String, Sent> sentById = new HashMap<>();
    private final Set<Source> deadLetterSources = new HashSet<>();
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<FraudPattern, PatternCount> patterns = new EnumMap<>(FraudPattern.class);
    private final Deque<Withheld> recent = new ArrayDeque<>();
    private final Latencies latencies = new Latencies();
    private final MessageDigest sha256 = sha256();

    private long settlements;
    private long reversals;
    private long decisions;
    private long deadLetters;
    private long receipts;
    private long reversalDeadLetters;
    private long contradictions;
    private long retriesAnswered;
    private long open;
    private long openMalformed;
    private long honest;
    private long honestHeld;
    private long releasedFen;
    private long heldFen;
    private long refusedFen;

    /** What is remembered of a settlement that was sent: not its bytes, for there may be millions of them. */
    private static final class Sent {
        private final String institution;
        private final Optional<Label> label;
        private final long scheduledNanos;
        private int open;
        private byte @Nullable [] bindingDigest;

        private Sent(Message message, long scheduledNanos) {
            this.institution = message.institution();
            this.label = message.label();
            this.scheduledNanos = scheduledNanos;
        }
    }

    /**
     * Notes a message, before it is sent: its answer may come at once.
     *
     * @param scheduledNanos when it should be sent, by the monotonic clock
     */
    public synchronized void sent(Message message, long scheduledNanos) {
        switch (message.kind()) {
            case SETTLEMENT, RETRY -> settlement(message, scheduledNanos);
            case REVERSAL -> reversals++;
            case MALFORMED -> {
                settlements++;
                openMalformed++;
            }
        }
    }

    private void settlement(Message message, long scheduledNanos) {
        settlements++;
        open++;
        Sent before = sentById.get(message.settlementId());
        if (before != null) {
            before.open++;
            return;
        }
        Sent sent = new Sent(message, scheduledNanos);
        sent.open = 1;
        sentById.put(message.settlementId(), sent);
        if (message.label().isEmpty()) {
            honest++;
        } else if (message.kind() == TrafficEvent.Kind.SETTLEMENT
                && message.label().get().discernible()) {
            patterns.merge(message.label().get().pattern(), PatternCount.LABELLED, PatternCount::plus);
        }
    }

    /** Whether the settlement of that id was noted here. */
    public synchronized boolean owns(@Nullable String settlementId) {
        return settlementId != null && sentById.containsKey(settlementId);
    }

    /**
     * Notes a decision that was read.
     *
     * @param bytes as they were in the log
     * @throws IllegalArgumentException when the settlement was not noted here
     */
    public synchronized void decided(Decision decision, byte[] bytes, ReadAt readAt) {
        Sent sent = sentById.get(decision.getSettlementId());
        if (sent == null) {
            throw new IllegalArgumentException("No settlement " + decision.getSettlementId() + " was sent here");
        }
        decisions++;
        verdicts.merge(decision.getVerdict(), 1L, Long::sum);
        close(sent);
        byte[] digest = sha256.digest(bytes);
        if (sent.bindingDigest == null) {
            sent.bindingDigest = digest;
            binding(sent, decision, readAt);
        } else if (Arrays.equals(sent.bindingDigest, digest)) {
            retriesAnswered++;
        } else {
            contradictions++;
        }
    }

    private void binding(Sent sent, Decision decision, ReadAt readAt) {
        latencies.record(
                readAt.epochMicros() - decision.getReceivedAt().toEpochMilli() * MICROS_PER_MILLI,
                (readAt.nanos() - sent.scheduledNanos) / NANOS_PER_MICRO);
        releasedFen += decision.getReleasedFen();
        heldFen += decision.getHeldFen();
        refusedFen += decision.getRefusedFen();
        if (decision.getVerdict() == Verdict.RELEASE) {
            return;
        }
        if (recent.size() == RECENT) {
            recent.removeLast();
        }
        recent.addFirst(Withheld.of(decision, sent.institution));
        if (sent.label.isEmpty()) {
            honestHeld++;
        } else if (sent.label.get().discernible()) {
            patterns.merge(sent.label.get().pattern(), PatternCount.CAUGHT, PatternCount::plus);
        }
    }

    /** Notes the receipt of a reversal. */
    public synchronized void receipt() {
        receipts++;
    }

    /**
     * Notes a dead letter. A second one of the same input is the same dead letter: that topic is written at least once.
     *
     * @param ofReversal whether its input was a reversal
     */
    public synchronized void deadLetter(DeadLetter letter, boolean ofReversal) {
        if (!deadLetterSources.add(letter.getSource())) {
            return;
        }
        if (ofReversal) {
            reversalDeadLetters++;
            return;
        }
        deadLetters++;
        Sent sent = sentById.get(letter.getSettlementId() == null ? "" : letter.getSettlementId());
        if (sent != null) {
            close(sent);
        } else if (openMalformed > 0) {
            openMalformed--;
        }
    }

    private void close(Sent sent) {
        if (sent.open > 0) {
            sent.open--;
            open--;
        }
    }

    /** Messages without an answer yet. */
    public synchronized long inFlight() {
        return open + openMalformed + Math.max(0, reversals - receipts - reversalDeadLetters);
    }

    /** Everything as it stands. */
    public synchronized Totals totals() {
        PatternCount all = patterns.values().stream().reduce(PatternCount.NONE, PatternCount::plus);
        return new Totals(
                new Totals.Flow(
                        settlements,
                        decisions,
                        deadLetters,
                        reversals,
                        receipts,
                        reversalDeadLetters,
                        retriesAnswered,
                        contradictions,
                        open + openMalformed),
                new Totals.Verdicts(
                        verdicts.getOrDefault(Verdict.RELEASE, 0L),
                        verdicts.getOrDefault(Verdict.HOLD, 0L),
                        verdicts.getOrDefault(Verdict.REFUSE, 0L),
                        releasedFen,
                        heldFen,
                        refusedFen),
                new Totals.Fraud(all, Map.copyOf(patterns), honest, honestHeld),
                latencies.fromAppend(),
                latencies.fromSchedule(),
                List.copyOf(recent));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
