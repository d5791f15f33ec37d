package org.claimscreener.console.desk.page;

import java.util.List;

import org.claimscreener.console.view.SubjectView;
import org.claimscreener.wire.record.StandingEntry;

/**
 * An institution or practitioner, to be drawn.
 *
 * @param kind {@code institution} or {@code practitioner}
 * @param days of the period
 * @param inside whether who looks works for the fund
 */
public record SubjectModel(String kind, SubjectView view, int days, boolean inside) {
    /** What is in force about it. */
    public List<StandingEntry> standing() {
        return view.standing().stream()
                .flatMap(standing -> standing.getEntries().stream())
                .toList();
    }

    /** Money by day. */
    public String moneyChart(Shell s) {
        return Charts.money(s, view.days());
    }

    /** Holds by day. */
    public String countChart(Shell s) {
        return Charts.counts(s, view.days());
    }
}
