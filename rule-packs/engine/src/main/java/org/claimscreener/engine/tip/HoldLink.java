package org.claimscreener.engine.tip;

import java.time.Instant;

/**
 * A hold or case that belongs to a tip, and what it brought. Kept beside the book, one for each hold, for an institution has
 * many. Immutable.
 *
 * @param sourceId the hold's id, or the case's
 * @param tipId the tip that it was linked to
 * @param linkedAt when
 * @param deducted what was deducted on review
 * @param recovered what had been paid and was recovered
 */
public record HoldLink(String sourceId, String tipId, Instant linkedAt, Brought deducted, Brought recovered) {
    /**
     * The newest total.
     *
     * @param revision of it; below 0 before the first
     * @param fen total in fen
     */
    public record Brought(long revision, long fen) {
        static final Brought NOTHING = new Brought(-1, 0);
    }

    static HoldLink of(String sourceId, String tipId, Instant at) {
        return new HoldLink(sourceId, tipId, at, Brought.NOTHING, Brought.NOTHING);
    }

    /** All that it brought, in fen. */
    public long totalFen() {
        return deducted.fen() + recovered.fen();
    }

    HoldLink to(String otherTipId) {
        return new HoldLink(sourceId, otherTipId, linkedAt, deducted, recovered);
    }

    /** With a newer total; itself when that is none. */
    HoldLink with(MoneyBack money) {
        Brought next = new Brought(money.revision(), money.totalFen());
        return switch (money.kind()) {
            case DEDUCTED ->
                money.revision() > deducted.revision()
                        ? new HoldLink(sourceId, tipId, linkedAt, next, recovered)
                        : this;
            case RECOVERED ->
                money.revision() > recovered.revision()
                        ? new HoldLink(sourceId, tipId, linkedAt, deducted, next)
                        : this;
        };
    }
}
