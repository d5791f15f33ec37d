package org.claimscreener.engine.credit;

import java.time.ZoneId;

import org.claimscreener.engine.intake.IntakeLimits;

/** Bounds of outcomes, of contests and of what is kept of them. */
public final class CreditLimits {
    /** Ids of holds, contests, decisions, institutions and practitioners; in characters. */
    public static final int MAX_ID_LENGTH = IntakeLimits.MAX_ID_LENGTH;

    /** Order numbers and the scheme's name; in characters. */
    public static final int MAX_TEXT_LENGTH = 200;

    public static final int MAX_REASON_LENGTH = 2_000;

    /** Findings of one outcome. */
    public static final int MAX_FINDINGS = 200;

    /** Outcomes kept of one subject: a large hospital's year. */
    public static final int MAX_OUTCOMES = 5_000;

    /** Take-backs kept of one subject; beyond it the oldest is forgotten. */
    public static final int MAX_TAKEN_BACK = 2_000;

    /** Contests kept of one subject, with those that were decided not long ago. */
    public static final int MAX_CONTESTS = 200;

    /** Holds that a proposal names: as many as a directive may rest on. */
    public static final int MAX_GROUNDS = 50;

    /** How long an outcome is kept after it stopped counting, in days: the record of two further calendar years. */
    public static final int KEEP_DAYS = 800;

    /** An outcome may be dated so many days after the log took it in: clocks differ. */
    public static final int MAX_DAYS_AHEAD = 1;

    /** Full points; one outcome carries no more. */
    public static final int FULL_POINTS = 12;

    /** From so many points of a calendar year on a suspension is proposed. */
    public static final int SUSPENSION_POINTS = 9;

    /** The score of whom nothing counts against, in hundredths of a point. */
    public static final int FULL_SCORE_E2 = 10_000;

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private CreditLimits() {}
}
