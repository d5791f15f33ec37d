package org.claimscreener.launcher.standing;

import java.util.List;

/** Lines that are no standings. */
public final class StandingLinesException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MOST_TOLD = 10;

    StandingLinesException(List<String> problems) {
        super(String.join("; ", problems.subList(0, Math.min(MOST_TOLD, problems.size())))
                + (problems.size() > MOST_TOLD ? "; and " + (problems.size() - MOST_TOLD) + " more" : ""));
    }

    StandingLinesException(String problem, Throwable cause) {
        super(problem, cause);
    }
}
