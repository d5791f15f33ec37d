package org.claimscreener.accuracy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.accuracy.Chart.Bar;
import org.claimscreener.accuracy.Chart.Part;
import org.claimscreener.accuracy.Figures.FalseAlarm;
import org.claimscreener.accuracy.Figures.Honest;
import org.claimscreener.accuracy.Figures.Miss;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.accuracy.Figures.OfRule;
import org.claimscreener.accuracy.Figures.Stakes;
import org.claimscreener.traffic.FraudPattern;

/** A result as one page that needs nothing else: plots, figures, every false alarm and every miss. Used once. */
final class HtmlReport {
    private static final int SLOWEST = 20;
    private static final String UNEXPLAINED = "Nobody has written down why yet (explanations.tsv).";

    private final Result result;
    private final Figures figures;
    private final Knowledge knowledge = Knowledge.read();
    private final StringBuilder page = new StringBuilder();

    private HtmlReport(Result result) {
        this.result = result;
        this.figures = result.figures();
    }

    static String of(Result result) {
        return new HtmlReport(result).write();
    }

    private String write() {
        page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append(
                        "<meta name=\"viewport\" content=\"width=device-width\"><title>Accuracy of the rule packs</title><style>")
                .append(Html.STYLE)
                .append("</style></head><body><main>");
        head();
        recall();
        falseAlarms();
        precision();
        money();
        result.timing().ifPresent(this::timing);
        misses();
        origin();
        return page.append("</main></body></html>\n").toString();
    }

    private void head() {
        Honest honest = figures.honest();
        page.append("<h1>Accuracy of the rule packs</h1><p class=\"soft\">")
                .append(Words.count(honest.settlements()))
                .append(" honest settlements and ")
                .append(Words.count(figures.labelled()))
                .append(
                        " labelled frauds, screened in order of time by the job that screens files.</p><div class=\"tiles\">");
        page.append(Html.tile(
                Words.finePercent(honest.rate()),
                "of honest settlements have money withheld (" + honest.held() + " held, " + honest.refused()
                        + " refused); goal: at most 0.1 %",
                figures.sparesTheHonest() ? "good" : "bad"));
        page.append(Html.tile(
                Words.percent(figures.recall()),
                "of labelled frauds have money withheld (" + Words.count(figures.caught()) + " of "
                        + Words.count(figures.labelled()) + "); goal: at least 95 %",
                figures.findsTheFrauds() ? "good" : "bad"));
        page.append(Html.tile(
                String.format(Locale.ROOT, "%.2f", honest.notesInThousand()),
                "notes on a thousand honest settlements; a note withholds nothing",
                ""));
        page.append(result.timing()
                .map(timing -> Html.tile(
                        Words.micros(timing.ofTen().p50()),
                        "median for all rules on a settlement of 8 to 12 lines; all settlements: "
                                + Words.micros(timing.all().p50()) + ", p99 "
                                + Words.micros(timing.all().p99()),
                        ""))
                .orElse(Html.tile("-", "rules were not timed", "")));
        page.append("</div>");
        if (!figures.unanswered().isEmpty()) {
            page.append("<p><b>Without a decision: ")
                    .append(figures.unanswered().size())
                    .append(
                            " settlements.</b> They are dead letters or were lost; see dead-letters.jsonl (--keep).</p>");
        }
    }

    private void recall() {
        page.append("<h2>What is found of each kind of fraud</h2>");
        page.append(Html.key(
                "good", "withheld by a rule that is meant for it",
                "calm", "withheld by another rule",
                "warn", "only noted",
                "none", "missed"));
        List<Bar> bars = new ArrayList<>();
        for (OfPattern pattern : figures.patterns()) {
            int labelled = Math.max(1, pattern.labelled());
            double missed = labelled - pattern.caught() - pattern.noted();
            bars.add(new Bar(
                    Words.pattern(pattern),
                    List.of(
                            new Part((double) pattern.onTarget() / labelled, "good"),
                            new Part((double) (pattern.caught() - pattern.onTarget()) / labelled, "calm"),
                            new Part((double) pattern.noted() / labelled, "warn"),
                            new Part(missed / labelled, "none")),
                    Words.percent(pattern.recall()) + " of " + pattern.labelled()));
        }
        page.append(Html.panel(Chart.bars("Recall by kind of fraud", bars, 1, Figures.LEAST_RECALL)));
        List<List<String>> rows = new ArrayList<>();
        for (OfPattern pattern : figures.patterns()) {
            Stakes stakes = pattern.stakes();
            rows.add(List.of(
                    Words.pattern(pattern),
                    Words.count(pattern.labelled()),
                    Words.count(pattern.caught()),
                    Words.count(pattern.preparing()) + " (" + pattern.preparingWithheld() + ")",
                    stakes.exact() + " / " + stakes.below() + " / " + stakes.above(),
                    Words.yuan(pattern.undueFen()),
                    Words.yuan(pattern.stakeFen()),
                    Words.caughtBy(pattern)));
        }
        page.append(
                "<p>Settlements that only prepare a fraud cannot be told when they come; in brackets, those of which money is"
                        + " withheld all the same. The stake is what a rule that is meant for the fraud puts in question, against what is"
                        + " undue by the scheme's own logic: exact, below (the rule gives leeway), above.</p>");
        page.append(Html.panel(Html.table(
                List.of(
                        "fraud",
                        "#labelled",
                        "#caught",
                        "#preparing",
                        "#stake = / < / >",
                        "#undue",
                        "#at stake",
                        "caught by"),
                rows)));
    }

