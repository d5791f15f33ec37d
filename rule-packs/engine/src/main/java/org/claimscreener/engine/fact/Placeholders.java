package org.claimscreener.engine.fact;

import java.util.Locale;
import java.util.Set;

/**
 * Texts that stand where a code should and name nobody: blank, all zeros, all nines, "unknown" and the like. What has no
 * name is not one and the same practitioner or item, so it is never counted as one. Stateless, thread-safe.
 */
public final class Placeholders {
    private static final Set<String> WORDS =
            Set.of("unknown", "null", "none", "nil", "n/a", "na", "-", "--", "/", "无", "未知", "不详");

    /** Codes are longer: distinct counts ask for every line of a past, and no letter need be changed for most of them. */
    private static final int LONGEST_WORD =
            WORDS.stream().mapToInt(String::length).max().orElse(0);

    private Placeholders() {}

    /** Whether the text names nobody and nothing; letter case and blanks around it do not matter. */
    public static boolean isPlaceholder(String text) {
        String bare = text.strip();
        return bare.isEmpty()
                || consistsOf(bare, '0')
                || consistsOf(bare, '9')
                || (bare.length() <= LONGEST_WORD && WORDS.contains(bare.toLowerCase(Locale.ROOT)));
    }

    private static boolean consistsOf(String text, char only) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != only) {
                return false;
            }
        }
        return true;
    }
}
