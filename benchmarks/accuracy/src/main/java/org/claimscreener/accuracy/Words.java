package org.claimscreener.accuracy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.engine.decision.RuleInfo;

/** Figures as texts, the same in every report. Stateless. */
final class Words {
    private static final int MOST_RULES = 3;

    private Words() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** For shares that are small when all is well. */
    static String finePercent(double share) {
        return String.format(Locale.ROOT, "%.3f %%", 100 * share);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Whole yuan. */
    static String yuan(long fen) {
        return String.format(Locale.ROOT, "¥%,d", Math.round(fen / 100.0));
    }

    static String yuanAndFen(long fen) {
        return String.format(Locale.ROOT, "¥%,.2f", fen / 100.0);
    }

    static String micros(double micros) {
        return String.format(Locale.ROOT, "%.1f µs", micros);
    }

    /** A pattern's name as people write it. */
    static String pattern(OfPattern pattern) {
        return pattern.pattern().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** The rules that caught most, with how many. */
    static String caughtBy(OfPattern pattern) {
        List<Map.Entry<Rule, Integer>> by = new ArrayList<>(pattern.by().entrySet());
        by.sort(Map.Entry.<Rule, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        return by.stream()
                        .limit(MOST_RULES)
                        .map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "))
                + (by.size() > MOST_RULES ? " and " + (by.size() - MOST_RULES) + " more" : "");
    }

    /** The rules of the packs that a decision's code and title may stand for. */
    static String files(Rule rule, List<RuleInfo> rules) {
        return rules.stream()
                .filter(info -> info.code().equals(rule.code()) && info.title().equals(rule.title()))
                .map(RuleInfo::rule)
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
