package org.claimscreener.authorkit.write;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.claimscreener.commandline.Text;
import org.claimscreener.engine.cases.CaseResult;
import org.claimscreener.engine.cases.CaseResult.Run;
import org.claimscreener.engine.cases.PackCase;
import org.claimscreener.engine.drools.ConditionStep;
import org.claimscreener.engine.drools.StepTrial.Stop;
import org.claimscreener.engine.fact.FactSet;
import org.claimscreener.engine.fact.FeeLine;
import org.claimscreener.engine.fact.PastVisit;
import org.claimscreener.engine.intake.Calendars;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Finding;
import org.claimscreener.wire.record.LineDecision;

/** An explanation for a person, in lines. Stateless. */
final class ExplanationText {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(Calendars.ZONE);
    private static final int MOST_PAST = 5;
    private static final int ID_COLUMNS = 10;
    private static final int CODE_COLUMNS = 24;

    private ExplanationText() {}

    static List<String> of(PackOnDisk place, CaseExplanation explanation) {
        List<String> lines = new ArrayList<>();
        CaseResult result = explanation.result();
        PackCase one = result.packCase();
        lines.add("Case     " + one.name());
        lines.add("         " + place.place(one.file(), one.line()) + ", "
                + (one.hit() ? "must hit " : "near miss of ") + one.rule() + ": "
                + (result.passed() ? "passes" : "FAILS"));
        result.failures().forEach(failure -> lines.add("         -> " + failure));
        result.run().ifPresent(run -> facts(run.screening().facts(), lines));
        features(explanation, lines);
        watched(explanation, lines);
        rules(explanation, lines);
        result.run().ifPresent(run -> decision(run, lines));
        return lines;
    }

    private static void facts(FactSet facts, List<String> lines) {
        lines.add("");
        lines.add("Facts");
        lines.add("  person       " + facts.person().sexName() + ", "
                + facts.person().ageYears() + " years, insured by "
                + facts.person().insuranceType());
        lines.add("  institution  " + facts.institution().institutionId()
                + (facts.institution().pharmacy()
                        ? ", pharmacy"
                        : ", level rank " + facts.institution().levelRank()));
        lines.add("  visit        " + facts.visit().mode().name().toLowerCase(Locale.ROOT) + ", type "
                + facts.visit().visitType() + ", " + facts.visit().firstDay()
                + (facts.visit().stay() ? " to " + facts.visit().lastDay() : "") + ", settled "
                + CLOCK.format(facts.settlement().settledAt()));
        facts.diagnoses()
                .forEach(one -> lines.add("  diagnosis    " + one.code() + (one.rank() == 1 ? "" : ", further")));
        for (FeeLine line : facts.bill().lines()) {
            lines.add(
                    "  line         " + Text.left(line.lineId(), ID_COLUMNS) + Text.left(line.itemCode(), CODE_COLUMNS)
                            + " x " + line.quantityText() + "  " + Text.yuan(line.amountFen()) + ", the fund "
                            + Text.yuan(line.fundFen()));
        }
        List<PastVisit> past = facts.history().visits();
        past.stream()
                .limit(MOST_PAST)
                .forEach(visit -> lines.add("  earlier      " + Text.left(visit.settlementId(), ID_COLUMNS)
                        + visit.mode().name().toLowerCase(Locale.ROOT) + " at " + visit.institutionId() + ", "
                        + CLOCK.format(visit.settledAt()) + (visit.withdrawn() ? ", withdrawn" : "")));
        if (past.size() > MOST_PAST) {
            lines.add("  earlier      and " + (past.size() - MOST_PAST) + " more");
        }
        facts.standing().forEach(one -> lines.add("  standing     " + one.kind() + " " + one.value()));
        facts.traceUses()
                .forEach(use -> lines.add("  trace code   " + use.traceCode() + " was in " + use.settlementId()));
    }

