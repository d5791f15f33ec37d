package org.claimscreener.engine.feature;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.claimscreener.engine.fact.Diagnosis;
import org.claimscreener.engine.fact.Placeholders;

/**
 * What compiled expressions call. Nothing here throws: an expression is evaluated where nothing that arrives may stop the
 * job, so arithmetic stays at the ends of the range instead of leaving it. Stateless, thread-safe.
 */
public final class Operands {
    /** China has one time zone and no summer time; without a look into the zone's rules it takes a nanosecond. */
    private static final long SHANGHAI_SECONDS = 8 * 3_600;

    private static final long DAY_SECONDS = 86_400;
    private static final int EPOCH_WEEKDAY = 4;

    private Operands() {}

    /** Hour of the day in Shanghai, 0 to 23. */
    public static long hour(Instant time) {
        return Math.floorMod(time.getEpochSecond() + SHANGHAI_SECONDS, DAY_SECONDS) / 3_600;
    }

    /** Day of the week in Shanghai, 1 Monday to 7 Sunday. */
    public static long weekday(Instant time) {
        long day = Math.floorDiv(time.getEpochSecond() + SHANGHAI_SECONDS, DAY_SECONDS);
        return Math.floorMod(day + EPOCH_WEEKDAY - 1, 7L) + 1;
    }

    /** Calendar days from the one to the other, both counted. */
    public static long days(LocalDate first, LocalDate last) {
        return last.toEpochDay() - first.toEpochDay() + 1;
    }

    /** The sum, or the end of the range that it passes. */
    public static long add(long a, long b) {
        long sum = a + b;
        return ((a ^ sum) & (b ^ sum)) < 0 ? end(a >= 0) : sum;
    }

    /** The difference, or the end of the range that it passes. */
    public static long subtract(long a, long b) {
        long difference = a - b;
        return ((a ^ b) & (a ^ difference)) < 0 ? end(a >= 0) : difference;
    }

    /** The product, or the end of the range that it passes. */
    public static long multiply(long a, long b) {
        long high = Math.multiplyHigh(a, b);
        long low = a * b;
        boolean fits = high == low >> 63;
        return fits ? low : end((a < 0) == (b < 0));
    }

    /** Whether a text names nobody, so that it must not be told apart as somebody. */
    public static boolean nobody(String member) {
        return Placeholders.isPlaceholder(member);
    }

    /** The codes of the Western diagnoses in the settlement's order, a blank before each: one is found by its beginning. */
    public static String diagnoses(List<Diagnosis> diagnoses) {
        StringBuilder codes = new StringBuilder();
        for (Diagnosis diagnosis : diagnoses) {
            if (diagnosis.western() && !diagnosis.code().isEmpty()) {
                codes.append(' ').append(diagnosis.code());
            }
        }
        return codes.toString();
    }

    private static long end(boolean positive) {
        return positive ? Long.MAX_VALUE : Long.MIN_VALUE;
    }
}
