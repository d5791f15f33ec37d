package org.claimscreener.supervision;

/** Every operator's identity. A uid is for ever: state is found by it, so a renamed one loses what it remembers. */
public enum Step {
    DIRECTIVES("directives", "Directives and commands"),
    DECISIONS("decisions", "Decisions"),
    HOLDS("holds", "Steps of holds"),
    DECODE_DIRECTIVES("decode-directives", "Decode and check directives and commands"),
    ORDERS_MET("orders-met", "Which orders decisions saw"),
    DECODE_HOLDS("decode-holds", "Decode steps of holds"),
    CASES("cases", "What the end of a hold means"),
    SUBJECT("subject", "Subject"),
    TIPS("tips", "Tips and commands about them"),
    DECODE_TIPS("decode-tips", "Decode and check tips"),
    TARGET("target", "Tips about a subject"),
    REWARDS("rewards", "Rewards out"),
    STANDINGS("standings", "Standings out"),
    STEPS("steps", "Steps out"),
    DRAW("draw", "Draw released settlements for inspection"),
    INSPECTIONS("inspections", "Draws out"),
    DEAD_LETTERS("dead-letters", "Dead letters out"),
    REFERRALS("referrals", "Commands about referrals"),
    DECODE_REFERRALS("decode-referrals", "Decode and check commands about referrals"),
    REFERRAL("referral", "Referral"),
    REFERRAL_STEPS("referral-steps", "Steps of referrals out"),
    REFERRAL_DEAD_LETTERS("referral-dead-letters", "Dead letters about referrals out"),
    RECOVERY("recovery", "Money that is to come back");

    private final String uid;
    private final String title;

    Step(String uid, String title) {
        this.uid = uid;
        this.title = title;
    }

    public String uid() {
        return uid;
    }

    /** For the web interface and metrics. */
    public String title() {
        return title;
    }
}