    private void falseAlarms() {
        page.append("<h2>Honest settlements with money withheld</h2>");
        if (figures.falseAlarms().isEmpty()) {
            page.append("<p>None.</p>");
            return;
        }
        List<Bar> columns = new ArrayList<>();
        double most = 0;
        for (var month : figures.months().entrySet()) {
            int withheld = month.getValue().withheld();
            most = Math.max(most, withheld);
            columns.add(new Bar(
                    month.getKey().toString(),
                    List.of(new Part(withheld, "bad")),
                    withheld + " of " + Words.count(month.getValue().settlements())));
        }
        page.append(Html.panel(Chart.columns("False alarms by month", columns, Math.max(1, most))));
        Map<Rule, List<FalseAlarm>> byRule = new LinkedHashMap<>();
        for (OfRule rule : figures.rules()) {
            for (FalseAlarm alarm : figures.falseAlarms()) {
                if (alarm.hits().stream().anyMatch(hit -> hit.rule().equals(rule.rule()))) {
                    byRule.computeIfAbsent(rule.rule(), any -> new ArrayList<>())
                            .add(alarm);
                }
            }
        }
        byRule.forEach(this::alarmsOf);
    }

    private void alarmsOf(Rule rule, List<FalseAlarm> alarms) {
        page.append("<details open><summary>")
                .append(Html.text(rule + " — " + alarms.size()))
                .append("</summary><p class=\"soft\">")
                .append(Html.text(Words.files(rule, result.rules())))
                .append("</p><p>")
                .append(Html.text(knowledge.whyAlarm(rule.code()).orElse(UNEXPLAINED)))
                .append("</p>");
        List<List<String>> rows = new ArrayList<>();
        for (FalseAlarm alarm : alarms) {
            for (Hit hit : alarm.hits()) {
                if (hit.rule().equals(rule)) {
                    rows.add(List.of(
                            alarm.sent().day().toString(),
                            alarm.sent().settlementId(),
                            alarm.sent().story(),
                            hit.evidence(),
                            Words.yuanAndFen(hit.amountFen())));
                }
            }
        }
        page.append(Html.panel(
                        Html.table(List.of("day", "settlement", "what it honestly was", "evidence", "#stake"), rows)))
                .append("</details>");
    }

    private void precision() {
        page.append(
                "<h2>Rules</h2><p>Of the settlements of which a rule withholds money, the share that is fraud. What only prepares a"
                        + " fraud counts as neither. The traffic has far more fraud than life, so precision in life is lower: look at the"
                        + " column of the honest.</p>");
        List<List<String>> rows = new ArrayList<>();
        for (OfRule rule : figures.rules()) {
            rows.add(List.of(
                    rule.rule().toString(),
                    Words.files(rule.rule(), result.rules()),
                    rule.withholds() ? Words.percent(rule.precision()) : "notes only",
                    Words.count(rule.onFrauds()),
                    Words.count(rule.onPreparing()),
                    Words.count(rule.onHonest()),
                    Words.count(rule.notesOnFrauds()),
                    Words.count(rule.notesOnHonest())));
        }
        page.append(Html.panel(Html.table(
                List.of("rule", "files", "#precision", "#frauds", "#preparing", "#honest", "#notes: frauds", "#honest"),
                rows)));
        List<String> silent = result.rules().stream()
                .filter(info -> figures.rules().stream()
                        .noneMatch(rule -> rule.rule().equals(new Rule(info.code(), info.title()))))
                .map(info -> info.rule())
                .sorted()
                .toList();
        page.append("<p>Found nothing in this traffic (")
                .append(silent.size())
                .append(" rules): <span class=\"soft\">")
                .append(Html.text(silent.isEmpty() ? "none" : String.join(", ", silent)))
                .append("</span></p>");
    }

