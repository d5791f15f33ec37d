package org.claimscreener.engine.pack;

/**
 * What one evaluation of the pack may cost.
 *
 * @param maxFirings an evaluation in which this many rules have fired has failed; 1 to 10,000
 * @param maxMicros budget of the evaluating thread's own computing time, checked between firings; 100 to 1,000,000
 */
public record PackLimits(int maxFirings, long maxMicros) {
    public static final PackLimits DEFAULT = new PackLimits(500, 50_000);

    static final long MOST_FIRINGS = 10_000;
    static final long LEAST_MICROS = 100;
    static final long MOST_MICROS = 1_000_000;
}
