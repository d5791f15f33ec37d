package org.claimscreener.engine.patient;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/** Reads the log of decisions. Not thread-safe: one for each thread. */
public final class LogAnswers {
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.DECISION, MessageType.REVERSAL_RECEIPT))
            .build();

    /** The answer; empty when the bytes are none, which no writer of ours leaves. */
    public Optional<LogAnswer> read(byte @Nullable [] bytes) {
        if (bytes == null || !(decoder.decode(bytes) instanceof Decoded.Accepted accepted)) {
            return Optional.empty();
        }
        if (accepted.message() instanceof Decision decision) {
            AnswerKey key = AnswerKey.ofDecision(decision.getSettlementId());
            return Optional.of(new LogAnswer(decision.getPatientId(), key, ByteBuffer.wrap(bytes)));
        }
        ReversalReceipt receipt = (ReversalReceipt) accepted.message();
        AnswerKey key = AnswerKey.ofReceipt(receipt.getSettlementId(), receipt.getReversalId());
        return Optional.of(new LogAnswer(receipt.getPatientId(), key, ByteBuffer.wrap(bytes)));
    }

    /** The decision; empty for a receipt. */
    public Optional<Decision> decisionOf(LogAnswer answer) {
        return answer.key().reversalId().isEmpty() ? Optional.of(decision(answer.bytes())) : Optional.empty();
    }

    /** The content that a decision is about; empty for a receipt. */
    public Optional<String> contentDigest(LogAnswer answer) {
        return decisionOf(answer).map(Decision::getContentDigest);
    }

    /**
     * A decision that was read before.
     *
     * @throws IllegalArgumentException when the bytes are none
     */
    Decision decision(ByteBuffer answer) {
        byte[] bytes = new byte[answer.remaining()];
        answer.duplicate().get(bytes);
        if (decoder.decode(bytes) instanceof Decoded.Accepted accepted
                && accepted.message() instanceof Decision decision) {
            return decision;
        }
        throw new IllegalArgumentException("a decision that was read before cannot be read again");
    }
}
