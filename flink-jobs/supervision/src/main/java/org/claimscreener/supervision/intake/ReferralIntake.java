package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.referral.ReferralCommandCheck;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.record.ReferralRequest;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.ReferralCommand;
import org.jspecify.annotations.Nullable;

/**
 * Commands about referrals as they come. The job's own steps stand on the same topic, and are passed over. A dead letter is
 * what cannot be read, stands under another key than its referral's, or has no time or no referral; all else is the
 * referral's to take or to refuse. Stateless.
 */
public final class ReferralIntake extends ProcessFunction<Arrival, ReferralRequest> {
    private static final long serialVersionUID = 1L;

    private transient WireDecoder decoder;
    private transient DeadLetters deadLetters;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public ReferralIntake() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder()
                .accept(Set.of(MessageType.REFERRAL_COMMAND, MessageType.REFERRAL_STEP))
                .build();
        deadLetters = new DeadLetters(Types.JOB);
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<ReferralRequest> out) {
        ByteBuffer payload = arrival.getPayload();
        Decoded decoded = decoder.decode(payload == null ? null : Buffers.bytes(payload));
        if (decoded instanceof Decoded.Rejected rejected) {
            refuse(arrival, rejected.reason(), rejected.message(), null, context);
        } else if (decoded instanceof Decoded.Accepted accepted
                && accepted.message() instanceof ReferralCommand command) {
            take(arrival, command, context, out);
        }
    }

    private void take(Arrival arrival, ReferralCommand command, Context context, Collector<ReferralRequest> out) {
        String id = command.getReferralId();
        if (!ReferralCommandCheck.isId(id)) {
            refuse(
                    arrival,
                    id.isBlank() ? DeadLetterReason.MISSING_FIELD : DeadLetterReason.BAD_VALUE,
                    "referral_id is not 1 to 150 visible ASCII characters, so that it is nobody's; name the referral and"
                            + " send it again",
                    "referral_id",
                    context);
        } else if (!AddressCheck.isTime(arrival.getAppendedAtMs())) {
            refuse(
                    arrival,
                    DeadLetterReason.TIME_OUT_OF_RANGE,
                    "the record has no append time between 2000 and 2100; have the topic stamp it (LogAppendTime)",
                    null,
                    context);
        } else if (!ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)).equals(arrival.getKey())) {
            refuse(
                    arrival,
                    DeadLetterReason.BAD_VALUE,
                    "the record's key is not its referral's id, so that it may be out of order; have the sender key it so",
                    "key",
                    context);
        } else {
            out.collect(new ReferralRequest(
                    id,
                    arrival.getTopic(),
                    arrival.getPartition(),
                    arrival.getOffset(),
                    arrival.getAppendedAtMs(),
                    arrival.getPayload()));
        }
    }

    private void refuse(
            Arrival arrival, DeadLetterReason reason, String message, @Nullable String field, Context context) {
        context.output(DeadLetters.TAG, deadLetters.of(arrival, reason, message, field));
    }
}
