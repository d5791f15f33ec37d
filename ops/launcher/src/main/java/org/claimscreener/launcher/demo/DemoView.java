package org.claimscreener.launcher.demo;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.claimscreener.commandline.Text;
import org.claimscreener.launcher.demo.Latencies.Percentiles;
import org.claimscreener.launcher.demo.Totals.PatternCount;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.wire.record.Verdict;

/** A demo's state as lines of text. Pure: the same state gives the same lines. Immutable. */
public final class DemoView {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String RULER = "─";
    private static final String MARGIN = " ";

    private final int columns;
    private final int rows;
    private final WithheldLines withheldLines;

    /** A view for a terminal of that size; times of day are shown in the zone. */
    public DemoView(int columns, int rows, ZoneId zone) {
        this.columns = columns;
        this.rows = rows;
        this.withheldLines = new WithheldLines(columns, CLOCK.withZone(zone));
    }

    /** A whole screen: at most as many lines as there are rows, none wider than the terminal. */
    public List<String> screen(Board.Status status) {
        List<String> lines = new ArrayList<>();
        lines.add(title(status));
        lines.add(RULER.repeat(columns));
        lines.addAll(figures(status));
        lines.add(patterns(status.totals().fraud()));
        lines.add(heading("latest holds and refusals"));
        List<String> footer = footer(status);
        int room = rows - lines.size() - footer.size();
        List<String> withheld = withheldLines.of(status.totals().recent(), room);
        lines.addAll(withheld);
        for (int i = withheld.size(); i < room; i++) {
            lines.add("");
        }
        lines.addAll(footer);
        return lines.stream().limit(rows).map(line -> Text.cut(line, columns)).toList();
    }

    /** What remains to be read when a run is over. */
    public List<String> report(Board.Status status) {
        List<String> lines = new ArrayList<>(figures(status));
        status.totals().fraud().byPattern().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(FraudPattern::name)))
                .map(entry -> MARGIN + "  " + Text.left(entry.getKey().name(), 20) + share(entry.getValue()))
                .forEach(lines::add);
        return lines;
    }

    /** The state in one line, where lines cannot be redrawn. */
    public static String oneLine(Board.Status status) {
        Totals totals = status.totals();
        return String.format(
                Locale.ROOT,
                "%s sent %s (%.1f/s), decided %s, held %s, refused %s, dead letters %s; p50 %.1f ms, p99 %.1f ms; caught %s",
                minutes(status.sentFor()),
                Text.count(totals.flow().settlements()),
                status.rate(),
                Text.count(totals.flow().decisions()),
                Text.count(totals.verdicts().hold()),
                Text.count(totals.verdicts().refuse()),
                Text.count(totals.flow().deadLetters()),
                totals.fromAppend().p50(),
                totals.fromAppend().p99(),
                share(totals.fraud().all()));
    }

    private String title(Board.Status status) {
        String name = MARGIN + "claim screener  " + status.phase().title();
        DemoSettings settings = status.settings();
        String run = String.format(
                Locale.ROOT,
                "%d/s, seed %d  %s of %s ",
                settings.ratePerSecond(),
                settings.seed(),
                minutes(status.sentFor()),
                minutes(status.phase() == Phase.WARM_UP ? WarmUp.LONGEST : settings.length()));
        return Text.left(name, Math.max(0, columns - Text.width(run))) + run;
    }

    private List<String> figures(Board.Status status) {
        Totals totals = status.totals();
        Totals.Verdicts verdicts = totals.verdicts();
        return List.of(
                flow(status),
                verdict(Verdict.RELEASE, verdicts.release(), verdicts.releasedFen())
                        + "latency, ms         p50     p99   p99.9",
                verdict(Verdict.HOLD, verdicts.hold(), verdicts.heldFen())
                        + latency("from append", totals.fromAppend()),
                verdict(Verdict.REFUSE, verdicts.refuse(), verdicts.refusedFen())
                        + latency("from schedule", totals.fromSchedule()),
                fraud(totals));
    }

    private static String flow(Board.Status status) {
        Totals.Flow flow = status.totals().flow();
        return String.format(
                Locale.ROOT,
                " sent %s (%.0f/s)  decided %s  dead letters %s  in flight %s  reversals %s",
                Text.count(flow.settlements()),
                status.rate(),
                Text.count(flow.decisions()),
                Text.count(flow.deadLetters()),
                Text.count(flow.unanswered()),
                Text.count(flow.receipts()));
    }

    private static String verdict(Verdict verdict, long count, long fen) {
        return MARGIN + Text.left(verdict.name(), 8) + Text.right(Text.count(count), 9) + "  "
                + Text.right(Text.yuan(fen), 17) + "   ";
    }

    private static String latency(String from, Percentiles percentiles) {
        return String.format(
                Locale.ROOT, "%-15s%8.1f%8.1f%8.1f", from, percentiles.p50(), percentiles.p99(), percentiles.p999());
    }

    /** A contradiction is the worst that can happen, so it comes first; where there is none, it may be cut off. */
    private static String fraud(Totals totals) {
        Totals.Fraud fraud = totals.fraud();
        String caught = "fraud caught " + share(fraud.all()) + "  honest held "
                + share(new PatternCount(fraud.honest(), fraud.honestHeld()));
        String contradicting = "contradicting " + totals.flow().contradictions();
        return totals.flow().contradictions() == 0
                ? MARGIN + caught + "  " + contradicting
                : MARGIN + contradicting + "  " + caught;
    }

    /** Those with most misses first: they are what one wants to know. As many as fit. */
    private String patterns(Totals.Fraud fraud) {
        StringBuilder line = new StringBuilder(MARGIN);
        fraud.byPattern().entrySet().stream()
                .sorted(Comparator.<Map.Entry<FraudPattern, PatternCount>>comparingLong(entry ->
                                entry.getValue().caught() - entry.getValue().labelled())
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> " " + entry.getKey().name().toLowerCase(Locale.ROOT) + " "
                        + entry.getValue().caught() + "/" + entry.getValue().labelled())
                .takeWhile(word -> Text.width(line.toString()) + Text.width(word) <= columns)
                .forEach(line::append);
        return line.toString();
    }

    private String heading(String text) {
        String start = RULER + " " + text + " ";
        return start + RULER.repeat(Math.max(0, columns - Text.width(start)));
    }

    private static List<String> footer(Board.Status status) {
        String metrics = status.metricsAddress().isEmpty() ? "" : "metrics " + status.metricsAddress() + "   ";
        String broker = status.brokerAddress().isEmpty() ? "" : "Kafka " + status.brokerAddress() + "   ";
        List<String> footer = new ArrayList<>();
        if (!status.keysFile().isEmpty()) {
            footer.add(MARGIN + "keys " + status.keysFile());
        }
        if (!status.deskAddress().isEmpty()) {
            footer.add(MARGIN + "review desk " + status.deskAddress()
                    + "   sign in as reviewer-1, senior-1, supervisor-1, ...");
        }
        footer.add(MARGIN + metrics + broker + "Ctrl-C stops");
        return footer;
    }

    private static String share(PatternCount count) {
        if (count.labelled() == 0) {
            return "0 of 0";
        }
        return String.format(
                Locale.ROOT,
                "%s of %s (%.1f%%)",
                Text.count(count.caught()),
                Text.count(count.labelled()),
                100.0 * count.caught() / count.labelled());
    }

    private static String minutes(Duration duration) {
        return String.format(Locale.ROOT, "%02d:%02d", duration.toMinutes(), duration.toSecondsPart());
    }
}
