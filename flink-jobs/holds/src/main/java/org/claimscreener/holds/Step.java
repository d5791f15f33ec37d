package org.claimscreener.holds;

/** Every operator's identity. A uid is for ever: state is found by it, so a renamed one loses what it remembers. */
public enum Step {
    DECISIONS("decisions", "Decisions"),
    COMMANDS("commands", "Commands"),
    TIMELESS("decisions-timeless", "Decisions hold no time back"),
    CLOCK("commands-clock", "Time, as far as commands were heard"),
    DECODE_DECISIONS("decode-decisions", "Decode and check decisions"),
    DECODE_COMMANDS("decode-commands", "Decode and check commands"),
    HOLD("hold", "Hold"),
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
