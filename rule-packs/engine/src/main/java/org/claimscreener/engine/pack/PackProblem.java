package org.claimscreener.engine.pack;

/**
 * One thing wrong with a pack, for its author.
 *
 * @param file path inside the pack, or the archive's name when the fault is the archive's
 * @param line from 1; 0 when the fault concerns the file as a whole
 * @param what what is wrong
 * @param howToMend what the author can do about it
 */
public record PackProblem(String file, int line, String what, String howToMend) {

    /** One line for a terminal: {@code file:line: what -> how to mend}. */
    @Override
    public String toString() {
        String where = line > 0 ? file + ":" + line : file;
        return where + ": " + what + " -> " + howToMend;
    }
}
