package org.claimscreener.accuracy;

import java.util.List;

import org.claimscreener.accuracy.Figures.Honest;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.accuracy.Figures.OfRule;
import org.claimscreener.accuracy.Figures.Stakes;

/** A result as Markdown: the figures without the lists. Stateless. */
final class MarkdownReport {
    private static final int MOST_RULES = 15;

    private MarkdownReport() {}

    static String of(Result result) {
        Figures figures = result.figures();
        StringBuilder text = new StringBuilder("# Accuracy\n\n");
        text.append("`")
                .append(result.origin().command())
                .append("`, commit ")
                .append(result.origin().commit());
        text.append(", seed ").append(result.settings().seed()).append(".\n");
        text.append(result.origin().machine()).append(".\n");
        text.append("Packs: ").append(String.join("; ", result.packs())).append(".\n\n");
        goals(text, figures);
        patterns(text, figures);
        rules(text, result);
        result.timing().ifPresent(timing -> timing(text, timing));
        return text.toString();
    }

    private static void goals(StringBuilder text, Figures figures) {
        Honest honest = figures.honest();
        text.append("| goal | asked | measured | |\n|---|---|---|---|\n");
        text.append("| honest settlements with money withheld | at most ")
                .append(Words.percent(Figures.MOST_FALSE_ALARMS))
                .append(" | ")
                .append(Words.finePercent(honest.rate()))
                .append(" (")
                .append(honest.held())
                .append(" held, ")
                .append(honest.refused())
                .append(" refused of ")
                .append(Words.count(honest.settlements()))
                .append(") | ")
                .append(met(figures.sparesTheHonest()));
        text.append("| labelled frauds with money withheld | at least ")
                .append(Words.percent(Figures.LEAST_RECALL))
                .append(" | ")
                .append(Words.percent(figures.recall()))
                .append(" (")
                .append(Words.count(figures.caught()))
                .append(" of ")
                .append(Words.count(figures.labelled()))
                .append(") | ")
                .append(met(figures.findsTheFrauds()))
                .append('\n');
        text.append("Notes on the honest: ")
                .append(String.format(java.util.Locale.ROOT, "%.2f", honest.notesInThousand()))
                .append(" in a thousand settlements. Withheld in all ")
                .append(Words.yuan(figures.withheldFen()))
                .append(", of it from the honest ")
                .append(Words.yuan(honest.withheldFen()))
                .append(". Without a decision: ")
                .append(figures.unanswered().size())
                .append(", held because undecided: ")
                .append(honest.undecided())
                .append(".\n\n");
    }

    private static String met(boolean met) {
        return (met ? "met" : "**missed**") + " |\n";
    }

    private static void patterns(StringBuilder text, Figures figures) {
        text.append(
                "| fraud | labelled | caught | recall | on target | noted | stake exact / below / above | caught by |\n");
        text.append("|---|---|---|---|---|---|---|---|\n");
        for (OfPattern pattern : figures.patterns()) {
            Stakes stakes = pattern.stakes();
            text.append("| ")
                    .append(Words.pattern(pattern))
                    .append(" | ")
                    .append(pattern.labelled())
                    .append(" | ")
                    .append(pattern.caught())
                    .append(" | ")
                    .append(Words.percent(pattern.recall()))
                    .append(" | ")
                    .append(pattern.onTarget())
                    .append(" | ")
                    .append(pattern.noted())
                    .append(" | ")
                    .append(stakes.exact() + " / " + stakes.below() + " / " + stakes.above())
                    .append(" | ")
                    .append(Words.caughtBy(pattern))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static void rules(StringBuilder text, Result result) {
        List<OfRule> rules =
                result.figures().rules().stream().filter(OfRule::withholds).toList();
        text.append("| rule | on the honest | on frauds | precision |\n|---|---|---|---|\n");
        for (OfRule rule : rules) {
            text.append("| ")
                    .append(rule.rule())
                    .append(" | ")
                    .append(rule.onHonest())
                    .append(" | ")
                    .append(rule.onFrauds())
                    .append(" | ")
                    .append(Words.percent(rule.precision()))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static void timing(StringBuilder text, Timing timing) {
        text.append("All packs together, one thread, ")
                .append(Words.count(timing.settlements()))
                .append(" settlements over and over: p50 ")
                .append(Words.micros(timing.all().p50()))
                .append(", p99 ")
                .append(Words.micros(timing.all().p99()))
                .append("; of 8 to 12 lines p50 ")
                .append(Words.micros(timing.ofTen().p50()))
                .append(", p99 ")
                .append(Words.micros(timing.ofTen().p99()))
                .append(".\n\n| slowest alone | µs |\n|---|---|\n");
        timing.rules().stream()
                .limit(MOST_RULES)
                .forEach(rule -> text.append("| ")
                        .append(rule.rule())
                        .append(" | ")
                        .append(String.format(java.util.Locale.ROOT, "%.1f", rule.meanMicros()))
                        .append(" |\n"));
    }
}
