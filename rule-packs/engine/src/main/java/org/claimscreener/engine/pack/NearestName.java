package org.claimscreener.engine.pack;

import java.util.Collection;
import java.util.Comparator;

/** Finds what the author may have meant. Stateless, thread-safe. */
public final class NearestName {
    private NearestName() {}

    /** {@code did you mean 'x'?} when a name is near, else a list of the names that are known. */
    public static String hint(String wrong, Collection<String> known) {
        if (known.isEmpty()) {
            return "none is declared";
        }
        String nearest = known.stream()
                .min(Comparator.comparingInt((String name) -> distance(wrong, name))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
        if (distance(wrong, nearest) <= Math.max(2, wrong.length() / 3)) {
            return "did you mean '" + nearest + "'?";
        }
        return "known are "
                + String.join(", ", known.stream().sorted().limit(40).toList());
    }

    /** Levenshtein distance. */
    private static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(change, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
