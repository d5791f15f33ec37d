package org.claimscreener.console.desk.page;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.claimscreener.console.status.Figure;
import org.claimscreener.console.status.FiringAlert;
import org.claimscreener.console.status.Status;

/**
 * How the screener is, to be drawn.
 *
 * @param behind records between this console's tables and the log, by part
 * @param setAside records that its tables could not take since it began
 */
public record StatusModel(Status status, Map<String, Long> behind, long setAside) {
    /** Alerts that fire. */
    public long firing() {
        return status.alerts().stream().filter(FiringAlert::firing).count();
    }

    /** Of all parts. */
    public long allBehind() {
        return behind.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Figures of which anything is known. */
    public List<Figure> figures() {
        return List.of(Figure.values()).stream()
                .filter(figure ->
                        !status.curves().getOrDefault(figure, List.of()).isEmpty())
                .toList();
    }

    /** A figure's plot. */
    public String chart(Shell s, Figure figure) {
        return Charts.curves(s, figure, status);
    }

    /** A figure's last value, or the sum of those of its curves; empty when it has none. */
    public Optional<Double> last(Figure figure) {
        return status.curves().getOrDefault(figure, List.of()).stream()
                .flatMap(curve -> curve.points().entrySet().stream().max(Map.Entry.comparingByKey()).stream())
                .map(Map.Entry::getValue)
                .reduce(Double::sum);
    }
}
