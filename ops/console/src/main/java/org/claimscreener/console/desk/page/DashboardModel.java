package org.claimscreener.console.desk.page;

import org.claimscreener.console.view.Dashboard;
import org.claimscreener.wire.record.HoldStage;

/**
 * The supervisor's figures, to be drawn.
 *
 * @param days of the period
 * @param mayOpen whether the queue behind a figure is for who looks
 */
public record DashboardModel(Dashboard view, int days, boolean mayOpen) {
    /** All open holds. */
    public long open() {
        return view.openByStage().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Open holds in a stage. */
    public long open(HoldStage stage) {
        return view.openByStage().getOrDefault(stage, 0L);
    }

    /** Share of all open holds, in percent, for a bar. */
    public long percent(HoldStage stage) {
        return open() == 0 ? 0 : Math.round(100.0 * open(stage) / open());
    }

    /** Money by day. */
    public String moneyChart(Shell s) {
        return Charts.money(s, view.days());
    }

    /** Holds by day. */
    public String countChart(Shell s) {
        return Charts.counts(s, view.days());
    }

    /** What came of the rules that hit most. */
    public String ruleChart(Shell s) {
        return Charts.outcomes(s, view.rules());
    }
}
