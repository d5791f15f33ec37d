package org.claimscreener.console.desk.page;

import java.util.List;

import org.claimscreener.console.view.RulePerformance;

/**
 * Rule performance, to be drawn.
 *
 * @param days of the period
 * @param mayOpen whether the queue behind a figure is for who looks
 */
public record RulesModel(List<RulePerformance> rules, int days, boolean mayOpen) {
    public RulesModel {
        rules = List.copyOf(rules);
    }

    /** What came of the rules that hit most. */
    public String chart(Shell s) {
        return Charts.outcomes(s, rules);
    }
}
