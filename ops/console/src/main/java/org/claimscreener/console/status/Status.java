package org.claimscreener.console.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the screener is, at a time.
 *
 * @param asked whether anybody can be asked at all
 * @param problem why Prometheus could not be asked, for a person
 * @param alerts firing ones first, then by time
 * @param curves of each figure, in the order of their names; empty when nothing is known
 */
public record Status(
        boolean asked,
        Optional<String> problem,
        Instant from,
        Instant to,
        List<FiringAlert> alerts,
        Map<Figure, List<Curve>> curves) {
    /** How far curves go back. */
    public static final Duration PERIOD = Duration.ofHours(3);

    /** Between two points of a curve. */
    public static final Duration STEP = Duration.ofMinutes(1);

    public Status {
        alerts = List.copyOf(alerts);
        curves = Map.copyOf(curves);
    }

    /** With nobody to ask. */
    public static Status unknown(Instant now) {
        return new Status(false, Optional.empty(), now.minus(PERIOD), now, List.of(), Map.of());
    }
}
