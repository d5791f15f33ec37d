package org.claimscreener.engine.tip.reward;

/**
 * One band of a scheme.
 *
 * @param upToFen the last amount in it, in fen; {@link #NO_END} in the last band
 * @param basisPoints share in hundredths of a percent, 0 to {@link #MAX_BASIS_POINTS}
 * @param plusFen what is added to the share; 0 where each band counts by itself
 */
public record RewardBand(long upToFen, int basisPoints, long plusFen) {
    public static final long NO_END = Long.MAX_VALUE;

    /** The whole. */
    public static final int MAX_BASIS_POINTS = 10_000;

    public RewardBand {
        if (upToFen < 1 || basisPoints < 0 || basisPoints > MAX_BASIS_POINTS || plusFen < 0) {
            throw new IllegalArgumentException("a band that cannot be");
        }
    }
}
