package org.claimscreener.console.view;

import java.util.List;
import java.util.Optional;

/**
 * A page of a queue.
 *
 * @param rows at most the filter's limit
 * @param matching how many holds match in all, counted up to {@link #COUNT_BOUND}
 * @param next to be given as {@link QueueFilter#after} for the next page; empty on the last
 */
public record QueuePage(List<QueueRow> rows, int matching, Optional<String> next) {
    /** No further: counting a million rows takes longer than anybody waits. */
    public static final int COUNT_BOUND = 3_000;

    public QueuePage {
        rows = List.copyOf(rows);
    }
}
