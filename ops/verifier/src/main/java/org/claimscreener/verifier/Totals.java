package org.claimscreener.verifier;

/**
 * What went in and what became of it.
 *
 * @param inputs records of the settlements topic
 * @param settlements different settlement ids among inputs and decisions
 * @param answered inputs that have a decision or a receipt, retries included
 * @param deadLettered inputs that have a dead letter
 * @param inFlight inputs that have neither yet and are within the grace
 * @param unanswered inputs that have neither and are beyond it: violations of I2
 * @param oldestOpenMillis age of the oldest input without an answer, in flight or beyond; 0 when there is none
 * @param decisions binding decisions
 * @param receipts binding receipts
 * @param copies further equal copies of either
 * @param deadLetters records of the dead-letter topic
 * @param fundFen fund's share of all binding decisions, as screened
 * @param releasedFen of it, released
 * @param heldFen of it, held
 * @param refusedFen of it, refused
 */
public record Totals(
        long inputs,
        long settlements,
        long answered,
        long deadLettered,
        long inFlight,
        long unanswered,
        long oldestOpenMillis,
        long decisions,
        long receipts,
        long copies,
        long deadLetters,
        long fundFen,
        long releasedFen,
        long heldFen,
        long refusedFen) {}
