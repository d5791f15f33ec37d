package org.claimscreener.metrics;

/** Of the screening job: what goes in, what comes out, how long it takes. */
public final class OfScreening {
    static final Area AREA = new Area("Screening", "TaskManagers");

    public static final Metric DECISIONS =
            AREA.counter("screener_decisions", "New decisions, by verdict", Labels.VERDICT);

    public static final Metric WITHHELD_FEN = AREA.counter(
            "screener_withheld_fen",
            "Money withheld from institutions, in fen, by what was done to it",
            Labels.VERDICT);

    public static final Metric FAILURES = AREA.counter(
            "screener_failures_to_decide",
            "Settlements held because the screener could not decide: no pack, a rule's error, a budget overrun, state"
                    + " that cannot be read; anything but 0 needs a person",
            Labels.REASON);

    public static final Metric RETRIES =
            AREA.counter("screener_retries_answered", "Retries answered with the decision that was already given");

    public static final Metric REVERSALS = AREA.counter("screener_reversals", "Settlements or lines withdrawn");

    public static final Metric EVALUATION = AREA.histogram(
            "screener_evaluation",
            Buckets.DECIDING,
            "Time to make facts, evaluate all packs and settle one settlement");

    public static final Metric LATENCY = AREA.histogram(
            "screener_decision_latency",
            Buckets.DECIDING,
            "From a settlement's append to the broker's acknowledgement of its first decision, by verdict; in whole"
                    + " milliseconds, for so fine is the broker's clock. The objective is on this one",
            Labels.VERDICT);

    public static final Metric STAGE = AREA.histogram(
            "screener_stage",
            Buckets.DECIDING,
            "From an input's append until the stage has done its part; a stage's own share is the difference to the one"
                    + " before",
            new Label("stage", 3, "decoded, profiled, decided"));

    public static final Metric INPUTS = AREA.counter(
            "screener_inputs", "Inputs read; after a restart those since its checkpoint again", Labels.PARTITION);

    public static final Metric ANSWERS = AREA.counter(
            "screener_answers", "Inputs answered: decisions, receipts of reversals and repetitions", Labels.PARTITION);

    public static final Metric REFUSED =
            AREA.counter("screener_inputs_refused", "Inputs that became dead letters", Labels.PARTITION);

    public static final Metric IN_FLIGHT = AREA.gauge(
            "screener_in_flight",
            "Inputs read and not yet answered or refused since the job's attempt began. A TaskManager counts its own"
                    + " steps only: sum over all of them, and mind that they are not scraped at one instant",
            Labels.PARTITION);

    public static final Metric DEAD_LETTERS = AREA.counter(
            "screener_dead_letters",
            "Dead letters of all jobs, by reason",
            new Label("by_job", 3, "screening, holds, supervision"),
            Labels.REASON);

    public static final Metric RULE_HITS = AREA.counter(
            "screener_rule_hits",
            "New decisions that a rule withholds money in, by its official code; a rate far out of its band is an"
                    + " incident",
            new Label("rule", 300, "official code of the rule"));

    public static final Metric FEATURES = AREA.counter(
            "screener_features",
            "Feature values that new decisions were made with, by quality",
            new Label("quality", 3, "EXACT, ABOUT (from a sketch), TOO_LATE (beyond what is kept)"));

    public static final Metric FEATURES_SHORT = AREA.counter(
            "screener_features_short_coverage",
            "Feature values of institutions whose counting began less than 30 days before the settlement: what they"
                    + " say is right for the time since then only");

    private OfScreening() {}
}
