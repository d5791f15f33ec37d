package org.claimscreener.engine.tip.reward;

/**
 * A reward as it stands. What was paid is never asked back by us: it is set off against what comes later, and told.
 *
 * @param dueFen what the money that is back gives, in fen
 * @param paidFen what was told to be paid so far, in fen; never falls
 */
public record RewardAccount(long dueFen, long paidFen) {
    public static final RewardAccount NOTHING = new RewardAccount(0, 0);

    public RewardAccount {
        if (dueFen < 0 || paidFen < 0) {
            throw new IllegalArgumentException("a reward below nothing");
        }
    }

    /** After what is due changed: what is missing is paid. */
    public RewardAccount due(long nowDueFen) {
        return new RewardAccount(nowDueFen, Math.max(paidFen, nowDueFen));
    }

    /** Paid beyond what is due, in fen. */
    public long overpaidFen() {
        return paidFen - Math.min(paidFen, dueFen);
    }
}
