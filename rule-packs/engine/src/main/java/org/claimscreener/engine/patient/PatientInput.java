package org.claimscreener.engine.patient;

import java.time.Instant;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** What arrives for a patient, checked and with what its institution's past says. */
public sealed interface PatientInput {
    String settlementId();

    /** What is known of the trace codes of a settlement. */
    enum Traces {
        /** All, or there are none. */
        KNOWN,
        /** Not all yet: what is still missing is on its way. */
        AWAITED,
        /** Not all, and what is missing did not come in time. */
        MISSING
    }

    /**
     * A settlement.
     *
     * @param frame what the decision will state, its past left open
     * @param traces whether the frame holds what is known of the settlement's trace codes
     */
    record Submitted(Settlement settlement, DecisionFrame frame, Traces traces) implements PatientInput {
        /** One whose frame holds all there is. */
        public Submitted(Settlement settlement, DecisionFrame frame) {
            this(settlement, frame, Traces.KNOWN);
        }

        @Override
        public String settlementId() {
            return settlement.getSettlementId();
        }
    }

    /**
     * A reversal.
     *
     * @param source its place in the log
     * @param receivedAt its append time
     */
    record Withdrawn(Reversal reversal, Source source, Instant receivedAt) implements PatientInput {
        @Override
        public String settlementId() {
            return reversal.getSettlementId();
        }
    }
}
