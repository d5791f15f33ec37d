package org.claimscreener.screening.decide;

import java.nio.ByteBuffer;

import org.claimscreener.engine.patient.AnswerKey;
import org.claimscreener.engine.patient.PatientInput;
import org.claimscreener.screening.record.Accepted;
import org.claimscreener.screening.record.Kind;
import org.claimscreener.screening.record.Outcome;
import org.claimscreener.screening.record.Outgoing;

/** Answers on their way out. Stateless. */
final class OutgoingAnswers {
    private OutgoingAnswers() {}

    /**
     * A decision or receipt.
     *
     * @param bytes of the wire record; their position is left alone
     * @param label the verdict, or what else to count it as
     * @param repeated whether the same bytes were sent before
     */
    static Outgoing of(Accepted accepted, ByteBuffer bytes, String label, boolean repeated) {
        return Outgoing.newBuilder()
                .setOutcome(accepted.getKind() == Kind.REVERSAL ? Outcome.RECEIPT : Outcome.DECISION)
                .setLabel(label)
                .setRepeated(repeated)
                .setKey(accepted.getPatientId())
                .setReceivedAtMs(accepted.getReceivedAtMs())
                .setBody(bytes.duplicate())
                .build();
    }

    /** Under which the log answers the input. */
    static AnswerKey key(PatientInput input) {
        if (input instanceof PatientInput.Withdrawn withdrawn) {
            return AnswerKey.ofReceipt(
                    input.settlementId(), withdrawn.reversal().getReversalId());
        }
        return AnswerKey.ofDecision(input.settlementId());
    }
}
