package org.claimscreener.engine.referral;

import java.time.Duration;

/** Bounds of referrals and of what is kept of them. */
public final class ReferralLimits {
    public static final int MAX_ID_LENGTH = 150;
    public static final int MAX_ACTOR_LENGTH = 255;

    /** Of a command's words, which its step repeats. */
    public static final int MAX_REASON_LENGTH = 2_000;

    /** Of a department's number, and of who signed for it there. */
    public static final int MAX_NAME_LENGTH = 200;

    /** Commands that are taken about one referral: one each, and answers that were changed. */
    public static final int MAX_COMMANDS = 50;

    /**
     * Working days until a receipt is asked for, and between reminders. Public security signs for a case when it is handed over
     * (State Council Order 310, article 7), so a receipt that is a week out was lost on the way.
     */
    public static final int RECEIPT_DAYS = 5;

    /** How often it is asked for before a supervisor is to see to it. */
    public static final int MAX_REMINDERS = 3;

    /** How long a referral is kept after the last that happened to it: limitation is two years, and answers change later still. */
    public static final Duration KEEP = Duration.ofDays(1_100);

    private ReferralLimits() {}
}
