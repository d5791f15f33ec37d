package org.claimscreener.verifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report for a person. Stateless. */
public final class ReportText {
    private ReportText() {}

    /** Lines without line breaks: violations first, then a line for each promise, then the sums. */
    public static List<String> of(Report report) {
        List<String> lines = new ArrayList<>();
        for (Report.Finding finding : report.findings()) {
            finding.shown().forEach(violation -> lines.add("VIOLATION " + violation));
            long more = finding.violations() - finding.shown().size();
            if (more > 0) {
                lines.add("VIOLATION " + finding.invariant().code() + ": and " + count(more) + " more");
            }
        }
        report.findings().forEach(finding -> promise(lines, finding));
        packs(lines, report);
        report.notes().forEach(note -> lines.add("note: " + note));
        lines.add(sums(report.totals()));
        lines.add(money(report.totals()));
        lines.add(verdict(report));
        return lines;
    }

    private static void promise(List<String> lines, Report.Finding finding) {
        String standing = finding.violations() > 0
                ? count(finding.violations()) + " violations"
                : finding.judged() > 0 ? "ok" : "-";
        lines.add(String.format(
                Locale.ROOT,
                "%-9s %-14s %12s judged  %s",
                finding.invariant().code(),
                standing,
                count(finding.judged()),
                finding.invariant().promise()));
        finding.notChecked()
                .forEach((reason, times) ->
                        lines.add("          not checked: " + (times == 0 ? "" : count(times) + " x ") + reason));
    }

    private static void packs(List<String> lines, Report report) {
        report.packSets().stream()
                .map(PackSet::packs)
                .distinct()
                .forEach(packs -> lines.add("packs     "
                        + packs
                        + ": "
                        + count(report.packSets().stream()
                                .filter(set -> set.packs().equals(packs))
                                .mapToLong(PackSet::decisions)
                                .sum())
                        + " decisions"));
    }

    private static String sums(Totals totals) {
        return count(totals.inputs()) + " inputs = " + count(totals.answered()) + " answered + "
                + count(totals.deadLettered()) + " dead-lettered + " + count(totals.inFlight()) + " in flight + "
                + count(totals.unanswered()) + " unanswered; " + count(totals.decisions()) + " decisions, "
                + count(totals.receipts()) + " receipts, " + count(totals.copies()) + " copies";
    }

    private static String money(Totals totals) {
        return count(totals.fundFen()) + " fen screened = " + count(totals.releasedFen()) + " released + "
                + count(totals.heldFen()) + " held + " + count(totals.refusedFen()) + " refused";
    }

    private static String verdict(Report report) {
        return report.clean()
                ? "clean: no promise was seen broken, as of " + report.asOf()
                : "NOT clean: " + count(report.violations()) + " violations, as of " + report.asOf();
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
