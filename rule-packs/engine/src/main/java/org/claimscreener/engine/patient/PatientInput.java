package org.claimscreener.engine.patient;

import java.time.Instant;

import org.claimscreener.engine.decision.DecisionFrame;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** What arrives for a patient, checked and with what its institution's past says. */
public sealed interface PatientInput {
    String settlementId();

    /**
     * A settlement.
     *
     * @param frame what the decision will state, its past left open
     */
    record Submitted(Settlement settlement, DecisionFrame frame) implements PatientInput {
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
