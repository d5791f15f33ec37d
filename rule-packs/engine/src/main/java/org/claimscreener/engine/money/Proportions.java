package org.claimscreener.engine.money;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

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
            BigInteger[] division = divide(amountFen, weights[i], total);
            parts[i] = division[0].longValueExact();
            remainders[i] = division[1].longValueExact();
            left -= parts[i];
        }
        int[] byRemainder = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer i) -> -remainders[i]).thenComparing(i -> i))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; left > 0; i++, left--) {
            parts[byRemainder[i]]++;
        }
        return parts;
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

    private static BigInteger[] divide(long amount, long part, long whole) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(part))
                .divideAndRemainder(BigInteger.valueOf(whole));
    }
}
