package org.claimscreener.engine.hold;

/**
 * The withheld money of one fee line. Each result can only lower what is still withheld; what it no longer covers is paid
 * out at once. Amounts in fen; suspected = deducted + released + withdrawn + held.
 *
 * @param suspectedFen what the decision withheld, above 0
 * @param firstReviewFen what the first review left; {@link #NOT_YET} before it
 * @param confirmedFen what the newest later result confirmed; {@link #NOT_YET} before it
 */
public record LineMoney(
        String lineId,
        long suspectedFen,
        long firstReviewFen,
        long confirmedFen,
        long deductedFen,
        long releasedFen,
        long withdrawnFen) {
    /** In place of an amount that nobody has said yet. */
    public static final long NOT_YET = -1;

    public LineMoney {
        long ceiling = firstReviewFen == NOT_YET ? suspectedFen : firstReviewFen;
        if (suspectedFen <= 0 || deductedFen < 0 || releasedFen < 0 || withdrawnFen < 0) {
            throw new IllegalArgumentException("a line with an amount that cannot be");
        }
        if (deductedFen + releasedFen + withdrawnFen > suspectedFen) {
            throw new IllegalArgumentException("more was deducted, released and withdrawn than was withheld");
        }
        if (firstReviewFen < NOT_YET || firstReviewFen > suspectedFen) {
            throw new IllegalArgumentException("a first review that left more than was withheld");
        }
        if (confirmedFen < NOT_YET || confirmedFen > ceiling || deductedFen > ceiling) {
            throw new IllegalArgumentException("more was confirmed or deducted than the first review left");
        }
        if (confirmedFen != NOT_YET && deductedFen > confirmedFen) {
            throw new IllegalArgumentException("more was deducted than was confirmed");
        }
    }

    static LineMoney suspected(String lineId, long suspectedFen) {
        return new LineMoney(lineId, suspectedFen, NOT_YET, NOT_YET, 0, 0, 0);
    }

    /** Still withheld, in fen. */
    public long heldFen() {
        return suspectedFen - deductedFen - releasedFen - withdrawnFen;
    }

    /** After the first review: that much of it stays withheld, at most what is. */
    LineMoney firstReviewed(long amountFen) {
        if (heldFen() == 0) {
            return this;
        }
        long left = Math.min(amountFen, heldFen());
        return new LineMoney(
                lineId, suspectedFen, left, confirmedFen, deductedFen, releasedFen + heldFen() - left, withdrawnFen);
    }

    /** After a later review: that much of it stays withheld, at most what is. */
    LineMoney confirmed(long amountFen) {
        if (heldFen() == 0) {
            return this;
        }
        long left = Math.min(amountFen, heldFen());
        return new LineMoney(
                lineId,
                suspectedFen,
                firstReviewFen,
                deductedFen + left,
                deductedFen,
                releasedFen + heldFen() - left,
                withdrawnFen);
    }

    /** The institution, or the lapse of its time, accepts all but so much of what is withheld: it is deducted. */
    LineMoney acceptedBut(long contestedFen) {
        if (heldFen() == 0) {
            return this;
        }
        long contested = Math.min(contestedFen, heldFen());
        long deducted = deductedFen + heldFen() - contested;
        long confirmed = contested == 0 ? deducted : confirmedFen;
        return new LineMoney(lineId, suspectedFen, firstReviewFen, confirmed, deducted, releasedFen, withdrawnFen);
    }

    /** What is still withheld is deducted. */
    LineMoney deducted() {
        return acceptedBut(0);
    }

    /** What is still withheld is paid out. */
    LineMoney released() {
        return new LineMoney(
                lineId, suspectedFen, firstReviewFen, confirmedFen, deductedFen, releasedFen + heldFen(), withdrawnFen);
    }

    /** What is still withheld is withdrawn by who billed it. */
    LineMoney withdrawn() {
        return new LineMoney(
                lineId, suspectedFen, firstReviewFen, confirmedFen, deductedFen, releasedFen, withdrawnFen + heldFen());
    }
}
