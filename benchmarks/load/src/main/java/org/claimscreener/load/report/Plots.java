package org.claimscreener.load.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.load.measure.PhaseResult;
import org.claimscreener.load.measure.SystemResult;
import org.claimscreener.load.workload.SystemKind;

/** What people would rather look at than read, as SVG files. Stateless. */
public final class Plots {
    private static final double[] PERCENTILES = {0, 50, 75, 90, 95, 99, 99.5, 99.9, 99.95, 99.99};

    private Plots() {}

    /**
     * One file.
     *
     * @param file its name
     */
    public record Plot(String title, String file) {}

    /** Writes them and tells what they are. */
    public static List<Plot> write(RunResult result, Path folder) throws IOException {
        List<Plot> plots = new ArrayList<>();
        if (result.workload().rates().size() > 1) {
            for (double percentile : new double[] {50, 99}) {
                write(folder, plots, "p" + number(percentile) + " by rate", byRate(result, percentile));
            }
            write(folder, plots, "processor time by rate", cost(result));
        }
        for (int rate : result.workload().rates()) {
            write(folder, plots, "percentiles at " + rate, percentiles(result, rate));
            Optional<PhaseResult> screener = result.at(SystemKind.SCREENER, rate);
            if (screener.isPresent()) {
                write(folder, plots, "over time at " + rate, overTime(screener.get()));
            }
        }
        return plots;
    }

    private static void write(Path folder, List<Plot> plots, String title, String svg) throws IOException {
        String file = title.replace(' ', '-').replace('.', '_') + ".svg";
        Files.writeString(folder.resolve(file), svg);
        plots.add(new Plot(title, file));
    }

    private static String byRate(RunResult result, double percentile) {
        LinePlot plot = new LinePlot(
                "Latency p" + number(percentile) + " by rate", "settlements a second", "milliseconds", true, true);
        for (SystemResult system : result.systems()) {
            plot.line(
                    system.kind().title(),
                    system.phases().stream()
                            .filter(PhaseResult::sustained)
                            .map(phase -> new LinePlot.Point(phase.rate(), phase.ms(percentile)))
                            .toList());
        }
        return plot.svg();
    }

    private static String cost(RunResult result) {
        LinePlot plot = new LinePlot(
                "Processor time of broker and job by rate",
                "settlements a second",
                "microseconds a settlement",
                true,
                false);
        for (SystemResult system : result.systems()) {
            plot.line(
                    system.kind().title(),
                    system.phases().stream()
                            .filter(PhaseResult::sustained)
                            .map(phase -> new LinePlot.Point(
                                    phase.rate(),
                                    phase.cpuMicros().getOrDefault("broker", 0.0)
                                            + phase.cpuMicros().getOrDefault("job", 0.0)))
                            .toList());
        }
        return plot.svg();
    }

    /** Against "one in so many", so that the tail has the room that it deserves. */
    private static String percentiles(RunResult result, int rate) {
        LinePlot plot = new LinePlot(
                String.format(Locale.ROOT, "Latency at %,d settlements a second", rate),
                "all but one in so many are as fast or faster",
                "milliseconds",
                true,
                true);
        for (SystemResult system : result.systems()) {
            result.at(system.kind(), rate).ifPresent(phase -> {
                List<LinePlot.Point> points = new ArrayList<>();
                for (double percentile : PERCENTILES) {
                    // Beyond that there is nothing but single settlements.
                    if (phase.sent() * (100 - percentile) / 100 >= 10) {
                        points.add(new LinePlot.Point(100 / (100 - percentile), phase.ms(percentile)));
                    }
                }
                plot.line(system.kind().title(), points);
            });
        }
        return plot.svg();
    }

    private static String overTime(PhaseResult phase) {
        LinePlot plot = new LinePlot(
                String.format(Locale.ROOT, "The screener at %,d settlements a second", phase.rate()),
                "seconds; shaded: checkpoints, grey ticks: collections",
                "milliseconds, of each tenth of a second",
                false,
                true);
        plot.line(
                "slowest",
                phase.slices().stream()
                        .map(slice -> new LinePlot.Point(slice.atMs() / 1e3, slice.maxMs()))
                        .toList());
        plot.line(
                "median",
                phase.slices().stream()
                        .map(slice -> new LinePlot.Point(slice.atMs() / 1e3, slice.p50Ms()))
                        .toList());
        phase.checkpoints().forEach(checkpoint -> {
            double from =
                    Duration.between(phase.began(), checkpoint.triggeredAt()).toMillis() / 1e3;
            plot.shade(from, from + checkpoint.took().toMillis() / 1e3);
        });
        phase.pauses().forEach(pause -> plot.tick(pause.atMs() / 1e3));
        return plot.svg();
    }

    /** 99.9 as 99.9, 50.0 as 50. */
    static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : Double.toString(value);
    }
}
