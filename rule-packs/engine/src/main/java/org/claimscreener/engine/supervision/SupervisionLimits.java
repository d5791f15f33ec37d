package org.claimscreener.engine.supervision;

/** Bounds of what the supervision job hears and says. */
public final class SupervisionLimits {
    /** Of an id of a command and of what it is about; longer ones of what is refused are cut. */
    public static final int MAX_ID_LENGTH = 150;

    /** Of a command's reason, which its step repeats. */
    public static final int MAX_REASON_LENGTH = 2_000;

    private SupervisionLimits() {}
}
