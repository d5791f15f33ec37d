package org.claimscreener.launcher.demo;

import java.time.Duration;

/** Where a demo says how it stands, and a display looks. Thread-safe. */
public final class Board {
    private final DemoSettings settings;
    private final Tally warmUp;
    private final Tally measured;
    private Phase phase = Phase.BROKER;
    private String brokerAddress = "";
    private String metricsAddress = "";
    private String keysFile = "";
    private String deskAddress = "";
    private long phaseSinceNanos = System.nanoTime();
    private long sentForNanos;
    private long warmUpMessages;

    /**
     * How a demo stands at one moment.
     *
     * @param sentFor how long it has been sending what is shown; stands still afterwards
     * @param brokerAddress host:port; empty before it is known
     * @param metricsAddress where Prometheus can read; empty before it is known
     * @param deskAddress of the review desk; empty before it is open
     * @param keysFile the keys whose orders about packs count; empty when nobody gave any, and before it is written
     * @param warmUpMessages sent before those that count; 0 before the warm-up is over
     * @param totals of the warm-up until it is over, then of what counts
     */
    public record Status(
            DemoSettings settings,
            Phase phase,
            Duration sentFor,
            String brokerAddress,
            String metricsAddress,
            String deskAddress,
            String keysFile,
            long warmUpMessages,
            Totals totals) {
        /** Messages a second, reversals included; 0 before the first second is over. */
        double rate() {
            double seconds = sentFor.toNanos() / 1e9;
            return seconds < 1
                    ? 0
                    : (totals.flow().settlements() + totals.flow().reversals()) / seconds;
        }
    }

    /**
     * @param warmUp the books that do not count
     * @param measured the books that count
     */
    public Board(DemoSettings settings, Tally warmUp, Tally measured) {
        this.settings = settings;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    synchronized void enter(Phase next) {
        if (phase == Phase.SENDING) {
            sentForNanos = System.nanoTime() - phaseSinceNanos;
        }
        phaseSinceNanos = System.nanoTime();
        phase = next;
    }

    synchronized void brokerAt(String address) {
        brokerAddress = address;
    }

    synchronized void metricsAt(String address) {
        metricsAddress = address;
    }

    synchronized void keysAt(String path) {
        keysFile = path;
    }

    synchronized void deskAt(String address) {
        deskAddress = address;
    }

    synchronized void warmedUp(long messages) {
        warmUpMessages = messages;
    }

    /** How it stands now. */
    public synchronized Status status() {
        boolean sends = phase == Phase.SENDING || phase == Phase.WARM_UP;
        long nanos = sends ? System.nanoTime() - phaseSinceNanos : sentForNanos;
        Tally shown = phase == Phase.WARM_UP ? warmUp : measured;
        return new Status(
                settings,
                phase,
                Duration.ofNanos(nanos),
                brokerAddress,
                metricsAddress,
                deskAddress,
                keysFile,
                warmUpMessages,
                shown.totals());
    }
}
