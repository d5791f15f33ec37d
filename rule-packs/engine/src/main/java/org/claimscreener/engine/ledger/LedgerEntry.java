package org.claimscreener.engine.ledger;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * What has been answered about one settlement. What else is to be known of it, its content and its lines, stands in the
 * decision, and is read from there by the few who ask: {@link DecidedEntry}.
 *
 * @param decision the decision's bytes as published; read-only; a retry is answered with the same
 * @param withdrawnLineIds lines withdrawn so far; all of them = the settlement is withdrawn
 * @param reversals reversals carried out, with the bytes of their receipts
 */
public record LedgerEntry(ByteBuffer decision, List<String> withdrawnLineIds, List<Answered> reversals) {

    /** A reversal that was carried out. */
    public record Answered(String reversalId, ByteBuffer receipt) {
        public Answered {
            receipt = receipt.asReadOnlyBuffer();
        }
    }

    public LedgerEntry {
        decision = decision.asReadOnlyBuffer();
        withdrawnLineIds = List.copyOf(withdrawnLineIds);
        reversals = List.copyOf(reversals);
    }

    /** A settlement just decided. */
    public static LedgerEntry decided(ByteBuffer decision) {
        return new LedgerEntry(decision, List.of(), List.of());
    }
}
