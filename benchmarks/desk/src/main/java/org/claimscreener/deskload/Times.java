package org.claimscreener.deskload;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long things took, by kind; nothing counts before {@link #begin}. Thread-safe. */
final class Times {
    private static final long LONGEST_MICROS = 120_000_000;
    private static final int DIGITS = 3;
    private static final double MICROS_PER_MILLI = 1_000;

    /** What is timed. */
    enum Kind {
        QUEUE("queue page"),
        HOLD("hold page"),
        CLAIM("claim, until the page shows its step"),
        REVIEW("review, until the page shows its step"),
        VISIBLE("decision due until its hold can be opened");

        private final String title;

        Kind(String title) {
            this.title = title;
        }
    }

    private final Map<Kind, Histogram> histograms = new EnumMap<>(Kind.class);
    private volatile boolean counts;

    Times() {
        for (Kind kind : Kind.values()) {
            histograms.put(kind, new ConcurrentHistogram(LONGEST_MICROS, DIGITS));
        }
    }

    void begin() {
        counts = true;
    }

    void took(Kind kind, long nanos) {
        Histogram histogram = histograms.get(kind);
        if (counts && histogram != null) {
            histogram.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
        }
    }

    /** A table, milliseconds. */
    List<String> table() {
        List<String> lines = new ArrayList<>();
        lines.add("| ms | count | p50 | p95 | p99 | worst |");
        lines.add("|---|---|---|---|---|---|");
        histograms.forEach((kind, times) -> lines.add(String.format(
                Locale.ROOT,
                "| %s | %d | %.0f | %.0f | %.0f | %.0f |",
                kind.title,
                times.getTotalCount(),
                millis(times.getValueAtPercentile(50)),
                millis(times.getValueAtPercentile(95)),
                millis(times.getValueAtPercentile(99)),
                millis(times.getMaxValue()))));
        return lines;
    }

    private static double millis(long micros) {
        return micros / MICROS_PER_MILLI;
    }
}
