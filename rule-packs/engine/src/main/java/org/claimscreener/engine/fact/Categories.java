package org.claimscreener.engine.fact;

/** Three-character categories of ICD-10 codes. */
final class Categories {
    private static final int LENGTH = 3;

    private Categories() {}

    /** The category of a code, or "" when the code is too short to have one. */
    static String of(String code) {
        return code.length() < LENGTH ? "" : code.substring(0, LENGTH);
    }

    /** Does the code's category lie in the range, both ends included? No category lies nowhere. */
    static boolean between(String code, String from, String to) {
        String category = of(code);
        return !category.isEmpty() && category.compareTo(from) >= 0 && category.compareTo(to) <= 0;
    }
}
