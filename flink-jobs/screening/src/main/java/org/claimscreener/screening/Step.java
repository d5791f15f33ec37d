package org.claimscreener.screening;

/** Every operator's identity. A uid is for ever: state is found by it, so a renamed one loses what it remembers. */
public enum Step {
    ARRIVALS("arrivals", "Arrivals"),
    DECODE("decode", "Decode and check"),
    /** Version 1 was {@code institution-profile}, whose state nothing reads any more. */
    PROFILE("institution-panes", "Institution profile"),
    TRACE("trace-codes", "Trace codes"),
    DECIDE("decide", "Patient history and decision"),
    ANSWERS("answers", "Decisions out"),
    DEAD_LETTERS("dead-letters", "Dead letters out"),
    SHADOWS("shadow-results", "What shadow packs say");

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
