package org.claimscreener.screening;

import java.util.Map;

/** How readers of savepoints hand on what they find: name, tab and text. Stateless. */
public final class SavedLine {
    /** What stands for a key that was not asked for: Flink's source ends at the first key for which nothing is collected. */
    public static final String SOMEBODY_ELSE = "";

    private SavedLine() {}

    /** One entry. */
    public static String of(String name, String text) {
        return name + "\t" + text;
    }

    /** Puts an entry into a map by its name; {@link #SOMEBODY_ELSE} is none. */
    public static void into(Map<String, String> found, String line) {
        if (!line.equals(SOMEBODY_ELSE)) {
            int end = line.indexOf('\t');
            found.put(line.substring(0, end), line.substring(end + 1));
        }
    }
}
