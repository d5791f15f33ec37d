package org.claimscreener.holds.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.holds.record.Cause;
import org.claimscreener.holds.record.Happening;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.HoldCommand;
import org.claimscreener.wire.record.ReversalReceipt;
import org.jspecify.annotations.Nullable;

/**
 * From a log's record to what happens to a hold. Refused is what cannot be read, what somebody put on the wrong topic or
 * under the wrong key, and what has no time; a command that may not be is read, and the hold's to refuse. Not thread-safe.
 */
final class HoldIntake {
    private final WireDecoder decoder;

    HoldIntake(Feed feed) {
        decoder = WireDecoder.builder().accept(feed.messages()).build();
    }

    /** Never throws for what it is given. */
    Read read(Arrival arrival) {
        Decoded decoded = decoder.decode(bytes(arrival.getPayload()));
        if (decoded instanceof Decoded.Rejected rejected) {
            return new Read.Refused(rejected.reason(), rejected.message(), null, null);
        }
        SpecificRecord message = ((Decoded.Accepted) decoded).message();
        if (message instanceof Decision decision) {
            String problem = DecisionCheck.firstProblem(decision);
            return read(arrival, Cause.DECISION, decision.getSettlementId(), decision.getPatientId(), problem);
        }
        if (message instanceof ReversalReceipt receipt) {
            String problem = DecisionCheck.firstProblem(receipt);
            return read(arrival, Cause.REVERSAL, receipt.getSettlementId(), receipt.getPatientId(), problem);
        }
        HoldCommand command = (HoldCommand) message;
        return read(arrival, Cause.COMMAND, command.getHoldId(), command.getHoldId(), null);
    }

    private static Read read(
            Arrival arrival, Cause cause, String holdId, String expectedKey, @Nullable String problem) {
        if (!isTime(arrival.getAppendedAtMs())) {
            return new Read.Refused(
                    DeadLetterReason.TIME_OUT_OF_RANGE,
                    "the record has no append time between 2000 and 2100; have the topic stamp it (LogAppendTime)",
                    null,
                    holdId);
        }
        if (problem != null) {
            return new Read.Refused(DeadLetterReason.BAD_VALUE, problem, null, holdId);
        }
        ByteBuffer key = arrival.getKey();
        if (key == null || !key.equals(ByteBuffer.wrap(expectedKey.getBytes(StandardCharsets.UTF_8)))) {
            return new Read.Refused(
                    DeadLetterReason.BAD_VALUE,
                    "the record's key is not the one that the topic's records are keyed by, so it may be out of order;"
                            + " have the sender key it as the catalogue says",
                    "key",
                    holdId);
        }
        return new Read.Heard(new Happening(
                holdId,
                cause,
                arrival.getTopic(),
                arrival.getPartition(),
                arrival.getOffset(),
                arrival.getAppendedAtMs(),
                arrival.getPayload()));
    }

    private static boolean isTime(long epochMs) {
        if (epochMs < 0) {
            return false;
        }
        Instant time = Instant.ofEpochMilli(epochMs);
        return !time.isBefore(IntakeLimits.EARLIEST) && time.isBefore(IntakeLimits.LATEST);
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer payload) {
        return payload == null ? null : Buffers.bytes(payload);
    }
}
