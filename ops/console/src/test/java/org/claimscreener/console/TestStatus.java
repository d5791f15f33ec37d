package org.claimscreener.console;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

import org.claimscreener.console.status.Curve;
import org.claimscreener.console.status.Figure;
import org.claimscreener.console.status.FiringAlert;
import org.claimscreener.console.status.Status;

/** An hour in which something went wrong. */
public final class TestStatus {
    private TestStatus() {}

    public static Status at(Instant now) {
        Instant from = now.minus(Status.PERIOD);
        Map<Figure, List<Curve>> curves = new EnumMap<>(Figure.class);
        curves.put(
                Figure.DECISIONS,
                List.of(
                        curve("HOLD", from, x -> 2 + x),
                        curve("REFUSE", from, x -> 0.5),
                        curve("RELEASE", from, x -> 200 + 40 * Math.sin(6 * x))));
        curves.put(
                Figure.LATENCY,
                List.of(curve("p50", from, x -> 4 + x), curve("p99", from, x -> x > 0.7 && x < 0.8 ? 900 : 60)));
        curves.put(Figure.IN_FLIGHT, List.of(curve("", from, x -> x > 0.7 && x < 0.8 ? 700 : 12)));
        curves.put(Figure.WITHHELD, List.of(curve("", from, x -> 1.2)));
        curves.put(Figure.DEAD_LETTERS, List.of());
        return new Status(
                true,
                Optional.empty(),
                from,
                now,
                List.of(
                        new FiringAlert(
                                "LatencyBudgetBurns",
                                "page",
                                true,
                                now.minusSeconds(600),
                                "Decisions are late: <b>900 ms</b> at the p99",
                                "ops/runbooks/latency-budget-burns.md"),
                        new FiringAlert(
                                "DeadLetterSurge", "ticket", true, now.minusSeconds(300), "Many dead letters", ""),
                        new FiringAlert("NoCheckpoint", "page", false, now.minusSeconds(30), "", "")),
                curves);
    }

    /** Nothing is known of a tenth of it. */
    private static Curve curve(String name, Instant from, DoubleUnaryOperator value) {
        Map<Instant, Double> points = new TreeMap<>();
        long steps = Status.PERIOD.dividedBy(Status.STEP);
        for (long step = steps / 10; step <= steps; step++) {
            points.put(from.plus(Status.STEP.multipliedBy(step)), value.applyAsDouble((double) step / steps));
        }
        return new Curve(name, points);
    }
}
