package org.claimscreener.launcher.explain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.verifier.log.LogSink;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.TopicCatalogue;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetter;
import org.claimscreener.wire.record.Decision;
import org.jspecify.annotations.Nullable;

/** First reading: what was answered about one settlement id, wherever it stands. */
final class AnswerSearch implements LogSink {
    /** Dead letters about one id that are kept; more of them say nothing new. */
    private static final int MAX_LETTERS = 20;

    private static final Set<String> ANSWERS = Set.of(TopicCatalogue.DECISIONS, TopicCatalogue.DEAD_LETTERS);

    private final String settlementId;
    private final byte[] needle;
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.DEAD_LETTER))
            .build();
    private final List<DeadLetter> letters = new ArrayList<>();
    private @Nullable Found binding;
    private int copies;
    private int contradictions;

    /** The first decision, which binds. */
    record Found(Decision decision, LogRecord at) {
        ByteBuffer bytes() {
            byte[] value = at.value();
            return ByteBuffer.wrap(value == null ? new byte[0] : value);
        }
    }

    AnswerSearch(String settlementId) {
        this.settlementId = settlementId;
        this.needle = settlementId.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void begins(String topic, int partition, long offset) {
        // Where a partition begins matters only to the past, which is looked for in the second reading.
    }

    @Override
    public void take(LogRecord message) {
        byte[] value = message.value();
        if (value == null || !ANSWERS.contains(message.place().topic()) || !holds(value)) {
            return;
        }
        if (decoder.decode(value) instanceof Decoded.Accepted accepted) {
            if (accepted.message() instanceof Decision decision) {
                decided(decision, message);
            } else if (accepted.message() instanceof DeadLetter letter
                    && settlementId.equals(letter.getSettlementId())
                    && letters.size() < MAX_LETTERS) {
                letters.add(letter);
            }
        }
    }

    private void decided(Decision decision, LogRecord message) {
        if (!decision.getSettlementId().equals(settlementId)) {
            return;
        }
        if (binding == null) {
            binding = new Found(decision, message);
        } else if (java.util.Arrays.equals(binding.at().value(), message.value())) {
            copies++;
        } else {
            contradictions++;
        }
    }

    /** Decoding costs far more than looking for the id among the bytes, and nearly no record holds it. */
    private boolean holds(byte[] value) {
        for (int start = 0; start <= value.length - needle.length; start++) {
            int matched = 0;
            while (matched < needle.length && value[start + matched] == needle[matched]) {
                matched++;
            }
            if (matched == needle.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void committed(String topic, int partition, long offset) {
        // The first record binds, committed or not.
    }

    Optional<Found> binding() {
        return Optional.ofNullable(binding);
    }

    List<DeadLetter> letters() {
        return List.copyOf(letters);
    }

    /** Equal ones after the first. */
    int copies() {
        return copies;
    }

    int contradictions() {
        return contradictions;
    }
}
