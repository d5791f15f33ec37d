package org.claimscreener.launcher.demo;

import java.util.List;
import java.util.Map;

import org.claimscreener.launcher.demo.Latencies.Percentiles;
import org.claimscreener.traffic.FraudPattern;

/**
 * The books at one moment.
 *
 * @param fromAppend latency from the settlement's append to its decision read
 * @param fromSchedule latency from the scheduled sending to the decision read
 * @param recent the latest holds and refusals, newest first
 */
public record Totals(
        Flow flow,
        Verdicts verdicts,
        Fraud fraud,
        Percentiles fromAppend,
        Percentiles fromSchedule,
        List<Withheld> recent) {

    /**
     * How many came and went.
     *
     * @param settlements sent, retries and unreadable ones included, reversals not
     * @param decisions read, those that answer retries included
     * @param deadLetters of settlements, one an input
     * @param reversals sent
     * @param receipts of reversals
     * @param reversalDeadLetters reversals that could not be carried out
     * @param retriesAnswered decisions that repeat the binding one byte by byte
     * @param contradictions decisions that differ from the binding one
     * @param unanswered settlements with neither decision nor dead letter
     */
    public record Flow(
            long settlements,
            long decisions,
            long deadLetters,
            long reversals,
            long receipts,
            long reversalDeadLetters,
            long retriesAnswered,
            long contradictions,
            long unanswered) {}

    /**
     * What was decided. Counts are of all decisions, so that they add up to them; money is of binding ones alone.
     *
     * @param release decisions that release everything
     * @param hold decisions that hold something and refuse nothing
     * @param refuse decisions that refuse something
     */
    public record Verdicts(long release, long hold, long refuse, long releasedFen, long heldFen, long refusedFen) {}

    /**
     * How the frauds fared.
     *
     * @param all over all patterns
     * @param honest settlements without any label
     * @param honestHeld those of them that were held or refused
     */
    public record Fraud(PatternCount all, Map<FraudPattern, PatternCount> byPattern, long honest, long honestHeld) {}

    /**
     * Frauds that could be told when they arrived.
     *
     * @param labelled sent
     * @param caught held or refused
     */
    public record PatternCount(long labelled, long caught) {
        static final PatternCount NONE = new PatternCount(0, 0);
        static final PatternCount LABELLED = new PatternCount(1, 0);
        static final PatternCount CAUGHT = new PatternCount(0, 1);

        PatternCount plus(PatternCount other) {
            return new PatternCount(labelled + other.labelled, caught + other.caught);
        }
    }
}
