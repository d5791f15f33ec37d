package org.claimscreener.engine.tip;

/** By which way a tip came. */
public enum TipChannel {
    HOTLINE,
    WEB,
    LETTER,
    VISIT,
    /** Handed over by another office. */
    TRANSFERRED
}
