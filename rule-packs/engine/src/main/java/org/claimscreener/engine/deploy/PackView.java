package org.claimscreener.engine.deploy;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What every subtask is to have, by digest.
 *
 * @param number greater than that of every view before it
 * @param inForce what decides, by pack id
 * @param shadows what is evaluated beside, by pack id
 * @param prepare what else is to be compiled
 */
public record PackView(
        long number, SortedMap<String, String> inForce, SortedMap<String, String> shadows, SortedSet<String> prepare) {
    /** Nothing, at the beginning. */
    public static final PackView NOTHING = new PackView(0, new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    private static final int SHORT_CHARS = 12;

    public PackView {
        inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
        shadows = Collections.unmodifiableSortedMap(new TreeMap<>(shadows));
        prepare = Collections.unmodifiableSortedSet(new TreeSet<>(prepare));
    }

    /** The view after this one; this one itself when nothing is different. */
    PackView followedBy(
            SortedMap<String, String> nextInForce, SortedMap<String, String> nextShadows, Set<String> next) {
        PackView after = new PackView(number + 1, nextInForce, nextShadows, new TreeSet<>(next));
        boolean same = number > 0
                && after.inForce.equals(inForce)
                && after.shadows.equals(shadows)
                && after.prepare.equals(prepare);
        return same ? this : after;
    }

    /** Is the pack wanted for anything? */
    public boolean holds(String digest) {
        return inForce.containsValue(digest) || shadows.containsValue(digest) || prepare.contains(digest);
    }

    /** A digest as people are shown it. */
    public static String shortened(String digest) {
        return digest.length() > SHORT_CHARS ? digest.substring(0, SHORT_CHARS) : digest;
    }
}
