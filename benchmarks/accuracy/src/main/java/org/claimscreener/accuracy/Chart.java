package org.claimscreener.accuracy;

import java.util.List;
import java.util.Locale;

/** Plots as SVG inside a page. Colours come from the page's style sheet. Stateless. */
final class Chart {
    private static final int ROW = 24;
    private static final int BAR = 14;
    private static final int LABEL = 330;
    private static final int WIDTH = 960;
    private static final int TEXT_AFTER = 190;
    private static final int COLUMNS_HEIGHT = 170;
    private static final int COLUMNS_FOOT = 40;
    private static final int COLUMNS_HEAD = 24;
    private static final double COLUMN_PART = 0.6;

    private Chart() {}

    /**
     * One bar.
     *
     * @param parts drawn one after the other
     * @param text after the bar
     */
    record Bar(String label, List<Part> parts, String text) {
        Bar {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a bar: its length in the chart's unit, and its style class. */
    record Part(double value, String style) {}

    /**
     * Bars below each other.
     *
     * @param max the length of a full bar, in the chart's unit; greater than 0
     * @param mark where a goal is marked, in the chart's unit; negative for nowhere
     */
    static String bars(String title, List<Bar> bars, double max, double mark) {
        int room = WIDTH - LABEL - TEXT_AFTER;
        int height = bars.size() * ROW + 8;
        StringBuilder svg = open(title, height);
        double scale = room / max;
        if (mark >= 0) {
            double x = LABEL + mark * scale;
            svg.append(format("<line class=\"mark\" x1=\"%.1f\" y1=\"0\" x2=\"%.1f\" y2=\"%d\"/>", x, x, height - 4));
        }
        int y = 4;
        for (Bar bar : bars) {
            svg.append(format(
                    "<text class=\"label\" x=\"%d\" y=\"%d\">%s</text>", LABEL - 10, y + 12, Html.text(bar.label())));
            double x = LABEL;
            for (Part part : bar.parts()) {
                double length = Math.min(max, part.value()) * scale;
                svg.append(format(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                        part.style(), x, y, Math.max(length, part.value() > 0 ? 1.5 : 0), BAR));
                x += length;
            }
            svg.append(format(
                    "<text class=\"value\" x=\"%.1f\" y=\"%d\">%s</text>", x + 8, y + 12, Html.text(bar.text())));
            y += ROW;
        }
        return svg.append("</svg>").toString();
    }

    /** Columns beside each other, each with its text above and its label below. */
    static String columns(String title, List<Bar> columns, double max) {
        StringBuilder svg = open(title, COLUMNS_HEIGHT + COLUMNS_FOOT + COLUMNS_HEAD);
        double step = (double) WIDTH / Math.max(1, columns.size());
        int floor = COLUMNS_HEAD + COLUMNS_HEIGHT;
        for (int i = 0; i < columns.size(); i++) {
            Bar column = columns.get(i);
            double middle = (i + 0.5) * step;
            double y = floor;
            for (Part part : column.parts()) {
                double height =
                        Math.max(Math.min(max, part.value()) / max * COLUMNS_HEIGHT, part.value() > 0 ? 1.5 : 0);
                y -= height;
                svg.append(format(
                        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                        part.style(), middle - step * COLUMN_PART / 2, y, step * COLUMN_PART, height));
            }
            svg.append(format(
                    "<text class=\"middle\" x=\"%.1f\" y=\"%.1f\">%s</text>", middle, y - 7, Html.text(column.text())));
            svg.append(format(
                    "<text class=\"middle\" x=\"%.1f\" y=\"%d\">%s</text>",
                    middle, floor + 20, Html.text(column.label())));
        }
        svg.append(format("<line class=\"axis\" x1=\"0\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", floor, WIDTH, floor));
        return svg.append("</svg>").toString();
    }

    private static StringBuilder open(String title, int height) {
        return new StringBuilder(format(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\"><title>%s</title>",
                WIDTH, height, Html.text(title), Html.text(title)));
    }

    private static String format(String template, Object... values) {
        return String.format(Locale.ROOT, template, values);
    }
}
