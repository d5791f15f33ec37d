package org.claimscreener.engine.fact;

/** Beginnings of item codes, several in one blank-separated text. */
final class CodePrefixes {
    private CodePrefixes() {}

    /** Does the code begin with any of them? An empty text names none. Makes no object: it is asked for each line. */
    static boolean any(String code, String prefixes) {
        int from = 0;
        while (from < prefixes.length()) {
            int blank = prefixes.indexOf(' ', from);
            int end = blank < 0 ? prefixes.length() : blank;
            if (end > from && code.regionMatches(0, prefixes, from, end - from)) {
                return true;
            }
            from = end + 1;
        }
        return false;
    }
}
