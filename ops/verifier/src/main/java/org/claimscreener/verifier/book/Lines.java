package org.claimscreener.verifier.book;

import java.util.List;

/**
 * Line ids as marks of 32 bits. Two ids of one settlement with the same mark would hide a fault of theirs, one chance in
 * four thousand million; nothing is ever accused because of it. Stateless.
 */
public final class Lines {
    private Lines() {}

    /** Marks in the ids' order. */
    public static int[] marks(List<String> lineIds) {
        int[] marks = new int[lineIds.size()];
        for (int i = 0; i < marks.length; i++) {
            marks[i] = mark(lineIds.get(i));
        }
        return marks;
    }

    /** The mark of one id. {@code String.hashCode} would do, but ids that differ in two characters often share it. */
    public static int mark(String lineId) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < lineId.length(); i++) {
            hash = (hash ^ lineId.charAt(i)) * 0x100000001b3L;
        }
        return (int) (hash ^ (hash >>> 32));
    }

    /** Whether every one of the first is among the second. */
    public static boolean within(int[] some, int[] all) {
        for (int mark : some) {
            if (!contains(all, mark)) {
                return false;
            }
        }
        return true;
    }

    private static boolean contains(int[] all, int mark) {
        for (int each : all) {
            if (each == mark) {
                return true;
            }
        }
        return false;
    }
}
