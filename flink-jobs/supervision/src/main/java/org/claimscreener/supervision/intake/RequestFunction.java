package org.claimscreener.supervision.intake;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;

import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.claimscreener.engine.penalty.RecoveryCheck;
import org.claimscreener.engine.standing.StandingKey;
import org.claimscreener.flow.Buffers;
import org.claimscreener.flow.log.DeadLetters;
import org.claimscreener.flow.record.Arrival;
import org.claimscreener.supervision.Types;
import org.claimscreener.supervision.record.Matter;
import org.claimscreener.supervision.record.MatterKind;
import org.claimscreener.supervision.record.RecoveryMatter;
import org.claimscreener.wire.Decoded;
import org.claimscreener.wire.MessageType;
import org.claimscreener.wire.WireDecoder;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Directive;
import org.claimscreener.wire.record.RecoveryCommand;
import org.claimscreener.wire.record.SubjectKind;
import org.claimscreener.wire.record.SupervisionCommand;

/**
 * Directives and commands as they come. A dead letter is what cannot be read, stands under another key than its subject's, or has no time,
 * no subject or no case; one that may not be is read, and the subject's to refuse, in words that its office sees. Stateless.
 */
public final class RequestFunction extends ProcessFunction<Arrival, Matter> {
    /** Commands about money that is to come back, which belong to a case. */
    public static final OutputTag<RecoveryMatter> RECOVERIES = new OutputTag<>("recoveries", Types.RECOVERY_MATTER);

    private static final long serialVersionUID = 1L;

    private transient WireDecoder decoder;
    private transient DeadLetters deadLetters;

    @SuppressWarnings("NullAway.Init") // The transient parts come with open(), in the task that uses them.
    public RequestFunction() {}

    @Override
    public void open(OpenContext context) {
        decoder = WireDecoder.builder()
                .accept(Set.of(MessageType.DIRECTIVE, MessageType.SUPERVISION_COMMAND, MessageType.RECOVERY_COMMAND))
                .build();
        deadLetters = new DeadLetters(Types.JOB);
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
        } else if (message instanceof RecoveryCommand command) {
            recovery(arrival, command, context);
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
        if (!reaches(arrival, subjectKind, subjectId, context)) {
            return;
        }
        out.collect(new Matter(
                new StandingKey(subjectKind, subjectId).encode(),
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

    private void recovery(Arrival arrival, RecoveryCommand command, Context context) {
        if (!reaches(arrival, command.getSubjectKind(), command.getSubjectId(), context)) {
            return;
        }
        Optional<String> problem = RecoveryCheck.caseId(command.getCaseId());
        if (problem.isPresent()) {
            context.output(
                    DeadLetters.TAG,
                    deadLetters.of(
                            arrival,
                            DeadLetterReason.BAD_VALUE,
                            problem.get() + ", so that it is about no case; name the case and send it again",
                            "case_id"));
            return;
        }
        context.output(
                RECOVERIES,
                new RecoveryMatter(
                        command.getCaseId(),
                        arrival.getTopic(),
                        arrival.getPartition(),
                        arrival.getOffset(),
                        arrival.getAppendedAtMs(),
                        arrival.getPayload()));
    }

    /** Whether it is about somebody, in that one's order, at a known time; a dead letter where it is not. */
    private boolean reaches(Arrival arrival, SubjectKind subjectKind, String subjectId, Context context) {
        Optional<AddressCheck.Problem> problem = AddressCheck.firstProblem(arrival, "subject", subjectKind, subjectId);
        problem.ifPresent(found -> context.output(
                DeadLetters.TAG, deadLetters.of(arrival, found.reason(), found.detail(), found.field())));
        return problem.isEmpty();
    }
}
