package org.claimscreener.engine.hold;

import org.claimscreener.engine.intake.IntakeLimits;

/** Bounds of a command and of what is kept of a hold. */
public final class HoldLimits {
    /** Lines of a hold: no settlement has more. */
    public static final int MAX_LINES = IntakeLimits.MAX_FEE_LINES;

    /** Ids of commands and lines, in characters. */
    public static final int MAX_ID_LENGTH = IntakeLimits.MAX_ID_LENGTH;

    /** What OpenID Connect allows a subject. */
    public static final int MAX_ACTOR_LENGTH = 255;

    public static final int MAX_REASON_LENGTH = 2_000;

    /** Interface 3704: at most 5 files, 100 MB together. */
    public static final int MAX_ATTACHMENTS = 5;

    public static final long MAX_ATTACHED_BYTES = 100L * 1024 * 1024;

    public static final int MAX_FILE_NAME_LENGTH = 255;

    /**
     * Accepted commands that are remembered by id. A copy of one beyond them is refused as stale, for what it did made a
     * step: so the bound costs a notice, never a second effect.
     */
    public static final int MAX_COMMAND_IDS = 64;

    /** Persons who reviewed, confirmed or returned in one stage. */
    public static final int MAX_PERSONS = 20;

    /** How often the clock of one hold may be paused. */
    public static final int MAX_PAUSES = 3;

    /** Members of a collegial review. */
    public static final int MAX_VOTES = 9;

    private HoldLimits() {}
}
