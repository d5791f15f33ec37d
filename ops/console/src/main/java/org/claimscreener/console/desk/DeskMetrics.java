package org.claimscreener.console.desk;

import java.time.Duration;

import org.claimscreener.wire.record.HoldCommandKind;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/** What the pages count. Thread-safe. */
final class DeskMetrics {
    private final MeterRegistry registry;

    DeskMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A command and what came of it: answered by the job or still to be, failed to get into the log, or refused here. */
    void command(HoldCommandKind kind, String outcome) {
        registry.counter("screener_console_commands", "kind", kind.name(), "outcome", outcome)
                .increment();
    }

    /** A page was answered. */
    void page(String route, int status, Duration took) {
        Timer.builder("screener_console_page_seconds")
                .tag("route", route)
                .tag("status", Integer.toString(status))
                .serviceLevelObjectives(
                        Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(1))
                .register(registry)
                .record(took);
    }
}
