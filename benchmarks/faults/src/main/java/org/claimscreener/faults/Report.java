package org.claimscreener.faults;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.claimscreener.faults.load.Books;
import org.claimscreener.faults.measure.Recovery;
import org.claimscreener.faults.measure.Spread;

/** The results as Markdown. Stateless. */
final class Report {
    private static final int WIDEST_NOTE = 300;

    private Report() {}

    /**
     * Where the figures come from.
     *
     * @param machine in a few words
     * @param commit of the source tree
     * @param command as it was typed
     */
    record Origin(LocalDate date, String machine, String commit, String command, int ratePerSecond) {}

    static String markdown(Origin origin, List<ScenarioResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add("# Faults, " + origin.date());
        lines.add("");
        lines.add("Machine: " + origin.machine() + ". Commit `" + origin.commit() + "`. Command: `" + origin.command()
                + "`. Load: " + origin.ratePerSecond()
                + " messages a second, open loop, with retries, reversals and malformed ones among them; brokers,"
                + " ZooKeeper, JobManagers, two TaskManagers, load and reader share the machine.");
        lines.add("");
        lines.add(totals(results));
        lines.add("");
        lines.add("| fault | injected | settlements judged | contradictory | unanswered | oracle"
                + " | fault → first new decision, p50 / max | back to normal, p50 / max |");
        lines.add("|---|---|---|---|---|---|---|---|");
        results.forEach(result -> lines.add(row(result)));
        lines.add("");
        lines.addAll(explanation());
        lines.add("");
        lines.add("## Notes");
        results.forEach(result -> lines.addAll(notes(result)));
        lines.add("");
        return String.join("\n", lines);
    }

    private static String totals(List<ScenarioResult> results) {
        long judged = results.stream().mapToLong(r -> r.totals().judged()).sum();
        long contradictory =
                results.stream().mapToLong(r -> r.totals().contradictory()).sum();
        long unanswered =
                results.stream().mapToLong(r -> r.totals().unanswered()).sum();
        long good = results.stream().filter(ScenarioResult::isGood).count();
        return "**" + judged + " settlements judged, " + contradictory + " contradictory, " + unanswered
                + " unanswered; " + good + " of " + results.size() + " faults borne.**";
    }

    private static String row(ScenarioResult result) {
        String what = "**" + result.fault() + "** " + result.fault().title();
        return switch (result.outcome()) {
            case NOT_HERE -> "| " + what + " | not on this machine | | | | | | |";
            case FAILED -> "| " + what + " | **failed** after " + result.times() + counted(result);
            case DONE -> "| " + what + " | " + result.times() + counted(result);
        };
    }

    private static String counted(ScenarioResult result) {
        Books.Totals totals = result.totals();
        return " | " + totals.judged() + " | " + totals.contradictory() + " | " + totals.unanswered() + " | "
                + result.verdict().summary() + " | " + firstDecision(result) + " | " + normal(result) + " |";
    }

    /** For whoever watches. */
    static String oneLine(ScenarioResult result) {
        Books.Totals totals = result.totals();
        return (result.isGood() ? "borne" : "NOT BORNE") + ": " + result.times() + " injected, " + totals.judged()
                + " judged, " + totals.contradictory() + " contradictory, " + totals.unanswered()
                + " unanswered; oracle: " + result.verdict().summary() + "; first new decision "
                + firstDecision(result) + ", normal " + normal(result);
    }

    private static String firstDecision(ScenarioResult result) {
        return Spread.of(result.recoveries().stream()
                        .map(Recovery::firstDecision)
                        .toList())
                .text();
    }

    private static String normal(ScenarioResult result) {
        return Spread.of(result.recoveries().stream().map(Recovery::normal).toList())
                .text();
    }

    private static List<String> explanation() {
        return List.of(
                "Contradictory: decisions that differ from the first one of their settlement, read uncommitted. Unanswered:"
                        + " messages, acknowledged by the brokers, without decision, receipt or dead letter two minutes"
                        + " after the last one was sent.",
                "First new decision: of a settlement that was due after the fault; when a silence of half a second or more"
                        + " began within five seconds of the fault, the decision that ends the longest of them, so that"
                        + " what a part not yet hit still answers does not count.",
                "Back to normal: until the p99 of two seconds (by intended send time), and of the two after them, is"
                        + " below twice that of the ten seconds before the fault.");
    }

    private static List<String> notes(ScenarioResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("**" + result.fault() + "** " + result.fault().title());
        result.recoveries().forEach(recovery -> lines.add("- " + told(recovery)));
        result.notes().forEach(note -> lines.add("- " + shortened(note)));
        result.verdict().violations().stream().limit(5).forEach(line -> lines.add("- oracle: " + shortened(line)));
        return lines;
    }

    private static String told(Recovery recovery) {
        return recovery.what() + ": p99 before " + text(recovery.p99Before()) + ", first new decision "
                + text(recovery.firstDecision()) + ", normal " + text(recovery.normal()) + ", worst latency "
                + Spread.seconds(recovery.worst());
    }

    private static String text(Optional<java.time.Duration> duration) {
        return duration.map(Spread::seconds).orElse("never");
    }

    private static String shortened(String note) {
        String line = note.replace('\n', ' ').replace("|", "\\|");
        return line.length() <= WIDEST_NOTE ? line : line.substring(0, WIDEST_NOTE) + " …";
    }
}
