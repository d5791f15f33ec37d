package org.claimscreener.engine.knowledge;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** Sets of codes as blank-separated beginnings and ranges of categories. Stateless. */
final class CodeRanges {
    private static final int CATEGORY = 3;

    private CodeRanges() {}

    /** All of them once, in order: ranges of categories that touch become one. */
    static String united(Collection<String> lists) {
        SortedSet<String> codes = new TreeSet<>();
        lists.forEach(list -> codes.addAll(java.util.List.of(list.split(" ", -1))));
        StringBuilder united = new StringBuilder();
        String from = "";
        String to = "";
        for (String code : codes) {
            String begin = code.substring(0, Math.min(CATEGORY, code.length()));
            boolean category = code.length() == CATEGORY || code.charAt(CATEGORY) == '-';
            String end = code.length() > CATEGORY && category ? code.substring(CATEGORY + 1) : begin;
            if (!to.isEmpty() && begin.compareTo(category ? after(to) : to) <= 0) {
                to = end.compareTo(to) > 0 ? end : to;
            } else if (category) {
                append(united, from, to);
                from = begin;
                to = end;
            } else {
                append(united, from, to);
                append(united, code, code);
                from = "";
                to = "";
            }
        }
        append(united, from, to);
        return united.toString();
    }

    private static void append(StringBuilder to, String from, String until) {
        if (!from.isEmpty()) {
            to.append(to.isEmpty() ? "" : " ").append(from);
            to.append(from.equals(until) ? "" : "-" + until);
        }
    }

    /** The category that follows: B00 after A99. */
    private static String after(String category) {
        int number = Integer.parseInt(category.substring(1)) + 1;
        char letter = category.charAt(0);
        return number > 99 ? (char) (letter + 1) + "00" : letter + (number < 10 ? "0" : "") + number;
    }
}
