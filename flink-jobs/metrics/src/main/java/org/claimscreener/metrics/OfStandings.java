package org.claimscreener.metrics;

/** Of the screening job: whether the standings are there and fresh. */
public final class OfStandings {
    static final Area AREA = new Area("Standings", "TaskManagers");

    public static final Metric SUBJECTS =
            AREA.gauge("screener_standing_subjects", "Subjects about whom anything has been issued");

    public static final Metric ENTRIES = AREA.gauge(
            "screener_standing_entries",
            "What is issued about subjects, by kind: directives, points, grades and the scrutiny of tips, also what has"
                    + " ended by its date and was not withdrawn. Every TaskManager has all: take the highest",
            new Label("kind", 12, "of the standing, in small letters"));

    public static final Metric FOLLOWERS = AREA.gauge(
            "screener_standing_followers", "Threads that follow the standings; 0 while the job decides is a fault");

    public static final Metric SINCE_END = AREA.gauge(
            "screener_standing_seconds_since_end",
            "Since the topic was last asked and everything on it was in force, in seconds");

    public static final Metric RECORDS =
            AREA.counter("screener_standing_records", "Records of standings read, at starts and since");

    public static final Metric UNREADABLE = AREA.counter(
            "screener_standing_unreadable",
            "Records of standings passed over because they cannot be read; anything but 0 needs a person");

    private OfStandings() {}
}
