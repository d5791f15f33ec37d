package org.claimscreener.console.desk;

import java.time.Duration;

import org.claimscreener.metrics.Meters;
import org.claimscreener.metrics.OfConsole;
import org.claimscreener.wire.record.HoldCommandKind;

import io.micrometer.core.instrument.MeterRegistry;

/** What the pages count. Thread-safe. */
final class DeskMetrics {
    private final Meters meters;

    DeskMetrics(MeterRegistry registry) {
        this.meters = new Meters(registry);
    }

    /** A command and what came of it: answered by the job or still to be, failed to get into the log, or refused here. */
    void command(HoldCommandKind kind, String outcome) {
        meters.counter(OfConsole.COMMANDS, kind.name(), outcome).increment();
    }

    /** A page was answered. */
    void page(String route, int status, Duration took) {
        meters.timer(OfConsole.PAGE, route, Integer.toString(status)).record(took);
    }
}
