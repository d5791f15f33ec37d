package org.claimscreener.metrics;

/** Of the screening job: how packs are deployed, and what shadows say. */
public final class OfPacks {
    static final Area AREA = new Area("Rule packs", "TaskManagers; events of packs: JobManagers");

    public static final Metric EVENTS = AREA.counter(
            "screener_pack_events",
            "What became of rule packs and orders about them, REFUSED and TRIPPED among it; told once a job",
            new Label("state", 12, "a state of a pack, as on the topic of statuses"));

    public static final Metric INFO = AREA.gauge(
            "screener_pack_in_force",
            "1 for each pack that a subtask stamps settlements with now; all subtasks have the same",
            Labels.SUBTASK,
            new Label("pack", 16, "id"),
            new Label("version", 16, "version"),
            new Label("digest", 16, "the first 12 hexadecimal digits of its archive's SHA-256"));

    public static final Metric SWITCHED_AT = AREA.gauge(
            "screener_pack_switched_timestamp_seconds",
            "When a subtask began to stamp by the packs that it stamps by now, in seconds since 1970; the spread over"
                    + " subtasks is how long the last activation took",
            Labels.SUBTASK);

    public static final Metric SWITCHES =
            AREA.counter("screener_pack_switches", "Changes of the packs in force, counted by subtask");

    public static final Metric COMPILED = AREA.gauge(
            "screener_packs_compiled",
            "Compiled packs that this JVM holds, those that nobody uses any more among them");

    public static final Metric COMPILATION =
            AREA.timer("screener_pack_compilation", "Time from asking for a pack to having it compiled");

    public static final Metric SHADOW_RESULTS = AREA.counter(
            "screener_shadow_results",
            "Settlements that a shadow pack was evaluated for, by what it would change",
            new Label("outcome", 8, "AGREES, HOLDS_MORE, HOLDS_LESS, DIFFERS, FAILED"));

    public static final Metric SHADOW_MORE_FEN =
            AREA.counter("screener_shadow_more_fen", "Money that shadow packs would withhold in addition, in fen");

    public static final Metric SHADOW_LESS_FEN =
            AREA.counter("screener_shadow_less_fen", "Money that shadow packs would not withhold, in fen");

    public static final Metric SHADOW_SKIPPED = AREA.counter(
            "screener_shadow_skipped", "Settlements that shadow packs had no time for; decisions come first");

    private OfPacks() {}
}
