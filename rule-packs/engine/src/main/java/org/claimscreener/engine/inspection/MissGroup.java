package org.claimscreener.engine.inspection;

import java.util.Optional;

/**
 * What the rules missed among the released settlements of one group, as far as inspections tell.
 *
 * @param name what they have in common
 * @param released all of them, drawn or not
 * @param releasedFen what was paid for them
 * @param drawn of them
 * @param inspected with NOTHING or VIOLATION; the shares rest on these
 * @param notInspected that could not be; they are left out, as if they were like the others
 * @param violations found
 * @param undueFen found in them
 * @param ofSettlements share of settlements with something undue; empty when nothing is inspected
 * @param ofMoney undue share of the money; empty when nothing is inspected
 */
public record MissGroup(
        String name,
        long released,
        long releasedFen,
        int drawn,
        int inspected,
        int notInspected,
        int violations,
        long undueFen,
        Optional<Share> ofSettlements,
        Optional<Share> ofMoney) {
    /** Drawn, and nothing entered yet. */
    public int open() {
        return drawn - inspected - notInspected;
    }

    /** Undue money in all that was released, estimated, in fen. */
    public Optional<Long> missedFen() {
        return ofMoney.map(money -> Math.round(money.share() * releasedFen));
    }

    /** No less than this with 95 % confidence, and never less than was found. */
    public Optional<Long> missedAtLeastFen() {
        return ofMoney.map(money -> Math.max(undueFen, Math.round(money.low() * releasedFen)));
    }

    /** No more than this with 95 % confidence. */
    public Optional<Long> missedAtMostFen() {
        return ofMoney.map(money -> Math.max(undueFen, Math.round(money.high() * releasedFen)));
    }
}
