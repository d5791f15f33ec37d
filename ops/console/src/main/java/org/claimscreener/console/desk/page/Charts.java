package org.claimscreener.console.desk.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import org.claimscreener.console.desk.text.Formats;
import org.claimscreener.console.status.Curve;
import org.claimscreener.console.status.Figure;
import org.claimscreener.console.status.Status;
import org.claimscreener.console.view.Day;
import org.claimscreener.console.view.PublicRow;
import org.claimscreener.console.view.RulePerformance;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What plots are given, as JSON: labels, and series with a tone that the style sheet has a colour for. Stateless. */
final class Charts {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_RULES = 15;
    private static final double FEN_IN_YUAN = 100;
    private static final Map<String, String> TONES =
            Map.of("RELEASE", "released", "HOLD", "held", "REFUSE", "deducted");
    private static final List<String> OTHERS = List.of("released", "held", "deducted");

    private Charts() {}

    /** One line or set of bars; null where nothing is known. */
    record Series(String label, String tone, List<@Nullable Double> values) {
        Series {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    static String money(Shell s, List<Day> days) {
        return json(
                "line",
                days.stream().map(day -> day.date().toString()).toList(),
                List.of(
                        yuan(s.t("figure.held"), "held", days, Day::heldFen),
                        yuan(s.t("figure.released"), "released", days, Day::releasedFen),
                        yuan(s.t("figure.deducted"), "deducted", days, Day::deductedFen)));
    }

    static String counts(Shell s, List<Day> days) {
        return json(
                "bar",
                days.stream().map(day -> day.date().toString()).toList(),
                List.of(
                        series(s.t("figure.opened"), "held", days, Day::opened, 1),
                        series(s.t("figure.closed"), "released", days, Day::closed, 1)));
    }

    static String outcomes(Shell s, List<RulePerformance> all) {
        List<RulePerformance> rules = all.stream().limit(MOST_RULES).toList();
        return json(
                "stacked",
                rules.stream().map(RulePerformance::ruleCode).toList(),
                List.of(
                        series(s.t("figure.confirmed"), "deducted", rules, RulePerformance::confirmed, 1),
                        series(s.t("figure.overturned"), "released", rules, RulePerformance::overturned, 1),
                        series(s.t("figure.stillOpen"), "held", rules, RulePerformance::open, 1)));
    }

    /** What is suppressed is not drawn. */
    static String outcomesOf(Shell s, List<PublicRow> rows, Function<PublicRow, String> name) {
        return json(
                "stacked",
                rows.stream().map(name).toList(),
                List.of(
                        series(s.t("public.confirmed"), "deducted", rows, row -> shown(row, "confirmed"), 1),
                        series(s.t("public.wrongly"), "released", rows, row -> shown(row, "wrongly_held"), 1),
                        series(s.t("public.unresolved"), "held", rows, row -> shown(row, "unresolved"), 1)));
    }

    private static long shown(PublicRow row, String key) {
        return row.of(key).orElse(0);
    }

    private static <T> Series yuan(String label, String tone, List<T> rows, ToLongFunction<T> fen) {
        return series(label, tone, rows, fen, FEN_IN_YUAN);
    }

    private static <T> Series series(String label, String tone, List<T> rows, ToLongFunction<T> value, double divisor) {
        return new Series(
                label,
                tone,
                rows.stream().map(row -> value.applyAsLong(row) / divisor).toList());
    }

    /** Curves over time; gaps where nothing is known. */
    static String curves(Shell s, Figure figure, Status status) {
        List<Instant> times = Stream.iterate(
                        status.from(), time -> !time.isAfter(status.to()), time -> time.plus(Status.STEP))
                .toList();
        List<Series> series = new ArrayList<>();
        for (Curve curve : status.curves().getOrDefault(figure, List.of())) {
            List<@Nullable Double> values = new ArrayList<>();
            times.forEach(time -> values.add(curve.points().get(time)));
            String name = curve.name().isEmpty() ? s.name(figure) : curve.name();
            series.add(new Series(name, TONES.getOrDefault(name, OTHERS.get(series.size() % OTHERS.size())), values));
        }
        return json("line", times.stream().map(Formats::clock).toList(), series);
    }

    private static String json(String kind, List<String> labels, List<Series> series) {
        try {
            return JSON.writeValueAsString(Map.of("kind", kind, "labels", labels, "series", series));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("numbers and texts are always JSON", e);
        }
    }
}
