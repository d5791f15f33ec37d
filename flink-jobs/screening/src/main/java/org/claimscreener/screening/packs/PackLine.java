package org.claimscreener.screening.packs;

import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/** A subtask's way to the coordinator of packs. */
interface PackLine {
    /** What this subtask is to have. */
    PackMessages.View join() throws InterruptedException;

    /** Waits until every subtask has what is in force by the view, or has said why not; returns the newest view. */
    PackMessages.View awaitAll(long view) throws InterruptedException;

    /** Tells the coordinator. */
    void tell(OperatorEvent event);
}
