package org.claimscreener.metrics;

/** Labels that several metrics have. Bounds leave room for values that a later build adds. */
final class Labels {
    static final Label VERDICT = new Label("verdict", 3, "RELEASE, HOLD or REFUSE");
    static final Label PARTITION = new Label("partition", 64, "of the settlements' topic");
    static final Label EVENT = new Label("event", 24, "what happened, in small letters");
    static final Label REASON = new Label("reason", 24, "why, a value of a closed list");
    static final Label SUBTASK = new Label("subtask", 64, "of the profile step, from 0");

    private Labels() {}
}
