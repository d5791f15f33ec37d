package org.claimscreener.console.view;

/** In which order a queue stands. */
public enum HoldSort {
    /** What lapses first comes first; paused clocks last. */
    DEADLINE,
    /** The largest withheld amount comes first. */
    AMOUNT,
    /** What waits longest comes first. */
    OPENED
}
