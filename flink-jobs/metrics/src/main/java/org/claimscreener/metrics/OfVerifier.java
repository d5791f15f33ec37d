package org.claimscreener.metrics;

/** Of {@code ops/screener verify --follow}. All count from the start of the log, not of the process. */
public final class OfVerifier {
    static final Area AREA = new Area("Verifier", "ops/screener verify --follow");

    private static final Label INVARIANT = new Label("invariant", 16, "I1 to I10, COMMITTED, FORMAT");

    public static final Metric VIOLATIONS = AREA.counter(
            "screener_verify_violations",
            "How often a promise was broken, by invariant; anything but 0 is a fault",
            INVARIANT);

    public static final Metric JUDGED = AREA.counter(
            "screener_verify_judged", "How often a promise was looked at and could be told, by invariant", INVARIANT);

    public static final Metric NOT_CHECKED = AREA.counter(
            "screener_verify_not_checked", "How often a promise could not be told, by invariant", INVARIANT);

    public static final Metric READ_FAILURES =
            AREA.counter("screener_verify_read_failures", "Rounds in which the log could not be read to its end");

    public static final Metric INPUTS = AREA.counter("screener_verify_inputs", "Inputs seen");

    public static final Metric SETTLEMENTS_JUDGED =
            AREA.counter("screener_verify_settlements_judged", "Settlements whose binding decision was judged");

    public static final Metric IN_FLIGHT =
            AREA.gauge("screener_verify_unanswered_in_flight", "Inputs without an answer that are within the grace");

    public static final Metric OVERDUE = AREA.gauge(
            "screener_verify_unanswered_overdue",
            "Inputs without an answer that are beyond the grace; anything but 0 is a fault");

    public static final Metric OLDEST_UNANSWERED = AREA.gauge(
            "screener_verify_oldest_unanswered_age_seconds",
            "Age of the oldest input without an answer; 0 when there is none");

    public static final Metric AS_OF = AREA.gauge(
            "screener_verify_as_of_timestamp_seconds",
            "Up to when the log was judged, in seconds since 1970: says whether the oracle lives");

    private OfVerifier() {}
}
