package org.claimscreener.engine.inspection;

import java.util.Optional;

/**
 * A share with its 95 % interval, from a sample whose members stand for unequally many. The share is Hájek's ratio of the
 * Horvitz-Thompson sums (each member divided by its probability of being drawn); the interval is Wilson's score interval (1927)
 * at Kish's effective size (sum of weights)^2 / (sum of squared weights), in the manner of Korn and Graubard (1998) for rare
 * things. It needs no normal sum, so it says something where nothing was found: then the share may still be up to
 * 3.84 / (effective size + 3.84). What of a settlement was undue lies between nothing and all of it, and such a part spreads at
 * most as a yes or no of the same mean: the same formula holds for money, wider than it must be.
 *
 * @param share 0 to 1
 * @param low 0 to share
 * @param high share to 1
 * @param effective as many members of equal weight would tell as much
 */
public record Share(double share, double low, double high, double effective) {
    /** The normal quantile of 97.5 %. */
    private static final double Z = 1.959963984540054;

    /**
     * Of sums over the sample.
     *
     * @param weights of the weights, each at least 0
     * @param weighted of weight times part, each part from 0 to 1
     * @param squares of the squared weights
     * @return empty when nothing has a weight
     */
    static Optional<Share> of(double weights, double weighted, double squares) {
        if (weights <= 0) {
            return Optional.empty();
        }
        double n = weights * weights / squares;
        double p = Math.min(1, Math.max(0, weighted / weights));
        double square = Z * Z;
        double middle = (p + square / (2 * n)) / (1 + square / n);
        double half = Z / (1 + square / n) * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        return Optional.of(
                new Share(p, Math.max(0, Math.min(p, middle - half)), Math.min(1, Math.max(p, middle + half)), n));
    }
}
