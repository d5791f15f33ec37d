package org.claimscreener.launcher.lines;

import java.util.List;

/** A file with lines that are wrong: the first of them, and how many there are. */
public final class WrongLinesException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 10;

    WrongLinesException(List<String> problems) {
        super(String.join("; ", problems.subList(0, Math.min(MOST_TOLD, problems.size())))
                + (problems.size() > MOST_TOLD ? "; and " + (problems.size() - MOST_TOLD) + " more" : ""));
    }

    WrongLinesException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
