package org.claimscreener.accuracy;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.claimscreener.accuracy.Answer.Hit;
import org.claimscreener.accuracy.Answer.Rule;
import org.claimscreener.accuracy.Figures.OfPattern;
import org.claimscreener.accuracy.Figures.Stakes;
import org.claimscreener.traffic.FraudPattern;
import org.claimscreener.traffic.Label;

/** Sums of one kind of fraud while they grow. Not thread-safe. */
final class PatternSums {
    private final FraudPattern pattern;
    private final Set<String> meant;
    private final Map<Rule, Integer> by = new HashMap<>();
    private int labelled;
    private int caught;
    private int onTarget;
    private int noted;
    private int preparing;
    private int preparingWithheld;
    private int exact;
    private int below;
    private int above;
    private long undueFen;
    private long stakeFen;
    private long fundFen;
    private long withheldFen;

    /**
     * Begins at nothing.
     *
     * @param meant codes of the rules that are meant for the pattern; empty where nobody said
     */
    PatternSums(FraudPattern pattern, Set<String> meant) {
        this.pattern = pattern;
        this.meant = meant;
    }

    void add(Sent sent, Label label, Answer answer) {
        withheldFen += answer.withheldFen();
        if (!label.discernible()) {
            preparing++;
            preparingWithheld += answer.withholds() ? 1 : 0;
            return;
        }
        labelled++;
        fundFen += sent.fundFen();
        if (!answer.withholds()) {
            noted += answer.hits().isEmpty() ? 0 : 1;
            return;
        }
        caught++;
        Map<Rule, Long> stakes = new HashMap<>();
        for (Hit hit : answer.hits()) {
            if (hit.withholds()) {
                stakes.merge(hit.rule(), hit.amountFen(), Long::sum);
            }
        }
        stakes.keySet().forEach(rule -> by.merge(rule, 1, Integer::sum));
        compare(label, stakes);
    }

    /** Of several rules that are meant for it, the largest stake counts, as in a decision. */
    private void compare(Label label, Map<Rule, Long> stakes) {
        long largest = -1;
        for (Map.Entry<Rule, Long> stake : stakes.entrySet()) {
            if (meant.isEmpty() || meant.contains(stake.getKey().code())) {
                largest = Math.max(largest, stake.getValue());
            }
        }
        if (largest < 0) {
            return;
        }
        onTarget++;
        exact += largest == label.undueFen() ? 1 : 0;
        below += largest < label.undueFen() ? 1 : 0;
        above += largest > label.undueFen() ? 1 : 0;
        undueFen += label.undueFen();
        stakeFen += largest;
    }

    OfPattern figures() {
        return new OfPattern(
                pattern,
                labelled,
                caught,
                onTarget,
                noted,
                preparing,
                preparingWithheld,
                by,
                new Stakes(exact, below, above),
                undueFen,
                stakeFen,
                fundFen,
                withheldFen);
    }
}
