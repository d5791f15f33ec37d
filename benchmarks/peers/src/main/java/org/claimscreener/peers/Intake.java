package org.claimscreener.peers;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.intake.Problem;
import org.claimscreener.engine.intake.ReversalCheck;
import org.claimscreener.engine.intake.SettlementCheck;
import org.claimscreener.wire.ContentDigest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.WireEncoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;
import org.jspecify.annotations.Nullable;

/** Bytes to a valid settlement or reversal, or a dead letter, as the Flink job's first step does. Not thread-safe. */
final class Intake {
    private final WireDecoder decoder = WireDecoder.builder()
            .accept(Set.of(MessageType.SETTLEMENT, MessageType.REVERSAL))
            .build();
    private final WireEncoder encoder = new WireEncoder();
    private final ContentDigest digest = new ContentDigest();
    private final Letters letters = new Letters();

    /** What came of one message. */
    sealed interface Read {}

    /** It is valid. */
    record Valid(SpecificRecord document, Flowing.Passage passage) implements Read {}

    /** It is not. */
    record Refused(Flowing.Answer letter) implements Read {}

    /**
     * Reads one message; never throws for what is in it.
     *
     * @param receivedAt its append time
     */
    Read read(Source source, Instant receivedAt, byte @Nullable [] message) {
        Decoded decoded = decoder.decode(message);
        if (decoded instanceof Decoded.Rejected rejected) {
            Problem problem = new Problem(rejected.reason(), rejected.message(), "");
            return refused(source, receivedAt, message, problem, null);
        }
        SpecificRecord document = ((Decoded.Accepted) decoded).message();
        Optional<Problem> problem = problem(document, receivedAt);
        if (problem.isPresent()) {
            return refused(source, receivedAt, message, problem.get(), document);
        }
        try {
            String content = document instanceof Settlement settlement ? digest.of(settlement) : "";
            // Encoded anew, in the current schema version: later steps know one form only.
            ByteBuffer current = ByteBuffer.wrap(encoder.encode(document));
            return new Valid(document, new Flowing.Passage(source, receivedAt, content, current, List.of()));
        } catch (IllegalArgumentException tooLarge) {
            Problem oversized = new Problem(DeadLetterReason.OVERSIZED, String.valueOf(tooLarge.getMessage()), "");
            return refused(source, receivedAt, message, oversized, document);
        }
    }

    private static Optional<Problem> problem(SpecificRecord document, Instant receivedAt) {
        return document instanceof Settlement settlement
                ? SettlementCheck.firstProblem(settlement, receivedAt)
                : ReversalCheck.firstProblem((Reversal) document);
    }

    private Refused refused(
            Source source,
            Instant receivedAt,
            byte @Nullable [] message,
            Problem problem,
            @Nullable SpecificRecord document) {
        ByteBuffer original = message == null ? null : ByteBuffer.wrap(message);
        return new Refused(letters.letter(source, receivedAt, problem, settlementId(document), original));
    }

    private static @Nullable String settlementId(@Nullable SpecificRecord document) {
        if (document instanceof Settlement settlement) {
            return settlement.getSettlementId();
        }
        return document instanceof Reversal reversal ? reversal.getSettlementId() : null;
    }
}