    private void money() {
        long frauds =
                figures.patterns().stream().mapToLong(OfPattern::withheldFen).sum();
        long asked = figures.patterns().stream().mapToLong(OfPattern::fundFen).sum();
        long honest = figures.honest().withheldFen();
        long max = Math.max(1, Math.max(asked, frauds + honest));
        page.append("<h2>Money</h2>");
        page.append(Html.panel(Chart.bars(
                "Fund money",
                List.of(
                        new Bar("asked by labelled frauds", List.of(new Part(asked, "none")), Words.yuan(asked)),
                        new Bar("withheld from fraud schemes", List.of(new Part(frauds, "good")), Words.yuan(frauds)),
                        new Bar("withheld from the honest", List.of(new Part(honest, "bad")), Words.yuan(honest))),
                (double) max,
                -1)));
        page.append(
                        "<p>The fund withholds its own share of what is at stake, and an excess is less than a bill: most of what frauds"
                                + " ask for is due all the same. The honest ask for ")
                .append(Words.yuan(figures.honest().fundFen()))
                .append(".</p>");
    }

    private void timing(Timing timing) {
        page.append("<h2>Time</h2><p>One thread, facts made before, ")
                .append(Words.count(timing.settlements()))
                .append(
                        " settlements of this traffic over and over. Alone, a rule pays for its session too: look at the order and"
                                + " at what stands out, not at the sum.</p>");
        List<Bar> bars = new ArrayList<>();
        double max = timing.rules().isEmpty() ? 1 : timing.rules().get(0).meanMicros();
        timing.rules().stream()
                .limit(SLOWEST)
                .forEach(rule -> bars.add(new Bar(
                        rule.rule(), List.of(new Part(rule.meanMicros(), "calm")), Words.micros(rule.meanMicros()))));
        page.append(Html.panel(Chart.bars("Slowest rules", bars, max, -1)));
        List<List<String>> rows = new ArrayList<>();
        for (Timing.OfRule rule : timing.rules()) {
            rows.add(List.of(rule.rule(), rule.code(), rule.pack(), Words.micros(rule.meanMicros())));
        }
        page.append("<details><summary>All ")
                .append(rows.size())
                .append(" rules</summary>")
                .append(Html.panel(Html.table(List.of("rule", "code", "pack", "#alone"), rows)))
                .append("</details>");
    }

    private void misses() {
        page.append("<h2>Missed frauds</h2>");
        if (figures.misses().isEmpty()) {
            page.append("<p>None.</p>");
            return;
        }
        Map<FraudPattern, List<Miss>> byPattern = new LinkedHashMap<>();
        for (Miss miss : figures.misses()) {
            byPattern
                    .computeIfAbsent(miss.sent().label().orElseThrow().pattern(), any -> new ArrayList<>())
                    .add(miss);
        }
        byPattern.forEach((pattern, misses) -> {
            page.append("<details><summary>")
                    .append(Html.text(
                            pattern.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " — " + misses.size()))
                    .append("</summary><p>")
                    .append(Html.text(knowledge.whyMissed(pattern).orElse(UNEXPLAINED)))
                    .append("</p>");
            List<List<String>> rows = new ArrayList<>();
            for (Miss miss : misses) {
                rows.add(List.of(
                        miss.sent().day().toString(),
                        miss.sent().settlementId(),
                        miss.sent().label().orElseThrow().schemeId(),
                        Words.yuanAndFen(miss.sent().label().orElseThrow().undueFen()),
                        miss.notes().isEmpty()
                                ? ""
                                : miss.notes().get(0).rule() + ": "
                                        + miss.notes().get(0).evidence()));
            }
            page.append(Html.panel(Html.table(List.of("day", "settlement", "scheme", "#undue", "noted"), rows)))
                    .append("</details>");
        });
    }

    private void origin() {
        page.append(
                "<h2>What was measured</h2><p>The frauds are invented by the project that writes the rules, from published case"
                        + " shapes; who invents both finds more than life will let him. People, institutions and prices are invented too."
                        + " The honest traffic holds what looks like fraud and is none: dialysis, chemotherapy, transfers, births.</p>");
        page.append(Html.panel(Html.table(
                List.of("what", "is"),
                List.of(
                        List.of("command", result.origin().command()),
                        List.of("commit", result.origin().commit()),
                        List.of("machine", result.origin().machine()),
                        List.of("packs", String.join("; ", result.packs())),
                        List.of(
                                "seed, first day",
                                result.settings().seed() + ", "
                                        + result.settings().from()),
                        List.of(
                                "screening",
                                String.format(Locale.ROOT, "%.0f s for the whole file", result.screeningSeconds()))))));
    }
}
