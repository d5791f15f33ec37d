package org.claimscreener.engine.supervision;

/** Bounds of what the supervision job says. */
public final class SupervisionLimits {
    /** Of an id that came with what was refused; longer ones are cut. */
    public static final int MAX_ID_LENGTH = 150;

    private SupervisionLimits() {}
}
