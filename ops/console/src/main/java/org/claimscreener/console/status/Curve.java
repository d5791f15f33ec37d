package org.claimscreener.console.status;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One curve of a figure.
 *
 * @param name the value of the figure's label; empty when there is one curve alone
 * @param points by time; where there is none, nothing is known
 */
public record Curve(String name, Map<Instant, Double> points) {
    public Curve {
        points = Map.copyOf(new TreeMap<>(points));
    }
}
