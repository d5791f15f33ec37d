package org.claimscreener.network;

import org.claimscreener.wire.record.Decision;

/**
 * Hears what no waiting future tells. Called in a thread of the client, which reads no further meanwhile: return soon.
 * What it throws is logged and dropped.
 */
public interface NetworkListener {

    /** Hears nothing. */
    NetworkListener NONE = new NetworkListener() {};

    /**
     * The answer of a submission whose futures had all ended as undecided. It binds as if it had been in time.
     *
     * @param settlementId of the settlement, or of the settlement that the reversal names
     * @param answer never {@link Answer.Undecided}
     */
    default void onLate(String settlementId, Answer answer) {}

    /**
     * A decision that differs from the binding one of its settlement id. It must not be obeyed; have operations look.
     *
     * @param contradicting the later one, of any sender's settlement
     */
    default void onContradiction(Decision contradicting) {}
}
