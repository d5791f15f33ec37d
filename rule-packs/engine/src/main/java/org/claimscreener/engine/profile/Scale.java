package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.claimscreener.engine.feature.Window;

/**
 * How finely own time is cut into panes. The longer a window, the coarser its panes, so that reading a whole window never
 * costs more than 401 of them.
 */
public enum Scale {
    /** Windows of up to 10 minutes. */
    TEN_SECONDS(Duration.ofSeconds(10), Duration.ofMinutes(10), Duration.ofDays(2)),
    /** Windows of up to 3 hours. */
    MINUTE(Duration.ofMinutes(1), Duration.ofHours(3), Duration.ofDays(7)),
    /** Windows of up to 10 days. */
    HOUR(Duration.ofHours(1), Duration.ofDays(10), Duration.ofDays(60)),
    /** Windows of up to 400 days and calendar periods. A pane is a civil day in Asia/Shanghai. */
    DAY(Duration.ofDays(1), Window.LONGEST, Duration.ofDays(800));

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Duration pane;
    private final Duration longestWindow;
    private final Duration retention;

    Scale(Duration pane, Duration longestWindow, Duration retention) {
        this.pane = pane;
        this.longestWindow = longestWindow;
        this.retention = retention;
    }

    /** How far behind the institution's newest own time panes are kept. */
    public Duration retention() {
        return retention;
    }

    /** Panes that the longest window reaches back over, the own one counted, and one more: it need not begin with a pane. */
    int span() {
        return Math.toIntExact(panesIn(longestWindow)) + 2;
    }

    /** Number of the pane that a moment lies in; positive since 1970. */
    long paneOf(Instant ownTime) {
        return this == DAY
                ? LocalDate.ofInstant(ownTime, ZONE).toEpochDay()
                : Math.floorDiv(ownTime.getEpochSecond(), pane.toSeconds());
    }

    /** Panes that a length of time takes up, rounded up. */
    long panesIn(Duration length) {
        return -Math.floorDiv(-length.toMillis(), pane.toMillis());
    }

    /** The finest whose panes cover such a window. */
    static Scale of(Duration window) {
        for (Scale scale : values()) {
            if (window.compareTo(scale.longestWindow) <= 0) {
                return scale;
            }
        }
        throw new IllegalArgumentException("no panes cover " + window);
    }
}
