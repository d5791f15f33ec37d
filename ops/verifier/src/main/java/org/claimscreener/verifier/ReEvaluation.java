package org.claimscreener.verifier;

import java.time.Instant;
import java.util.List;

import org.claimscreener.verifier.log.LogRecord;
import org.claimscreener.wire.record.Decision;
import org.claimscreener.wire.record.Settlement;

/**
 * Decides a settlement again. The oracle has no engine of its own; whoever has one supplies it. Called from one thread
 * at a time.
 */
public interface ReEvaluation {
    /**
     * Told of each record of the topics about rule packs, orders and statuses, before the decisions that came after it.
     *
     * @throws VerifyFailure when it cannot be kept
     */
    default void order(LogRecord message) throws VerifyFailure {
        // Whoever was given its packs needs none from the log.
    }

    /**
     * Decides again and compares.
     *
     * @param recorded the binding decision, with features, packs and source to be taken as they stand in it
     * @param settlement the input that it names
     * @param past what the log says of the person before it, in the log's order
     */
    Outcome reEvaluate(Decision recorded, Settlement settlement, Past past);

    /** What came of it. */
    sealed interface Outcome {}

    /** The same bytes. */
    record Same() implements Outcome {}

    /**
     * Other bytes.
     *
     * @param firstDifference field, recorded value and value found now; no personal data
     */
    record Different(String firstDifference) implements Outcome {}

    /**
     * It cannot be decided again here.
     *
     * @param reason in few words and the same for all alike, e.g. that a pack is missing
     */
    record Impossible(String reason) implements Outcome {}

    /** The person's earlier settlements. */
    record Past(List<PastSettlement> settlements) {
        public Past {
            settlements = List.copyOf(settlements);
        }
    }

    /**
     * An earlier settlement.
     *
     * @param withdrawals what was withdrawn of it, in order
     */
    record PastSettlement(Settlement settlement, Decision decision, List<Withdrawal> withdrawals) {
        public PastSettlement {
            withdrawals = List.copyOf(withdrawals);
        }
    }

    /**
     * A withdrawal.
     *
     * @param lineIds empty = the whole settlement
     * @param reversedAt as the reversal states it
     */
    record Withdrawal(List<String> lineIds, Instant reversedAt) {
        public Withdrawal {
            lineIds = List.copyOf(lineIds);
        }
    }
}
