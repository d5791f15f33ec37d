package org.claimscreener.metrics;

/**
 * A label and its bound. Never a person, an institution, a settlement or a text that somebody sends.
 *
 * @param most values that it can have in one process; what comes beyond them is counted as {@link Meters#OTHER}
 * @param meaning what the values are
 */
public record Label(String name, int most, String meaning) {
    public Label {
        if (!name.matches("[a-z][a-z_]{1,30}")) {
            throw new IllegalArgumentException("a label is a word in small letters, not " + name);
        }
        if (most < 1) {
            throw new IllegalArgumentException("a label has a value at least: " + name);
        }
    }
}
