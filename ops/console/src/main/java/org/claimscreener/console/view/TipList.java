package org.claimscreener.console.view;

import java.util.List;

import org.claimscreener.wire.record.TipStep;

/**
 * Tips, and what was not done lately.
 *
 * @param rows at most {@value #MOST}
 * @param count how many there are
 * @param refused the newest {@value #MOST_REFUSED} of tips and commands that the supervision job did not take
 */
public record TipList(List<TipRow> rows, long count, List<TipStep> refused) {
    public static final int MOST = 200;
    public static final int MOST_REFUSED = 10;

    public TipList {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
