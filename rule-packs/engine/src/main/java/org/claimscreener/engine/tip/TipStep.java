package org.claimscreener.engine.tip;

import java.time.Instant;

import org.claimscreener.wire.record.TipDismissal;
import org.jspecify.annotations.Nullable;

/** What happened to a tip, to be told. None names the reporter; a pseudonym stands only where a reward is due. */
public sealed interface TipStep {
    String tipId();

    /** When the log took its cause in; of a lateness the deadline. */
    Instant at();

    /** A tip came. */
    record Received(String tipId, Instant at) implements TipStep {}

    /**
     * By when somebody has to act on it.
     *
     * @param byWeekdays the public holidays up to it were not known
     */
    record Due(String tipId, Instant at, Instant deadline, boolean byWeekdays) implements TipStep {}

    /** Accepted; its lead is being checked. */
    record TakenUp(String tipId, Instant at, String commandId, String by, Scrutiny scrutiny) implements TipStep {}

    /** Not accepted, or no longer. */
    record Dismissed(String tipId, Instant at, String commandId, String by, TipDismissal why, String reason)
            implements TipStep {}

    /** There is more time, once. */
    record Extended(String tipId, Instant at, String commandId, String by, Instant deadline, boolean byWeekdays)
            implements TipStep {}

    /** The deadline passed and nobody had acted. Ends nothing. */
    record Late(String tipId, Instant at, TipStage stage) implements TipStep {}

    /**
     * The check ended.
     *
     * @param rewardedTipId CLOSED_VERIFIED: whose reporter is rewarded; null otherwise
     */
    record Closed(
            String tipId,
            Instant at,
            String commandId,
            String by,
            TipStage stage,
            String reason,
            @Nullable String rewardedTipId)
            implements TipStep {}

    /** It stands aside for another tip on the same facts. */
    record Joined(String tipId, Instant at, String commandId, String by, String otherTipId) implements TipStep {}

    /** It is about facts of its own after all. */
    record Separated(String tipId, Instant at, String commandId, String by) implements TipStep {}

    /**
     * A hold or case belongs to it now.
     *
     * @param by null when nobody had to say so
     */
    record Linked(
            String tipId,
            Instant at,
            String sourceId,
            @Nullable String by) implements TipStep {}

    /**
     * Money came back by it, or was taken back.
     *
     * @param changeFen below 0 when less is back than before
     * @param returnedFen all that is back
     */
    record MoneyChanged(String tipId, Instant at, String sourceId, long changeFen, long returnedFen)
            implements TipStep {}

    /**
     * A reward changed.
     *
     * @param rewardedTipId the first tip on the facts
     * @param pseudonym whom to pay, by the tip desk
     * @param returnedFen what came back by all tips on the facts
     * @param payFen to be paid now; never below 0
     * @param dueFen the whole reward for what is back
     * @param paidFen told to be paid so far, with this
     * @param overpaidFen paid beyond what is due, to be set off against what comes later
     */
    record RewardChanged(
            String tipId,
            Instant at,
            String rewardedTipId,
            String pseudonym,
            long returnedFen,
            long payFen,
            long dueFen,
            long paidFen,
            long overpaidFen,
            String legalBasis)
            implements TipStep {}

    /** It was not done. The tip's id and the cause's are cut to their bound. */
    record Refused(String tipId, Instant at, String causeId, TipRuling ruling) implements TipStep {}
}
