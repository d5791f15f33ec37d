package org.claimscreener.engine.fact;

/**
 * Texts of tables that stand for many codes, read in place: they are asked for lines of every bill. Parts are separated by
 * blanks; a part is the beginning of a code, or two categories with a hyphen between them, both included.
 */
final class CodeRanges {
    private static final int CATEGORY = 3;
    private static final int CATEGORIES = 2 * CATEGORY + 1;

    private CodeRanges() {}

    /** Does one of the parts hold the code? Nothing holds an empty code. */
    static boolean hold(String ranges, String code) {
        int at = 0;
        while (at < ranges.length()) {
            int end = ranges.indexOf(' ', at);
            end = end < 0 ? ranges.length() : end;
            if (end > at && !code.isEmpty() && partHolds(ranges, at, end, code)) {
                return true;
            }
            at = end + 1;
        }
        return false;
    }

    private static boolean partHolds(String ranges, int from, int end, String code) {
        boolean categories = end - from == CATEGORIES && ranges.charAt(from + CATEGORY) == '-';
        if (!categories) {
            return code.regionMatches(0, ranges, from, end - from);
        }
        return code.length() >= CATEGORY
                && compare(code, ranges, from) >= 0
                && compare(code, ranges, from + CATEGORY + 1) <= 0;
    }

    private static int compare(String code, String ranges, int at) {
        for (int i = 0; i < CATEGORY; i++) {
            int difference = code.charAt(i) - ranges.charAt(at + i);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
