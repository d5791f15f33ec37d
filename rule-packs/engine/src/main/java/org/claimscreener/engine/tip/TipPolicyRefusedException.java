package org.claimscreener.engine.tip;

import java.util.List;
import java.util.stream.Collectors;

import org.claimscreener.engine.pack.PackProblem;

/** A policy that may not be used, with everything that is wrong with its text. */
public final class TipPolicyRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    /**
     * @param name what the text is called, e.g. its file name
     * @param problems at least one
     */
    TipPolicyRefusedException(String name, List<PackProblem> problems) {
        super(problems.stream()
                .map(PackProblem::toString)
                .collect(
                        Collectors.joining("\n  ", name + " is refused, " + problems.size() + " problem(s):\n  ", "")));
        this.problems = List.copyOf(problems);
    }

    /** Everything wrong, by line. */
    public List<PackProblem> problems() {
        return problems;
    }
}
