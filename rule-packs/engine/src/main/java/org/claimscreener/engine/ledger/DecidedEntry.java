package org.claimscreener.engine.ledger;

import java.util.List;

import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.LineDecision;

/**
 * What has been answered about one settlement, and what the answer says.
 *
 * @param decision what the entry's bytes hold
 */
public record DecidedEntry(LedgerEntry entry, Decision decision) {

    /** Of the settlement that was decided. */
    public String contentDigest() {
        return decision.getContentDigest();
    }

    /** The settlement's lines, in their order. */
    public List<String> lineIds() {
        return decision.getLines().stream().map(LineDecision::getLineId).toList();
    }

    /** Nothing of it is left. */
    public boolean withdrawn() {
        return entry.withdrawnLineIds().size() == decision.getLines().size();
    }

    /** The same decision with what has been answered since. */
    public DecidedEntry with(LedgerEntry after) {
        return new DecidedEntry(after, decision);
    }
}