    private static void features(CaseExplanation explanation, List<String> lines) {
        if (!explanation.features().isEmpty()) {
            lines.add("");
            lines.add("Features that the rules ask for");
            explanation.features().forEach((name, value) -> lines.add("  " + name + " = " + value));
        }
    }

    private static void watched(CaseExplanation explanation, List<String> lines) {
        if (!explanation.watched().isEmpty()) {
            lines.add("");
            lines.add("Parameters of those under watch");
            explanation.watched().forEach(one -> lines.add("  " + one.inWords()));
        }
    }

    private static void rules(CaseExplanation explanation, List<String> lines) {
        if (explanation.rules().isEmpty()) {
            return;
        }
        long fired = explanation.rules().values().stream()
                .filter(stop -> stop.unmet().isEmpty())
                .count();
        lines.add("");
        lines.add("Rules: " + fired + " of " + explanation.rules().size() + " fire");
        String own = explanation.result().packCase().rule();
        explanation.rules().forEach((rule, stop) -> {
            int all = explanation.conditions().getOrDefault(rule, 0);
            if (stop.unmet().isEmpty()) {
                lines.add("* " + rule + "  fires");
            } else if (rule.equals(own) || explanation.rules().size() == 1) {
                lines.add("  " + rule + "  meets " + stop.met() + " of " + Count.of(all, "condition"));
                stopped(stop.unmet().get(), stop, lines);
            } else {
                lines.add("  " + rule + "  " + stop.met() + " of " + all + ", then "
                        + stop.unmet().get().text());
            }
        });
    }

    private static void stopped(ConditionStep step, Stop stop, List<String> lines) {
        lines.add("    stops at line " + step.line() + ": " + step.text());
        stop.there().forEach(there -> lines.add("      there: " + there));
        stop.failure().ifPresent(failure -> lines.add("      it failed: " + failure));
    }

    private static void decision(Run run, List<String> lines) {
        Decision decision = run.screening().decision();
        lines.add("");
        lines.add("Findings: " + decision.getFindings().size());
        for (Finding finding : decision.getFindings()) {
            lines.add("  " + finding.getRuleCode() + " " + finding.getRuleName() + "  ("
                    + finding.getConsequence().name().toLowerCase(Locale.ROOT) + ", severity " + finding.getSeverity()
                    + ")");
            lines.add("    evidence  " + finding.getEvidence());
            if (!finding.getEvidenceEn().isEmpty()) {
                lines.add("              " + finding.getEvidenceEn());
            }
            lines.add("    law       " + finding.getLegalBasis());
            lines.add("    at stake  " + Text.yuan(finding.getAmountFen()) + " of line(s) "
                    + String.join(", ", finding.getLineIds()));
            if (!finding.getPastSettlementIds().isEmpty()) {
                lines.add("    earlier   " + earlier(finding));
            }
        }
        lines.add("");
        lines.add("Decision: " + decision.getVerdict() + ", of the fund's " + Text.yuan(decision.getFundFen())
                + " released " + Text.yuan(decision.getReleasedFen()) + ", held " + Text.yuan(decision.getHeldFen())
                + ", refused " + Text.yuan(decision.getRefusedFen()));
        for (LineDecision line : decision.getLines()) {
            lines.add("  " + Text.left(line.getLineId(), ID_COLUMNS) + "released " + Text.yuan(line.getReleasedFen())
                    + ", held " + Text.yuan(line.getHeldFen()) + ", refused " + Text.yuan(line.getRefusedFen()));
        }
    }

    /** Ids of earlier settlements, with their days where they were kept. */
    private static String earlier(Finding finding) {
        List<String> ids = finding.getPastSettlementIds();
        List<LocalDate> days = finding.getPastDays();
        return IntStream.range(0, ids.size())
                .mapToObj(i -> i < days.size() ? ids.get(i) + " (" + days.get(i) + ")" : ids.get(i))
                .collect(Collectors.joining(", "));
    }
}
