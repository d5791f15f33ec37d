package org.claimscreener.launcher.demo;

/** What a demo is doing. */
public enum Phase {
    BROKER("starting the Kafka broker"),
    JOB("starting job, compiling packs"),
    WARM_UP("warming up (not counted)"),
    SENDING("sending"),
    DRAINING("waiting for the last answers"),
    STAYING("all is answered; the desk stays open"),
    STOPPING("stopping job and broker");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** In words, for people. */
    String title() {
        return title;
    }
}
