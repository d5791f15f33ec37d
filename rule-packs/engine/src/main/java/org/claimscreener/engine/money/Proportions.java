package org.claimscreener.engine.money;

import java.math.BigInteger;
import java.util.Arrays;

/** Whole-fen proportions: nothing is lost and nothing appears. Stateless, thread-safe. */
public final class Proportions {
    private Proportions() {}

    /**
     * Splits an amount in proportion to weights by largest remainder; of equal remainders the earlier line gets the fen.
     *
     * @param amountFen not negative
     * @param weights not negative, at least one; if all are zero the amount falls on the first
     * @return parts in the order of the weights; their sum is the amount
     */
    public static long[] split(long amountFen, long[] weights) {
        long total = Arrays.stream(weights).sum();
        long[] parts = new long[weights.length];
        if (total == 0) {
            parts[0] = amountFen;
            return parts;
        }
        long[] remainders = new long[weights.length];
        long left = amountFen;
        for (int i = 0; i < weights.length; i++) {
            if (fits(amountFen, weights[i])) {
                parts[i] = amountFen * weights[i] / total;
                remainders[i] = amountFen * weights[i] % total;
            } else {
                BigInteger[] division = divide(amountFen, weights[i], total);
                parts[i] = division[0].longValueExact();
                remainders[i] = division[1].longValueExact();
            }
            left -= parts[i];
        }
        giveToLargest(left, remainders, parts);
        return parts;
    }

    /** One each to as many of the largest remainders; fewer than there are parts are left. */
    private static void giveToLargest(long count, long[] remainders, long[] parts) {
        if (count <= 0) {
            return;
        }
        long[] sorted = remainders.clone();
        Arrays.sort(sorted);
        long least = sorted[sorted.length - Math.toIntExact(count)];
        long left = count;
        for (int i = 0; i < parts.length; i++) {
            if (remainders[i] > least) {
                parts[i]++;
                left--;
            }
        }
        for (int i = 0; left > 0; i++) {
            if (remainders[i] == least) {
                parts[i]++;
                left--;
            }
        }
    }

    /**
     * {@code amount * part / whole}, rounded up to the next fen: what is withheld for a suspect part is never less than
     * its share.
     *
     * @param amountFen not negative
     * @param part not negative; more than the whole counts as the whole
     * @param whole not negative; 0 means that there is nothing to take a part of, and all is taken
     */
    public static long up(long amountFen, long part, long whole) {
        if (part >= whole) {
            return amountFen;
        }
        if (fits(amountFen, part)) {
            long product = amountFen * part;
            return product / whole + (product % whole > 0 ? 1 : 0);
        }
        BigInteger[] division = divide(amountFen, part, whole);
        return division[0].longValueExact() + division[1].signum();
    }

    /** {@code amount * part / whole}, rounded half up; {@code whole} positive. */
    public static long halfUp(long amountFen, long part, long whole) {
        BigInteger doubled = BigInteger.valueOf(amountFen)
                .multiply(BigInteger.valueOf(part))
                .shiftLeft(1)
                .add(BigInteger.valueOf(whole));
        return doubled.divide(BigInteger.valueOf(whole).shiftLeft(1)).longValueExact();
    }

    /** Is the product of two that are not negative a long? Nearly always: big integers are for what is not. */
    private static boolean fits(long amount, long part) {
        return Math.multiplyHigh(amount, part) == 0 && amount * part >= 0;
    }

    private static BigInteger[] divide(long amount, long part, long whole) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divideAndRemainder(BigInteger.valueOf(whole));
    }
}
