package org.claimscreener.console.desk;

import java.util.Map;
import java.util.TreeMap;

import org.claimscreener.console.desk.page.Shell;
import org.claimscreener.console.desk.page.StatusModel;
import org.claimscreener.console.status.StatusSource;
import org.claimscreener.metrics.OfConsole;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How the screener is, for those who run it and have no other pages for that. Thread-safe. */
final class StatusPages {
    private final StatusSource source;
    private final MeterRegistry registry;
    private final Shells shells;
    private final Drawing drawing;

    StatusPages(StatusSource source, MeterRegistry registry, Shells shells, Drawing drawing) {
        this.source = source;
        this.registry = registry;
        this.shells = shells;
        this.drawing = drawing;
    }

    void status(Context ctx) {
        if (!Permissions.sees(shells.person(ctx), Place.STATUS)) {
            throw new ForbiddenResponse();
        }
        Shell shell = shells.shell(ctx);
        drawing.page(ctx, "status", shell, new StatusModel(source.at(shell.now()), behind(), setAside()));
    }

    private Map<String, Long> behind() {
        Map<String, Long> behind = new TreeMap<>();
        for (Gauge gauge : registry.find(OfConsole.LAG.name()).gauges()) {
            behind.put(String.valueOf(gauge.getId().getTag("part")), Math.round(gauge.value()));
        }
        return behind;
    }

    private long setAside() {
        return registry.find(OfConsole.GAPS.name()).counters().stream()
                .mapToLong(counter -> Math.round(counter.count()))
                .sum();
    }
}
