package org.claimscreener.engine.ledger;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What has been answered about one settlement.
 *
 * @param contentDigest of the settlement that was decided
 * @param decision the decision's bytes as published; read-only; a retry is answered with the same
 * @param lineIds the settlement's lines, for reversals of lines
 * @param withdrawnLineIds lines withdrawn so far; all of them = the settlement is withdrawn
 * @param reversals reversals carried out, with the bytes of their receipts
 */
public record LedgerEntry(
        String contentDigest,
        ByteBuffer decision,
        List<String> lineIds,
        List<String> withdrawnLineIds,
        List<Answered> reversals) {

    /** A reversal that was carried out. */
    public record Answered(String reversalId, ByteBuffer receipt) {
        public Answered {
            receipt = receipt.asReadOnlyBuffer();
        }
    }

    public LedgerEntry {
        decision = decision.asReadOnlyBuffer();
        lineIds = List.copyOf(lineIds);
        withdrawnLineIds = List.copyOf(withdrawnLineIds);
        reversals = List.copyOf(reversals);
    }

    /** A settlement just decided. */
    public static LedgerEntry decided(String contentDigest, ByteBuffer decision, List<String> lineIds) {
        return new LedgerEntry(contentDigest, decision, lineIds, List.of(), List.of());
    }

    public boolean withdrawn() {
        return withdrawnLineIds.size() == lineIds.size();
    }
}
