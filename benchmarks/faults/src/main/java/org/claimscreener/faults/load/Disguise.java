package org.claimscreener.faults.load;

import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/**
 * Changes what the generator made before it is sent. Gives the same for the same settlement id, so that retries and
 * reversals still fit.
 */
public interface Disguise {
    /** As the generator made it. */
    Disguise NONE = new Disguise() {};

    /** Gives what is sent in its place. */
    default Settlement of(Settlement settlement) {
        return settlement;
    }

    /** Gives what is sent in its place. */
    default Reversal of(Reversal reversal) {
        return reversal;
    }

    /** Last look at the message. */
    default Message of(Message message) {
        return message;
    }
}
