package org.claimscreener.national;

import java.util.Optional;

import org.claimscreener.wire.record.DeadLetterReason;
import org.claimscreener.wire.record.Reversal;
import org.claimscreener.wire.record.Settlement;

/** What became of one line in the national form. */
public sealed interface NationalReading {

    /** A settlement: transaction 2207, 2304 or 2102. */
    record OfSettlement(Settlement settlement) implements NationalReading {}

    /**
     * A reversal: transaction 2208, 2305 or 2103. Its institution id is "" when neither the line nor its message id tells
     * it; the settlement that it withdraws does.
     */
    record OfReversal(Reversal reversal) implements NationalReading {}

    /**
     * Neither. The line costs itself only.
     *
     * @param reason UNREADABLE, OVERSIZED, MISSING_FIELD or BAD_VALUE
     * @param message what is wrong and how to mend it, for a person; without any content of the line
     * @param field the field concerned by its path in the line, such as {@code feedetail[2].cnt}
     * @param settlementId when it could be read
     */
    record Rejected(DeadLetterReason reason, String message, Optional<String> field, Optional<String> settlementId)
            implements NationalReading {}
}
