package org.claimscreener.engine.drools;

import java.util.List;

import org.claimscreener.engine.pack.PackProblem;

/** Adds what is wrong in one rule file to the pack's list. Not thread-safe. */
final class RuleProblems {
    private final String file;
    private final List<PackProblem> found;

    RuleProblems(String file, List<PackProblem> found) {
        this.file = file;
        this.found = found;
    }

    void add(int line, String what, String howToMend) {
        PackProblem problem = new PackProblem(file, Math.max(line, 0), what, howToMend);
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    int count() {
        return found.size();
    }
}
