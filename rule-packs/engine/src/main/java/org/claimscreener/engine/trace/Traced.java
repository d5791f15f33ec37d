package org.claimscreener.engine.trace;

import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.claimscreener.engine.ledger.Ledger;
import org.claimscreener.engine.ledger.LedgerEntry;
import org.claimscreener.wire.record.Reversal;

/**
 * What must be known of a settlement with trace codes to take them back: as much as lets its institution judge a reversal
 * the way the patient's ledger will.
 *
 * @param lineIds of all lines, in order
 * @param codes as asked for
 * @param withdrawnLineIds lines withdrawn so far
 * @param reversalIds reversals carried out
 */
public record Traced(
        List<String> lineIds, List<CodeOnLine> codes, List<String> withdrawnLineIds, List<String> reversalIds) {
    private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

    public Traced {
        lineIds = List.copyOf(lineIds);
        codes = List.copyOf(codes);
        withdrawnLineIds = List.copyOf(withdrawnLineIds);
        reversalIds = List.copyOf(reversalIds);
    }

    /** The different codes on lines that were not withdrawn. */
    Set<String> codesLeft() {
        Set<String> withdrawn = Set.copyOf(withdrawnLineIds);
        Set<String> left = new LinkedHashSet<>();
        for (CodeOnLine code : codes) {
            if (!withdrawn.contains(lineIds.get(code.line()))) {
                left.add(code.code());
            }
        }
        return left;
    }

    /** The same after a reversal; unchanged by one that the ledger refuses or has answered before. */
    Traced after(Reversal reversal) {
        LedgerEntry entry = entry();
        if (!(Ledger.answer(entry, lineIds, reversal) instanceof Ledger.Withdraw withdraw)) {
            return this;
        }
        LedgerEntry after = Ledger.withdrawn(entry, withdraw, reversal.getReversalId(), NO_BYTES);
        return new Traced(
                lineIds,
                codes,
                after.withdrawnLineIds(),
                after.reversals().stream().map(LedgerEntry.Answered::reversalId).toList());
    }

    private LedgerEntry entry() {
        return new LedgerEntry(
                NO_BYTES,
                withdrawnLineIds,
                reversalIds.stream()
                        .map(id -> new LedgerEntry.Answered(id, NO_BYTES))
                        .toList());
    }
}
