package org.claimscreener.screening.intake;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.flow.Buffers;
import org.claimscreener.national.NationalNames;
import org.claimscreener.national.NationalReader;
import org.claimscreener.national.NationalReading;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;

/**
 * The national interface's form, one JSON object a line. A line says itself when it was sent, so that the same file
 * gives the same decisions whenever it is read. A reversal that does not name its institution takes it from the line of
 * the settlement, so one reader must see the whole file.
 */
public final class NationalInput implements InputFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public Reader open() {
        return new NationalLines();
    }

    private static final class NationalLines implements Reader {
        private final NationalReader reader = new NationalReader();
        private final BillingInstitutions institutions = new BillingInstitutions();

        @Override
        public Read read(Arrival arrival) {
            ByteBuffer payload = arrival.getPayload();
            if (payload == null) {
                return new Unreadable(
                        DeadLetterReason.OVERSIZED,
                        "the line is longer than 1,000,000 bytes; settle the stay in parts",
                        null,
                        null,
                        Instant.EPOCH);
            }
            NationalReading reading = reader.read(Buffers.bytes(payload));
            if (reading instanceof NationalReading.OfSettlement settlement) {
                institutions.remember(settlement.settlement());
                return new Document(
                        settlement.settlement(), settlement.settlement().getSentAt());
            }
            if (reading instanceof NationalReading.OfReversal reversal) {
                return reversal(reversal.reversal());
            }
            NationalReading.Rejected rejected = (NationalReading.Rejected) reading;
            return new Unreadable(
                    rejected.reason(),
                    rejected.message(),
                    rejected.field().orElse(null),
                    rejected.settlementId().orElse(null),
                    Instant.EPOCH);
        }

        private Read reversal(Reversal reversal) {
            if (!reversal.getInstitutionId().isEmpty()) {
                return new Document(reversal, reversal.getReversedAt());
            }
            Optional<String> institution = institutions.of(reversal.getSettlementId());
            if (institution.isEmpty()) {
                return new Unreadable(
                        DeadLetterReason.REVERSAL_UNKNOWN,
                        "the reversal names no institution, and no settlement of this id stands before it; add"
                                + " fixmedins_code, or put the settlement first",
                        "data.setl_id",
                        reversal.getSettlementId(),
                        reversal.getReversedAt());
            }
            Reversal complete = Reversal.newBuilder(reversal)
                    .setInstitutionId(institution.get())
                    .build();
            return new Document(complete, complete.getReversedAt());
        }

        @Override
        public String fieldName(SpecificRecord document, String wirePath) {
            return document instanceof Reversal
                    ? NationalNames.ofReversal(wirePath)
                    : NationalNames.ofSettlement(wirePath);
        }
    }
}
