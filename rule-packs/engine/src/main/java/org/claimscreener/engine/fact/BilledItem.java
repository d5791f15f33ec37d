package org.claimscreener.engine.fact;

import java.time.LocalDate;

/** What a line of this bill and a line of a past one have in common; quantities as in {@link FeeLine}. */
sealed interface BilledItem permits FeeLine, PastLine {
    LocalDate day();

    String itemCode();

    int supplyDaysE2();

    String genericCode();

    /**
     * What an item is, whoever made it and in whatever pack: of a Western drug's code (X) the first 10 characters, of a
     * Chinese patent drug's (Z) the first 11, of anything else the whole code. A shorter code stands for itself.
     */
    static String genericCodeOf(String itemCode) {
        int length = genericLength(itemCode);
        return itemCode.length() == length ? itemCode : itemCode.substring(0, length);
    }

    /** Tests, treatments, operations and Chinese medicine's treatments: chapters 2, 3 and 4 of the national services. */
    static boolean inPerson(String itemCode) {
        return itemCode.startsWith("002") || itemCode.startsWith("003") || itemCode.startsWith("004");
    }

    /** How many characters of the code {@link #genericCodeOf} keeps. */
    static int genericLength(String itemCode) {
        int length = itemCode.startsWith("X") ? 10 : itemCode.startsWith("Z") ? 11 : itemCode.length();
        return Math.min(length, itemCode.length());
    }
}
