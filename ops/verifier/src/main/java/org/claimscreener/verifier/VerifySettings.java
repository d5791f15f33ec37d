package org.claimscreener.verifier;

import java.time.Duration;
import java.util.Optional;

/**
 * How the log is judged.
 *
 * @param grace an input without an answer, and an answer that is not committed, count as in flight when they are younger
 *     than this at the moment at which the ends were noted; zero = nothing is in flight
 * @param maxSettlements how many settlements may be held in memory; one more ends the run with a clear error. One takes
 *     about {@link #BYTES_PER_SETTLEMENT} bytes
 * @param remember in a run that goes on and on, a settlement is forgotten this long after its last record, by the log's
 *     time; not less than 41 days, for the job answers retries for 40
 * @param allowPackChanges in a log without statuses about packs, a set that comes back is no violation
 * @param reEvaluation decides again, for {@link Invariant#I4}; empty = that is not checked
 * @param shown how many violations of each invariant are kept to be shown; all are counted
 */
public record VerifySettings(
        Duration grace,
        long maxSettlements,
        Duration remember,
        boolean allowPackChanges,
        Optional<ReEvaluation> reEvaluation,
        int shown) {
    /** Memory that one settlement with its decision takes, in bytes, measured; a retry takes about 70. */
    public static final int BYTES_PER_SETTLEMENT = 400;

    /** {@link #grace} of a live log, unless said. */
    public static final Duration USUAL_GRACE = Duration.ofSeconds(60);

    /** {@link #remember}, unless said. */
    public static final Duration USUAL_MEMORY = Duration.ofDays(45);

    private static final Duration SHORTEST_MEMORY = Duration.ofDays(41);
    private static final int USUALLY_SHOWN = 1_000;

    /** The share of a heap that settlements may fill; the rest is for reading and decoding. */
    private static final double SHARE_OF_HEAP = 0.7;

    public VerifySettings {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace is " + grace.toSeconds() + " s, expected 0 or more");
        }
        if (maxSettlements < 1) {
            throw new IllegalArgumentException("max settlements is " + maxSettlements + ", expected 1 or more");
        }
        if (remember.compareTo(SHORTEST_MEMORY) < 0) {
            throw new IllegalArgumentException("remember is " + remember.toDays()
                    + " days, expected 41 or more: the job answers retries for 40 days");
        }
        if (shown < 1) {
            throw new IllegalArgumentException("shown is " + shown + ", expected 1 or more");
        }
    }

    /** For a live log, with as many settlements as this JVM's heap has room for. */
    public static VerifySettings usual() {
        return new VerifySettings(
                USUAL_GRACE,
                fitting(Runtime.getRuntime().maxMemory()),
                USUAL_MEMORY,
                false,
                Optional.empty(),
                USUALLY_SHOWN);
    }

    /** How many settlements a heap has room for. */
    public static long fitting(long heapBytes) {
        return Math.max(1, (long) (heapBytes * SHARE_OF_HEAP) / BYTES_PER_SETTLEMENT);
    }

    /** With another grace. */
    public VerifySettings withGrace(Duration other) {
        return new VerifySettings(other, maxSettlements, remember, allowPackChanges, reEvaluation, shown);
    }

    /** With another bound of memory. */
    public VerifySettings withMaxSettlements(long other) {
        return new VerifySettings(grace, other, remember, allowPackChanges, reEvaluation, shown);
    }

    /** With another length of memory. */
    public VerifySettings withRemember(Duration other) {
        return new VerifySettings(grace, maxSettlements, other, allowPackChanges, reEvaluation, shown);
    }

    /** With or without leave to change packs. */
    public VerifySettings withAllowPackChanges(boolean allowed) {
        return new VerifySettings(grace, maxSettlements, remember, allowed, reEvaluation, shown);
    }

    /** With something that decides again. */
    public VerifySettings withReEvaluation(ReEvaluation given) {
        return new VerifySettings(grace, maxSettlements, remember, allowPackChanges, Optional.of(given), shown);
    }
}
