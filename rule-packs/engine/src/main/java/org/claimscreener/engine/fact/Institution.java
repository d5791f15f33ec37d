package org.claimscreener.engine.fact;

/**
 * Who bills.
 *
 * @param pharmacy a retail pharmacy (fixmedins_type 2)
 * @param levelCode national list hosp_lv, or "" when not stated
 * @param levelRank 3 tertiary, 2 secondary, 1 primary, 0 without a level, {@link #UNKNOWN_LEVEL} when not stated
 */
public record Institution(String institutionId, String name, boolean pharmacy, String levelCode, int levelRank) {
    /** The level is not stated, or not a code of the national list: no level rule may hang on it. */
    public static final int UNKNOWN_LEVEL = -1;

    /** The level in English. */
    public String levelNameEnglish() {
        return switch (levelRank) {
            case 3 -> "tertiary";
            case 2 -> "secondary";
            case 1 -> "primary";
            case 0 -> "without a level";
            default -> "of unknown level";
        };
    }

    /** The level in words. */
    public String levelName() {
        return switch (levelRank) {
            case 3 -> "三级";
            case 2 -> "二级";
            case 1 -> "一级";
            case 0 -> "无等级";
            default -> "未知等级";
        };
    }
}
