package org.claimscreener.engine.pack;

import java.util.List;
import java.util.stream.Collectors;

/** A pack that may not be used, with everything that is wrong with it. Nothing of it has taken effect. */
public final class PackRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<PackProblem> problems;

    /**
     * @param pack the pack's id, or the folder's or archive's name when the id is not known
     * @param problems at least one
     */
    public PackRefusedException(String pack, List<PackProblem> problems) {
        super(message(pack, problems));
        this.problems = List.copyOf(problems);
    }

    /** Everything wrong with it, by file and line. */
    public List<PackProblem> problems() {
        return problems;
    }

    private static String message(String pack, List<PackProblem> problems) {
        return problems.stream()
                .map(PackProblem::toString)
                .collect(Collectors.joining(
                        "\n  ", "rule pack " + pack + " is refused, " + problems.size() + " problem(s):\n  ", ""));
    }
}
