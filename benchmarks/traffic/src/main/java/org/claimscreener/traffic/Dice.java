package org.claimscreener.traffic;

/**
 * A small deterministic source of random numbers (SplitMix64). Any part of the world can be derived at any time from the seed and
 * a few numbers that name it, so nothing needs to be stored. Not thread-safe.
 */
final class Dice {
    private static final long STEP = 0x9E3779B97F4A7C15L;

    private long state;

    Dice(long seed) {
        this.state = seed;
    }

    static long hash(long a, long b) {
        return mix(a + STEP * mix(b + STEP));
    }

    static long hash(long a, long b, long c) {
        return hash(hash(a, b), c);
    }

    /** A number in [0, bound) that is fixed by the hash. */
    static int fixed(long hash, int bound) {
        return (int) Long.remainderUnsigned(hash, bound);
    }

    long next() {
        state += STEP;
        return mix(state);
    }

    /** A number in [0, bound). */
    int below(int bound) {
        // Multiply and shift: the bias is below 2^-31 * bound, too small to matter here, and there is no division.
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /** A number in [low, high]. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    boolean percent(int percent) {
        return below(100) < percent;
    }

    /** True with the given probability, to a millionth. */
    boolean chance(double probability) {
        return below(1_000_000) < (int) Math.round(probability * 1_000_000);
    }

    private static long mix(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
