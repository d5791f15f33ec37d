package org.claimscreener.engine.simulation;

import java.time.Instant;

import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;
import org.claimscreener.wire.record.Source;

/** A record of the log of settlements. */
sealed interface Input {
    /** Where it stands. */
    Source source();

    String patientId();

    String institutionId();

    String settlementId();

    /** When it was appended. */
    default Instant receivedAt() {
        return Workload.START.plusSeconds(3_600 + source().getOffset());
    }

    /** A settlement, right or malformed. */
    record Submitted(Source source, Settlement settlement, String digest) implements Input {
        @Override
        public String patientId() {
            return settlement.getPerson().getPatientId();
        }

        @Override
        public String institutionId() {
            return settlement.getInstitution().getInstitutionId();
        }

        @Override
        public String settlementId() {
            return settlement.getSettlementId();
        }

        @Override
        public String toString() {
            return settlementId() + "#" + digest.substring(0, 4) + " " + patientId() + "/" + institutionId() + "@"
                    + source.getPartition() + ":" + source.getOffset();
        }
    }

    /** A reversal. */
    record Withdrawn(Source source, Reversal reversal) implements Input {
        @Override
        public String patientId() {
            return reversal.getPatientId();
        }

        @Override
        public String institutionId() {
            return reversal.getInstitutionId();
        }

        @Override
        public String settlementId() {
            return reversal.getSettlementId();
        }

        @Override
        public String toString() {
            return reversal.getReversalId() + " of " + settlementId() + reversal.getLineIds() + " " + patientId() + "/"
                    + institutionId() + "@" + source.getPartition() + ":" + source.getOffset();
        }
    }
}
