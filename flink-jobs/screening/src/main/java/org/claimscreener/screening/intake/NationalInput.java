package org.claimscreener.screening.intake;

import java.nio.ByteBuffer;
import java.time.Instant;

import org.apache.avro.specific.SpecificRecord;
import org.claimscreener.national.NationalNames;
import org.claimscreener.national.NationalReader;
import org.claimscreener.national.NationalReading;
import org.claimscreener.screening.record.Arrival;
import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;

/**
 * The national interface's form, one JSON object a line. A line says itself when it was sent, so that the same file
 * gives the same decisions whenever it is read.
 */
public final class NationalInput implements InputFormat {
    private static final long serialVersionUID = 1L;

    @Override
    public Reader open() {
        return new NationalLines();
    }

    private static final class NationalLines implements Reader {
        private final NationalReader reader = new NationalReader();

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
                return new Document(
                        settlement.settlement(), settlement.settlement().getSentAt());
            }
            if (reading instanceof NationalReading.OfReversal reversal) {
                return new Document(reversal.reversal(), reversal.reversal().getReversedAt());
            }
            NationalReading.Rejected rejected = (NationalReading.Rejected) reading;
            return new Unreadable(
                    rejected.reason(),
                    rejected.message(),
                    rejected.field().orElse(null),
                    rejected.settlementId().orElse(null),
                    Instant.EPOCH);
        }

        @Override
        public String fieldName(SpecificRecord document, String wirePath) {
            return document instanceof Reversal
                    ? NationalNames.ofReversal(wirePath)
                    : NationalNames.ofSettlement(wirePath);
        }
    }
}
