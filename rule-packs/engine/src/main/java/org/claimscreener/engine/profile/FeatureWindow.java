package org.claimscreener.engine.profile;

import java.time.Duration;
import java.time.Instant;

/** How a feature's window is cut into panes. */
final class FeatureWindow {
    /** Panes to a window. */
    static final int PANES = 12;

    private FeatureWindow() {}

    static long paneOf(Instant ownTime, Duration window) {
        return Math.floorDiv(ownTime.getEpochSecond(), paneSeconds(window));
    }

    private static long paneSeconds(Duration window) {
        return Math.max(1, window.toSeconds() / PANES);
    }
}
