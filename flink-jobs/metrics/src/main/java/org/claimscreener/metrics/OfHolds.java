package org.claimscreener.metrics;

/** Of the holds job. Counted when a step is made; after a restart what came after its checkpoint counts again. */
public final class OfHolds {
    static final Area AREA = new Area("Holds", "TaskManagers");

    public static final Metric OPENED = AREA.counter("screener_holds_opened", "Holds that a decision opened");

    public static final Metric OPENED_FEN =
            AREA.counter("screener_holds_opened_fen", "Withheld when they were opened, in fen");

    public static final Metric RELEASED_FEN = AREA.counter("screener_holds_released_fen", "Paid out, in fen");

    public static final Metric DEDUCTED_FEN = AREA.counter("screener_holds_deducted_fen", "Deducted, in fen");

    public static final Metric TIMER_FAULTS = AREA.counter(
            "screener_holds_timer_faults", "Deadlines that could not be carried out; anything but 0 needs a person");

    public static final Metric ENDED = AREA.counter(
            "screener_holds_ended", "Holds that ended", new Label("outcome", 8, "the last stage, in small letters"));

    public static final Metric LAPSED = AREA.counter(
            "screener_holds_lapsed",
            "Deadlines that nobody met",
            new Label("stage", 12, "the stage that it was in, in small letters"));

    public static final Metric REFUSED =
            AREA.counter("screener_holds_refused", "Commands that changed nothing", Labels.REASON);

    public static final Metric CLOCK_BEHIND = AREA.gauge(
            "screener_holds_clock_behind_seconds",
            "By how much the time by which deadlines lapse is behind the wall clock; growing, nobody's deadline lapses");

    public static final Metric CLOCK_DISTRUSTED = AREA.gauge(
            "screener_holds_clock_distrusted_seconds",
            "By how much the wall clock is ahead of what monotonic time and the brokers bear out");

    private OfHolds() {}
}
