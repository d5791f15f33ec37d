package org.claimscreener.supervision;

/** Every operator's identity. A uid is for ever: state is found by it, so a renamed one loses what it remembers. */
public enum Step {
    DIRECTIVES("directives", "Directives"),
    DECISIONS("decisions", "Decisions"),
    DECODE_DIRECTIVES("decode-directives", "Decode and check directives"),
    ORDERS_MET("orders-met", "Which orders decisions saw"),
    SUBJECT("subject", "Subject"),
    STANDINGS("standings", "Standings out"),
    STEPS("steps", "Steps out"),
    DEAD_LETTERS("dead-letters", "Dead letters out");

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
