package org.claimscreener.metrics;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All metrics of ours. Code, docs, alerts and dashboards take their names from here; tests hold them to it. */
public final class Catalogue {
    private Catalogue() {}

    /** The parts of the system that have metrics. */
    public static List<Area> areas() {
        return List.of(
                OfScreening.AREA,
                OfDecideOnce.AREA,
                OfPacks.AREA,
                OfStandings.AREA,
                OfHolds.AREA,
                OfSupervision.AREA,
                OfConsole.AREA,
                OfVerifier.AREA);
    }

    /** Every metric. */
    public static List<Metric> metrics() {
        return areas().stream().flatMap(area -> area.metrics().stream()).toList();
    }

    /** Every name that a query may use of ours. */
    public static Set<String> series() {
        Set<String> names = new TreeSet<>();
        metrics().forEach(metric -> names.addAll(metric.series()));
        return names;
    }
}
