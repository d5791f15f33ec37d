package org.claimscreener.metrics;

/** Of the supervision job. Counted when a step is made; after a restart what came after its checkpoint counts again. */
public final class OfSupervision {
    static final Area AREA = new Area("Supervision", "TaskManagers");

    private static final Label ACCOUNT = new Label("account", 4, "loss or fine, in small letters");

    public static final Metric STEPS = AREA.counter("screener_supervision_steps", "Steps about subjects", Labels.EVENT);

    public static final Metric REFUSED =
            AREA.counter("screener_supervision_refused", "What was not carried out", Labels.REASON);

    public static final Metric FAULTS = AREA.counter(
            "screener_supervision_faults",
            "What could not be carried out though it passed the checks; anything but 0 needs a person");

    public static final Metric DIRECTIVE_LAG = AREA.histogram(
            "screener_supervision_directive_lag",
            Buckets.DIRECTIVES,
            "From a directive's append to that of the first decision that saw it. Where the subject has few settlements"
                    + " this is mostly the wait for one");

    public static final Metric TIPS = AREA.counter("screener_tip_steps", "What happened to tips", Labels.EVENT);

    public static final Metric TIPS_REFUSED =
            AREA.counter("screener_tips_refused", "What was not done with tips", Labels.REASON);

    public static final Metric REFERRALS =
            AREA.counter("screener_supervision_referral_steps", "Steps of referrals", Labels.EVENT);

    public static final Metric REFERRALS_REFUSED = AREA.counter(
            "screener_supervision_referrals_refused", "Commands about referrals that were not taken", Labels.REASON);

    public static final Metric REFERRALS_OVERDUE = AREA.counter(
            "screener_supervision_referrals_overdue",
            "Times that a receipt of another department was late: reminders and escalations");

    public static final Metric RECOVERIES = AREA.counter("screener_recovery_steps", "Steps of claims", Labels.EVENT);

    public static final Metric RECOVERIES_REFUSED =
            AREA.counter("screener_recoveries_refused", "Commands about claims that were not taken", Labels.REASON);

    public static final Metric ORDERED_FEN =
            AREA.counter("screener_recovery_ordered_fen", "Ordered to come back, in fen", ACCOUNT);

    public static final Metric RECEIVED_FEN =
            AREA.counter("screener_recovery_received_fen", "What came back, in fen", ACCOUNT);

    public static final Metric INSPECTION = AREA.counter(
            "screener_inspection_released",
            "Released settlements in the draw; no_seed: nobody committed to one for their time, so none is drawn",
            new Label("outcome", 3, "drawn, not_drawn, no_seed"));

    public static final Metric SEED_FAULTS = AREA.counter(
            "screener_inspection_seed_faults",
            "The file of seeds could not be read; anything but 0 needs a person, for what is not drawn now never will"
                    + " be");

    private OfSupervision() {}
}
