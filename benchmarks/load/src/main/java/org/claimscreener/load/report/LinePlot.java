package org.claimscreener.load.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lines over two axes, linear or logarithmic, as a self-contained SVG. Not thread-safe. */
final class LinePlot {
    private static final int WIDTH = 860;
    private static final int HEIGHT = 420;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int TOP = 36;
    private static final int BOTTOM = 84;
    private static final int LEGEND_COLUMN = 265;
    private static final List<String> COLOURS =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8a6d00", "#56b4e9");

    private final String title;
    private final String xTitle;
    private final String yTitle;
    private final boolean xLog;
    private final boolean yLog;
    private final List<Line> lines = new ArrayList<>();
    private final List<double[]> shades = new ArrayList<>();
    private final List<Double> ticks = new ArrayList<>();

    record Point(double x, double y) {}

    private record Line(String name, List<Point> points) {}

    LinePlot(String title, String xTitle, String yTitle, boolean xLog, boolean yLog) {
        this.title = title;
        this.xTitle = xTitle;
        this.yTitle = yTitle;
        this.xLog = xLog;
        this.yLog = yLog;
    }

    /** Points that a logarithmic axis does not have are left out. */
    void line(String name, List<Point> points) {
        List<Point> drawn = points.stream()
                .filter(point -> (!xLog || point.x() > 0) && (!yLog || point.y() > 0))
                .toList();
        if (!drawn.isEmpty()) {
            lines.add(new Line(name, drawn));
        }
    }

    /** A stretch of the horizontal axis that is marked. */
    void shade(double from, double to) {
        shades.add(new double[] {from, to});
    }

    /** A place on the horizontal axis that is marked. */
    void tick(double at) {
        ticks.add(at);
    }

    /** The picture; empty axes when there is no line. */
    String svg() {
        Axis x = Axis.of(values(Point::x), xLog, LEFT, WIDTH - RIGHT);
        Axis y = Axis.of(values(Point::y), yLog, HEIGHT - BOTTOM, TOP);
        StringBuilder svg = new StringBuilder(format(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"%s\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        + "<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n"
                        + "<text x=\"%d\" y=\"20\" font-size=\"15\" font-weight=\"bold\">%s</text>%n",
                WIDTH, HEIGHT, WIDTH, HEIGHT, escaped(title), WIDTH, HEIGHT, LEFT, escaped(title)));
        for (double[] shade : shades) {
            double from = x.at(Math.max(x.low(), shade[0]));
            double to = x.at(Math.min(x.high(), shade[1]));
            svg.append(format(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#f2dfa8\"/>%n",
                    from, TOP, Math.max(1.5, to - from), HEIGHT - BOTTOM - TOP));
        }
        grid(svg, x, y);
        for (double tick : ticks) {
            svg.append(format(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#777\" stroke-width=\"2\"/>%n",
                    x.at(tick), HEIGHT - BOTTOM, x.at(tick), HEIGHT - BOTTOM - 8));
        }
        for (int i = 0; i < lines.size(); i++) {
            draw(svg, lines.get(i), i, x, y);
        }
        return svg.append("</svg>\n").toString();
    }

    private interface Coordinate {
        double of(Point point);
    }

    private double[] values(Coordinate coordinate) {
        return lines.stream()
                .flatMap(line -> line.points().stream())
                .mapToDouble(coordinate::of)
                .toArray();
    }

    private void grid(StringBuilder svg, Axis x, Axis y) {
        for (double value : x.marks()) {
            svg.append(format(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#e3e3e3\"/>"
                            + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">%s</text>%n",
                    x.at(value), TOP, x.at(value), HEIGHT - BOTTOM, x.at(value), HEIGHT - BOTTOM + 16, label(value)));
        }
        for (double value : y.marks()) {
            svg.append(format(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#e3e3e3\"/>"
                            + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" fill=\"#444\">%s</text>%n",
                    LEFT, y.at(value), WIDTH - RIGHT, y.at(value), LEFT - 6, y.at(value) + 4, label(value)));
        }
        svg.append(format(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#444\">%s</text>%n"
                        + "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\" fill=\"#444\">%s</text>%n",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - BOTTOM + 34,
                escaped(xTitle),
                (TOP + HEIGHT - BOTTOM) / 2,
                escaped(yTitle)));
    }

    private static void draw(StringBuilder svg, Line line, int index, Axis x, Axis y) {
        String colour = COLOURS.get(index % COLOURS.size());
        StringBuilder path = new StringBuilder();
        boolean sparse = line.points().size() <= 20;
        for (Point point : line.points()) {
            path.append(format("%s%.1f %.1f", path.isEmpty() ? "M" : "L", x.at(point.x()), y.at(point.y())));
            if (sparse) {
                svg.append(format(
                        "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                        x.at(point.x()), y.at(point.y()), colour));
            }
        }
        svg.append(format("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\"/>%n", path, colour));
        int legendX = LEFT + index % 3 * LEGEND_COLUMN;
        int legendY = HEIGHT - 28 + index / 3 * 18;
        svg.append(format(
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"3\"/>"
                        + "<text x=\"%d\" y=\"%d\">%s</text>%n",
                legendX, legendY - 4, legendX + 18, legendY - 4, colour, legendX + 24, legendY, escaped(line.name())));
    }

    /** One axis and what it shows. */
    private record Axis(double low, double high, boolean log, double from, double to) {
        static Axis of(double[] values, boolean log, double from, double to) {
            double low = Arrays.stream(values).min().orElse(1);
            double high = Arrays.stream(values).max().orElse(10);
            if (log) {
                return new Axis(low / 1.15, Math.max(high, low * 2) * 1.15, true, from, to);
            }
            double begin = Math.min(0, low);
            return new Axis(begin, high > begin ? begin + (high - begin) * 1.05 : begin + 1, false, from, to);
        }

        double at(double value) {
            double share = log ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
            return from + share * (to - from);
        }

        List<Double> marks() {
            return log ? logMarks() : linearMarks();
        }

        private List<Double> logMarks() {
            List<Double> marks = new ArrayList<>();
            for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
                for (int step : new int[] {1, 2, 5}) {
                    double mark = decade * step;
                    if (mark >= low && mark <= high) {
                        marks.add(mark);
                    }
                }
            }
            return marks;
        }

        private List<Double> linearMarks() {
            double rough = (high - low) / 8;
            double decade = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = rough / decade > 5 ? 10 * decade : rough / decade > 2 ? 5 * decade : 2 * decade;
            List<Double> marks = new ArrayList<>();
            for (double mark = Math.ceil(low / step) * step; mark <= high; mark += step) {
                marks.add(mark);
            }
            return marks;
        }
    }

    private static String label(double value) {
        if (value >= 1_000) {
            return format("%,.0f", value);
        }
        return value >= 10 || value == Math.rint(value) ? format("%.0f", value) : format("%.3g", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
