package org.claimscreener.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;

/** The catalogue as a page for people. */
public final class CataloguePage {
    private static final String BEGIN = """
            # Metrics

            Every metric of ours, as Prometheus reads it. Made of the catalogue in `flink-jobs/metrics`, which the code takes its
            meters from; a test compares. Flink's own metrics (`flink_*`) come from its reporter beside them.

            Durations have `_count`, `_sum` and `_max`; histograms also `_bucket`. A number behind a label is the most values that it
            has in one process; what comes beyond them is counted as `other`. No label names a person or an institution.

            How to read them, what alerts on them and what to do then: [README](README.md).
            """;

    private CataloguePage() {}

    /** In Markdown. */
    public static String text() {
        StringBuilder page = new StringBuilder(BEGIN);
        for (Area area : Catalogue.areas()) {
            page.append("\n## ").append(area.title()).append("\nServed by ").append(area.servedBy());
            page.append(".\n\n| metric | kind | labels | meaning |\n|---|---|---|---|\n");
            area.metrics().forEach(metric -> page.append(row(metric)));
        }
        return page.toString();
    }

    private static String row(Metric metric) {
        String labels = metric.labels().stream()
                .map(label -> "`" + label.name() + "` (" + label.most() + "): " + label.meaning())
                .collect(Collectors.joining("; "));
        return "| `" + metric.exposed() + "` | " + metric.kind().word() + " | " + labels + " | " + metric.meaning()
                + buckets(metric) + ". |\n";
    }

    private static String buckets(Metric metric) {
        if (metric.buckets().isEmpty()) {
            return "";
        }
        return metric.buckets().stream()
                .map(CataloguePage::millis)
                .collect(Collectors.joining(", ", ". Buckets end at ", " ms"));
    }

    private static String millis(Duration bound) {
        double millis = bound.toNanos() / 1e6;
        return millis == Math.rint(millis)
                ? Long.toString(bound.toMillis())
                : String.format(Locale.ROOT, "%.1f", millis);
    }

    /**
     * Writes it.
     *
     * @param args the file
     * @throws IOException when that cannot be
     */
    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[0]), text());
    }
}
