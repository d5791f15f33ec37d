package org.claimscreener.engine.deploy;

import java.util.Collections;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * What was in force when a state was saved.
 *
 * @param inForce by pack id; {@link DigestByOrder#NONE} where nothing was, though something had been ordered
 * @param tripped packs that kept failing: by digest the number of the last order that was known then
 */
public record SavedForce(SortedMap<String, DigestByOrder> inForce, SortedMap<String, Long> tripped) {
    /** Nothing was. */
    public static final SavedForce NOTHING = new SavedForce(new TreeMap<>(), new TreeMap<>());

    private static final String FORM = "packs 1";
    private static final String IN_FORCE = "in-force";
    private static final String TRIPPED = "tripped";

    public SavedForce {
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
        tripped = Collections.unmodifiableSortedMap(new TreeMap<>(tripped));
    }

    /** Is it that of a job without a past? */
    boolean isNothing() {
        return equals(NOTHING);
    }

    /** What was in force of a pack id. */
    DigestByOrder of(String packId) {
        return inForce.getOrDefault(packId, new DigestByOrder(DigestByOrder.NONE, 0));
    }

    /** Form 1, one line each: {@code in-force ID DIGEST NUMBER} and {@code tripped DIGEST NUMBER}. */
    public String encode() {
        StringBuilder text = new StringBuilder(FORM).append('\n');
        inForce.forEach((packId, known) -> line(text, IN_FORCE, packId, known.digest(), known.number()));
        tripped.forEach((digest, number) -> line(text, TRIPPED, digest, number));
        return text.toString();
    }

    private static void line(StringBuilder text, Object... words) {
        StringJoiner line = new StringJoiner(" ", "", "\n");
        for (Object word : words) {
            line.add(word.toString());
        }
        text.append(line);
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when it did not
     */
    public static SavedForce decode(String text) {
        StringTokenizer lines = new StringTokenizer(text, "\n");
        if (!lines.hasMoreTokens() || !lines.nextToken().equals(FORM)) {
            throw new IllegalArgumentException("not packs in force of a form that this build knows: " + text);
        }
        SortedMap<String, DigestByOrder> inForce = new TreeMap<>();
        SortedMap<String, Long> tripped = new TreeMap<>();
        while (lines.hasMoreTokens()) {
            StringTokenizer words = new StringTokenizer(lines.nextToken(), " ");
            if (words.nextToken().equals(IN_FORCE)) {
                inForce.put(words.nextToken(), new DigestByOrder(words.nextToken(), Long.parseLong(words.nextToken())));
            } else {
                tripped.put(words.nextToken(), Long.parseLong(words.nextToken()));
            }
        }
        return new SavedForce(inForce, tripped);
    }
}
