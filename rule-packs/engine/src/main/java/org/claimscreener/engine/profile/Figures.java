package org.claimscreener.engine.profile;

import java.math.BigInteger;

/** Whole-number arithmetic of the aggregates; halves are rounded up. Stateless. */
final class Figures {
    private static final BigInteger LOW_WORD = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final BigInteger TWO = BigInteger.TWO;

    /** Beyond it, a product with 2 * 10,000 might not fit. */
    private static final long FITS = 100_000_000_000_000L;

    private Figures() {}

    /** {@code part * scale / whole}; the whole is positive. */
    static long quotient(long part, long scale, long whole) {
        if (Math.abs(part) < FITS && whole < FITS) {
            return Math.floorDiv(2 * part * scale + whole, 2 * whole);
        }
        BigInteger twice = BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(scale))
                .multiply(TWO)
                .add(BigInteger.valueOf(whole));
        return floor(twice, BigInteger.valueOf(whole).multiply(TWO));
    }

    /**
     * Standard deviation of a whole population, in hundredths: sqrt(n * squares - sum²) / n.
     *
     * @param sum of the values
     * @param high upper 64 bits of the sum of their squares
     * @param low lower 64 bits
     * @param days how many values; positive
     */
    static long spread(long sum, long high, long low, long days) {
        BigInteger n = BigInteger.valueOf(days);
        BigInteger total = BigInteger.valueOf(sum);
        BigInteger variance = n.multiply(wide(high, low)).subtract(total.multiply(total));
        BigInteger root = variance.max(BigInteger.ZERO)
                .multiply(BigInteger.valueOf(4L * 100 * 100))
                .sqrt();
        return floor(root.add(n), n.multiply(TWO));
    }

    private static BigInteger wide(long high, long low) {
        BigInteger lower = BigInteger.valueOf(low);
        return BigInteger.valueOf(high).multiply(LOW_WORD).add(low < 0 ? lower.add(LOW_WORD) : lower);
    }

    private static long floor(BigInteger dividend, BigInteger divisor) {
        BigInteger[] parts = dividend.divideAndRemainder(divisor);
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.bitLength() < Long.SIZE ? floor.longValue() : Long.MAX_VALUE;
    }

    /** Adds the square of a value, once or minus once, to 128 bits that lie at places 1 and 2. */
    static void addSquare(long[] sums, long value, int sign) {
        long high = Math.multiplyHigh(value, value);
        long low = value * value;
        if (sign > 0) {
            long before = sums[2];
            sums[2] = before + low;
            sums[1] += high + (Long.compareUnsigned(sums[2], before) < 0 ? 1 : 0);
        } else {
            long before = sums[2];
            sums[2] = before - low;
            sums[1] -= high + (Long.compareUnsigned(before, low) < 0 ? 1 : 0);
        }
    }
}
