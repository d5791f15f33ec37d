package org.claimscreener.metrics;

/** Of the screening job: whether decisions are made once. */
public final class OfDecideOnce {
    static final Area AREA = new Area("Decide once", "TaskManagers");

    public static final Metric READ_BACK =
            AREA.counter("screener_read_back_records", "Records of the log of decisions read back at starts");

    public static final Metric READ_BACK_TIME = AREA.timer(
            "screener_read_back", "Time to read the log of decisions back at a start, before anything is decided");

    public static final Metric READ_BACK_LEFT =
            AREA.gauge("screener_read_back_left", "Records still to be read back, at most; 0 when deciding");

    public static final Metric RECORDED = AREA.gauge(
            "screener_recorded_answers", "Answers that the log records and whose inputs have not come again yet");

    public static final Metric ADOPTED =
            AREA.counter("screener_answers_adopted", "Inputs that got the answer that the log recorded");

    public static final Metric WAITS =
            AREA.counter("screener_waits", "Inputs that waited until recorded answers were followed");

    public static final Metric GIVEN_UP =
            AREA.counter("screener_waits_given_up", "Patients whose recorded answers' inputs did not come");

    public static final Metric TRACES_MISSING = AREA.counter(
            "screener_trace_answers_missing",
            "Settlements held because it could not be found out who used their trace codes before");

    public static final Metric CONTRADICTIONS = AREA.counter(
            "screener_contradicting_answers",
            "Answers in the log that differ from the binding one; anything but 0 is a fault");

    private OfDecideOnce() {}
}
