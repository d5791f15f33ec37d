package org.claimscreener.metrics;

/** Of the review desk. */
public final class OfConsole {
    static final Area AREA = new Area("Review desk", "the console");

    private static final Label PART = new Label("part", 2, "causes or steps");
    private static final Label ACTION = new Label("action", 32, "what was done, in small letters");

    public static final Metric OPEN = AREA.gauge(
            "screener_console_open_holds",
            "Open holds, as the desk's database has them, looked at every 15 s",
            new Label("stage", 12, "in small letters"));

    public static final Metric OPEN_FEN =
            AREA.gauge("screener_console_open_holds_fen", "Withheld by open holds, in fen");

    public static final Metric DUE = AREA.gauge(
            "screener_console_holds_due_within_day",
            "Open holds whose deadline comes within 24 hours, the overdue ones among them");

    public static final Metric OVERDUE = AREA.gauge(
            "screener_console_holds_overdue",
            "Open holds whose deadline has come; anything but 0 for more than minutes is a fault");

    public static final Metric OLDEST = AREA.gauge(
            "screener_console_oldest_open_hold_age_seconds", "Since the oldest open hold was opened; 0 when none is");

    public static final Metric LAG =
            AREA.gauge("screener_console_lag_records", "Records between the projection and the end of the log", PART);

    public static final Metric RECORDS = AREA.counter("screener_console_records", "Records taken in", PART);

    public static final Metric GAPS = AREA.counter(
            "screener_console_gaps",
            "Records set aside; anything but 0 is to be looked into",
            new Label("kind", 8, "unreadable, malformed, out_of_sequence, rejected"));

    public static final Metric DUPLICATES = AREA.counter(
            "screener_console_duplicate_steps",
            "Steps that were there already; a few after the holds job fails are possible, many are not");

    public static final Metric RETRIES =
            AREA.counter("screener_console_projection_retries", "Times that the broker or the database was away");

    public static final Metric BILLS_MISSING =
            AREA.counter("screener_console_bills_missing", "Holds opened without their bill");

    public static final Metric BATCH = AREA.timer("screener_console_batch", "How long a batch took");

    public static final Metric COMMANDS = AREA.counter(
            "screener_console_commands",
            "Commands and what came of them",
            new Label("kind", 24, "of the command"),
            new Label("outcome", 4, "answered, failed, refused_here"));

    public static final Metric PAGE = AREA.histogram(
            "screener_console_page_seconds",
            Buckets.PAGES,
            "How long a page took",
            new Label("route", 120, "as declared, never as asked"),
            new Label("status", 20, "of HTTP"));

    public static final Metric LIVE_PAGES =
            AREA.gauge("screener_console_live_pages", "Pages in browsers that are told of changes");

    public static final Metric REFUSED_REQUESTS =
            AREA.counter("screener_console_refused_requests", "Requests that no page saw", Labels.REASON);

    public static final Metric SIGN_INS = AREA.counter(
            "screener_console_sign_ins",
            "Sign-ins that came to an end",
            new Label("outcome", 24, "signed_in, or why not, in small letters"));

    public static final Metric AUDITED = AREA.counter("screener_console_audited", "Actions on record", ACTION);

    public static final Metric AUDIT_FAILURES = AREA.counter(
            "screener_console_audit_failures",
            "Actions that could not be put on record, and so were not done; anything but 0 needs a person",
            ACTION);

    private OfConsole() {}
}
