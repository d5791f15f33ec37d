package org.claimscreener.wire;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

import org.claimscreener.wire.record.Settlement;

/**
 * What a settlement says, as 64 hexadecimal digits: SHA-256 of its single-object bytes with the fields of the transport
 * neutralised, {@code message_id} null and {@code sent_at} the epoch. So a retry, which carries a message id and a time
 * of sending of its own, equals the first attempt, and any other difference makes a conflict.
 *
 * <p>The digest is of the current schema version: digests of two builds compare only while the Settlement schema is the
 * same. Whoever releases a new version decides how a retry across the upgrade is known (the golden digest test fails).
 *
 * <p>Not thread-safe: it reuses its buffers. One for each thread; making one is cheap.
 */
public final class ContentDigest {

    private static final HexFormat HEX = HexFormat.of();

    private final WireEncoder encoder = new WireEncoder();
    private final MessageDigest sha256 = newSha256();

    /**
     * The digest, lower-case.
     *
     * @throws IllegalArgumentException if the settlement is too large to be sent
     */
    public String of(Settlement settlement) {
        return HEX.formatHex(sha256.digest(encoder.encode(withoutTransport(settlement))));
    }

    /** A shallow copy; the constructor with all fields makes a new field a decision to take here. */
    private static Settlement withoutTransport(Settlement settlement) {
        return new Settlement(
                settlement.getSettlementId(),
                null,
                settlement.getChannel(),
                settlement.getSettledAt(),
                Instant.EPOCH,
                settlement.getTreatmentArea(),
                settlement.getInsuranceArea(),
                settlement.getPaymentLocation(),
                settlement.getPerson(),
                settlement.getInstitution(),
                settlement.getVisit(),
                settlement.getDiagnoses(),
                settlement.getOperations(),
                settlement.getFeeLines(),
                settlement.getAmounts());
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256; this one is broken", e);
        }
    }
}
