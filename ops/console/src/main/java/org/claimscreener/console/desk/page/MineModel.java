package org.claimscreener.console.desk.page;

import java.util.ArrayList;
import java.util.List;

import org.claimscreener.console.view.QueueRow;

/**
 * An institution's own holds, to be drawn.
 *
 * @param waiting for its answer, by deadline
 * @param open under review
 * @param ended newest first
 */
public record MineModel(String institutionId, List<QueueRow> waiting, List<QueueRow> open, List<QueueRow> ended) {
    public MineModel {
        waiting = List.copyOf(waiting);
        open = List.copyOf(open);
        ended = List.copyOf(ended);
    }

    /** What is withheld in all of them together. */
    public long heldFen() {
        return waiting.stream().mapToLong(QueueRow::heldFen).sum()
                + open.stream().mapToLong(QueueRow::heldFen).sum();
    }

    /** Address of the events about those that have not ended. */
    public String events() {
        List<QueueRow> rows = new ArrayList<>(waiting);
        rows.addAll(open);
        return QueueModel.events(rows, true);
    }
}
