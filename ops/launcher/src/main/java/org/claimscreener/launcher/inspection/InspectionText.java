package org.claimscreener.launcher.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.claimscreener.commandline.Text;
import org.claimscreener.engine.inspection.DrawProblem;
import org.claimscreener.engine.inspection.DrawReport;
import org.claimscreener.engine.inspection.InstitutionRisk;
import org.claimscreener.engine.inspection.MissGroup;
import org.claimscreener.engine.inspection.PublishedSeed;
import org.claimscreener.engine.inspection.Share;
import org.claimscreener.engine.inspection.Unannounced.Visit;
import org.claimscreener.launcher.lines.CivilTime;
import org.claimscreener.wire.record.InspectionDraw;
import org.claimscreener.wire.record.InspectionResult;

/** What inspections say, for people. Stateless. */
public final class InspectionText {
    private static final double PERCENT = 100;

    private InspectionText() {}

    /** One line a draw. */
    public static String draw(InspectionDraw draw, Optional<InspectionResult> result) {
        return CivilTime.format(draw.getReceivedAt()) + "  " + draw.getSettlementId() + "  " + draw.getInstitutionId()
                + "  " + Text.yuan(draw.getReleasedFen()) + "  " + draw.getRate() + " of 1000  "
                + result.map(InspectionText::found).orElse("open");
    }

    private static String found(InspectionResult result) {
        return switch (result.getFound()) {
            case NOTHING -> "nothing found";
            case VIOLATION ->
                "undue " + Text.yuan(result.getUndueFen())
                        + (result.getRuleCode() == null ? "" : " (" + result.getRuleCode() + ")");
            case NOT_INSPECTED -> "not inspected: " + result.getGrounds();
        };
    }

    /** What a check found, problem by problem. */
    public static List<String> check(DrawReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("month        " + report.month());
        lines.add("commitment   "
                + report.published().map(InspectionText::commitment).orElse("none"));
        lines.add("seed         "
                + report.published()
                        .flatMap(PublishedSeed::revealedAt)
                        .map(at -> "revealed " + CivilTime.format(at) + ", it is the commitment's")
                        .orElse("not revealed"));
        lines.add("released     " + Text.count(report.released()) + " settlements took part");
        lines.add(String.format(
                Locale.ROOT,
                "drawn        %s; by the rates alone %.1f, give or take %.1f",
                Text.count(report.drawn()),
                report.expected(),
                2 * report.spread()));
        for (DrawProblem problem : DrawProblem.values()) {
            Long times = report.problems().get(problem);
            if (times != null) {
                List<String> examples = report.examples().getOrDefault(problem, List.of());
                lines.add("PROBLEM      " + problem + ", " + Text.count(times) + ": " + problem.inWords()
                        + (examples.isEmpty() ? "" : ": " + String.join(" ", examples)));
            }
        }
        lines.add("result       " + verdict(report));
        return lines;
    }

    private static String commitment(PublishedSeed seed) {
        return seed.commitment() + " of " + CivilTime.format(seed.committedAt()) + ", drawn from "
                + CivilTime.format(seed.terms().from());
    }

    private static String verdict(DrawReport report) {
        if (report.isProved()) {
            return "proved: exactly those were drawn that the seed draws, and nobody could choose it afterwards";
        }
        if (!report.problems().isEmpty()) {
            return "NOT proved";
        }
        return report.published().isEmpty()
                ? "nothing was drawn"
                : "no contradiction; what was not drawn is proved only when the seed is revealed";
    }

    /** Two lines a group, and what they mean. */
    public static List<String> estimate(List<MissGroup> groups) {
        List<String> lines = new ArrayList<>();
        for (MissGroup group : groups) {
            lines.add(group.name() + ": " + Text.count(group.released()) + " released for "
                    + Text.yuan(group.releasedFen()) + "; " + group.drawn() + " drawn, " + group.inspected()
                    + " inspected, " + group.open() + " open, " + group.notInspected() + " not to be inspected; "
                    + group.violations() + " with " + Text.yuan(group.undueFen()) + " undue");
            lines.add("  missed: "
                    + group.ofSettlements()
                            .map(share -> interval(share) + " of settlements")
                            .orElse("not known yet")
                    + group.ofMoney()
                            .map(share -> ", " + interval(share) + " of money" + yuan(group))
                            .orElse(""));
        }
        return lines;
    }

    private static String interval(Share share) {
        return String.format(
                Locale.ROOT,
                "%.2f %% (%.2f to %.2f)",
                share.share() * PERCENT,
                share.low() * PERCENT,
                share.high() * PERCENT);
    }

    private static String yuan(MissGroup group) {
        return ", " + Text.yuan(group.missedFen().orElse(0L)) + " ("
                + Text.yuan(group.missedAtLeastFen().orElse(0L)) + " to "
                + Text.yuan(group.missedAtMostFen().orElse(0L)) + ")";
    }

    /** One line an institution, with each part of its risk. */
    public static String visit(int place, Visit visit) {
        InstitutionRisk one = visit.institution();
        String inspectors = visit.inspectors().isEmpty() ? "nobody: too few" : String.join(", ", visit.inspectors());
        return place + ".  " + one.institutionId() + (visit.byLot() ? "  by lot" : "  by risk") + "  risk " + one.risk()
                + " = grade " + one.byGrade() + " ("
                + one.grade().map(Enum::name).orElse("-") + ") + score "
                + one.byScore() + " + scrutiny " + one.byScrutiny() + " + confirmed " + one.byConfirmed() + " ("
                + Text.yuan(one.confirmedFen()) + ") + withheld " + one.byWithheld() + " ("
                + Text.yuan(one.withheldFen()) + " of " + Text.yuan(one.fundFen()) + ")  inspectors: "
                + inspectors;
    }
}
