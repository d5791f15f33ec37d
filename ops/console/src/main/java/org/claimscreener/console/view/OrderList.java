package org.claimscreener.console.view;

import java.util.List;

import org.claimscreener.wire.record.SupervisionStep;

/**
 * Orders, and what was not done lately.
 *
 * @param rows the newest first, at most {@value #MOST}
 * @param count how many there are
 * @param refused the newest {@value #MOST_REFUSED} of what the supervision job did not do
 */
public record OrderList(List<OrderRow> rows, long count, List<SupervisionStep> refused) {
    public static final int MOST = 200;
    public static final int MOST_REFUSED = 10;

    public OrderList {
        rows = List.copyOf(rows);
        refused = List.copyOf(refused);
    }
}
