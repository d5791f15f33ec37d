package org.claimscreener.engine.trace;

/**
 * A trace code where it stands.
 *
 * @param line position of the fee line in its settlement, from 0
 */
public record CodeOnLine(int line, String code) {
    public CodeOnLine {
        if (line < 0 || code.isEmpty()) {
            throw new IllegalArgumentException("a code stands on a line, is " + code + " on " + line);
        }
    }
}
