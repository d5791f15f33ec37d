package org.claimscreener.engine.deploy;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringTokenizer;
import java.util.TreeMap;

/**
 * What was in force when a state was saved.
 *
 * @param inForce digests by pack id
 * @param trips by pack id
 */
public record SavedForce(SortedMap<String, String> inForce, SortedMap<String, Trip> trips) {
    private static final String FORM = "packs 1";

    public SavedForce {
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
        trips = Collections.unmodifiableSortedMap(new TreeMap<>(trips));
    }

    SavedForce(SortedMap<String, String> inForce, Map<String, Trip> trips) {
        this(inForce, new TreeMap<>(trips));
    }

    /** Form 1, one line each: {@code in-force ID DIGEST} and {@code tripped ID DIGEST NUMBER}. */
    public String encode() {
        StringBuilder text = new StringBuilder(FORM).append('\n');
        inForce.forEach((packId, digest) ->
                text.append("in-force ").append(packId).append(' ').append(digest).append('\n'));
        trips.forEach((packId, trip) -> text.append("tripped ")
                .append(packId)
                .append(' ')
                .append(trip.digest())
                .append(' ')
                .append(trip.number())
                .append('\n'));
        return text.toString();
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
        SortedMap<String, String> inForce = new TreeMap<>();
        SortedMap<String, Trip> trips = new TreeMap<>();
        while (lines.hasMoreTokens()) {
            StringTokenizer words = new StringTokenizer(lines.nextToken(), " ");
            String kind = words.nextToken();
            String packId = words.nextToken();
            if (kind.equals("in-force")) {
                inForce.put(packId, words.nextToken());
            } else {
                trips.put(packId, new Trip(words.nextToken(), Long.parseLong(words.nextToken())));
            }
        }
        return new SavedForce(inForce, trips);
    }
}
