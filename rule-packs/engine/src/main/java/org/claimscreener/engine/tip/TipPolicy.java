package org.claimscreener.engine.tip;

import org.claimscreener.engine.tip.reward.RewardSchemes;

/**
 * What an office sets about tips. A change concerns what begins after it: a check keeps its deadline, scrutiny its term.
 * Immutable, thread-safe.
 *
 * @param leadCheckDays working days for the check of a lead, 1 to {@link #LONGEST_CHECK_DAYS}
 * @param extensionDays working days more, once, 1 to {@link #LONGEST_CHECK_DAYS}
 * @param level3Days days of scrutiny of level 3 from the taking up on, 0 to {@link #LONGEST_LEVEL_DAYS}
 * @param level2Days days of level 2 after it
 * @param level1Days days of level 1 after that
 * @param rewards what regions pay
 */
public record TipPolicy(
        int leadCheckDays, int extensionDays, int level3Days, int level2Days, int level1Days, RewardSchemes rewards) {
    /** The case procedure gives 15 working days, and 15 more. */
    public static final int LONGEST_CHECK_DAYS = 15;

    /** Half a year a level: who was reported is not watched for ever. */
    public static final int LONGEST_LEVEL_DAYS = 180;

    /** What holds where an office has said nothing. The days of scrutiny are starting values. */
    public static final TipPolicy STANDARD =
            new TipPolicy(LONGEST_CHECK_DAYS, LONGEST_CHECK_DAYS, 30, 60, 90, RewardSchemes.STANDARD);

    public TipPolicy {
        require(leadCheckDays, 1, LONGEST_CHECK_DAYS);
        require(extensionDays, 1, LONGEST_CHECK_DAYS);
        require(level3Days, 0, LONGEST_LEVEL_DAYS);
        require(level2Days, 0, LONGEST_LEVEL_DAYS);
        require(level1Days, 0, LONGEST_LEVEL_DAYS);
    }

    private static void require(int days, int least, int most) {
        if (days < least || days > most) {
            throw new IllegalArgumentException(days + " days, where " + least + " to " + most + " may be");
        }
    }

    /**
     * Reads a policy from YAML; what it does not say is as in {@link #STANDARD}.
     *
     * @param name what to call the text in messages, e.g. its file name
     * @throws TipPolicyRefusedException when anything is wrong with it
     */
    public static TipPolicy parse(String name, String yaml) throws TipPolicyRefusedException {
        return TipPolicyText.parse(name, yaml);
    }
}
