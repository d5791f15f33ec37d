package org.claimscreener.engine.feature;

import java.time.Duration;

/** How far back a feature looks from the settlement's own time. */
public sealed interface Window {
    Duration SHORTEST = Duration.ofMinutes(1);
    Duration LONGEST = Duration.ofDays(400);

    /**
     * So long, up to the settlement's own time, that moment included and the one that far back not.
     *
     * @param length 1 minute to 400 days
     */
    record Sliding(Duration length) implements Window {
        public Sliding {
            if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a window is 1 minute to 400 days, not " + length);
            }
        }
    }

    /** The calendar period, in Asia/Shanghai, that the settlement's own time lies in, up to that time. */
    record Calendar(Period period) implements Window {}

    /** Calendar periods. */
    enum Period {
        DAY,
        MONTH,
        QUARTER,
        YEAR
    }
}
