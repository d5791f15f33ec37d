package org.claimscreener.launcher.demo;

import java.util.ArrayList;
import java.util.List;

/** What must hold at the end of every run, whatever was sent. Stateless. */
public final class Contract {
    private Contract() {}

    /**
     * What does not hold, in sentences; empty when all is well.
     *
     * @param strangers decisions of settlements that nobody sent
     */
    public static List<String> breaches(Totals totals, long strangers) {
        Totals.Flow flow = totals.flow();
        List<String> breaches = new ArrayList<>();
        if (flow.decisions() != flow.settlements() - flow.deadLetters()) {
            breaches.add(flow.decisions() + " decisions are not " + flow.settlements() + " settlements less "
                    + flow.deadLetters() + " dead letters");
        }
        if (flow.unanswered() > 0) {
            breaches.add(flow.unanswered() + " settlements got neither a decision nor a dead letter");
        }
        if (flow.contradictions() > 0) {
            breaches.add(flow.contradictions() + " decisions contradict the first one of their settlement");
        }
        if (flow.receipts() + flow.reversalDeadLetters() != flow.reversals()) {
            breaches.add(flow.reversals() + " reversals got " + flow.receipts() + " receipts and "
                    + flow.reversalDeadLetters() + " dead letters");
        }
        if (strangers > 0) {
            breaches.add(strangers + " decisions answer settlements that nobody sent");
        }
        return breaches;
    }
}
