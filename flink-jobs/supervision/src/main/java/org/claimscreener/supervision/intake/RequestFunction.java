package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.claimscreener.engine.intake.IntakeLimits;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.engine.standing.StandingLimits;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;

/**
 * Directives and commands as they come. A dead letter is what cannot be read, stands under another key than its subject's, or has no time
 * or no subject; one that may not be is read, and the subject's to refuse, in words that its office sees. Stateless.
 */
public final class RequestFunction extends ProcessFunction<Arrival, Matter> {
    private static final long serialVersionUID = 1L;

    private transient WireDecoder decoder;
    private transient DeadLetters deadLetters;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public RequestFunction() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder()
                .accept(Set.of(MessageType.DIRECTIVE, MessageType.SUPERVISION_COMMAND))
                .build();
        deadLetters = new DeadLetters();
    }

    @Override
    public void processElement(Arrival arrival, Context context, Collector<Matter> out) {
        ByteBuffer payload = arrival.getPayload();
        Decoded decoded = decoder.decode(payload == null ? null : Buffers.bytes(payload));
        if (decoded instanceof Decoded.Rejected rejected) {
            context.output(DeadLetters.TAG, deadLetters.of(arrival, rejected.reason(), rejected.message(), null));
            return;
        }
        SpecificRecord message = ((Decoded.Accepted) decoded).message();
        if (message instanceof Directive directive) {
            take(arrival, MatterKind.DIRECTIVE, directive.getSubjectKind(), directive.getSubjectId(), context, out);
        } else {
            SupervisionCommand command = (SupervisionCommand) message;
            take(arrival, MatterKind.COMMAND, command.getSubjectKind(), command.getSubjectId(), context, out);
        }
    }

    private void take(
            Arrival arrival,
            MatterKind kind,
            SubjectKind subjectKind,
            String subjectId,
            Context context,
            Collector<Matter> out) {
        if (subjectId.isBlank()) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            DeadLetterReason.MISSING_FIELD,
                            "subject_id is blank, so that it is about nobody; name the subject and send it again",
                            "subject_id"));
            return;
        }
        if (subjectId.length() > StandingLimits.MAX_ID_LENGTH) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            DeadLetterReason.BAD_VALUE,
                            "subject_id is longer than " + StandingLimits.MAX_ID_LENGTH
                                    + " characters, so that it is nobody's; name the subject and send it again",
                            "subject_id"));
            return;
        }
        if (!isTime(arrival.getAppendedAtMs())) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            DeadLetterReason.TIME_OUT_OF_RANGE,
                            "the record has no append time between 2000 and 2100; have the topic stamp it (LogAppendTime)",
                            null));
            return;
        }
        String subject = new StandingKey(subjectKind, subjectId).encode();
        if (!ByteBuffer.wrap(subject.getBytes(StandardCharsets.UTF_8)).equals(arrival.getKey())) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            DeadLetterReason.BAD_VALUE,
                            "the record's key is not its subject, so that it may be out of order; have the sender key it as"
                                    + " kind, a colon and id, as INSTITUTION:H43010200001",
                            "key"));
            return;
        }
        out.collect(new Matter(
                subject,
                kind,
                arrival.getTopic(),
                arrival.getPartition(),
                arrival.getOffset(),
                arrival.getAppendedAtMs(),
                arrival.getPayload(),
                null,
                null,
                null));
    }

    static boolean isTime(long epochMs) {
        if (epochMs < 0) {
            return false;
        }
        Instant time = Instant.ofEpochMilli(epochMs);
        return !time.isBefore(IntakeLimits.EARLIEST) && time.isBefore(IntakeLimits.LATEST);
    }
}
