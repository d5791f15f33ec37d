package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems, so that an author sees all of them at once. Not thread-safe. */
public final class Problems {
    /** More than this helps nobody: a table with a wrong column would list every row. */
    private static final int MOST = 200;

    private final List<PackProblem> found = new ArrayList<>();

    /** Takes one more; beyond {@link #MOST} it is dropped. */
    public void add(String file, int line, String what, String howToMend) {
        if (found.size() < MOST) {
            found.add(new PackProblem(file, line, what, howToMend));
        }
    }

    /** Takes those of a part that was looked at by itself. */
    void addAll(Problems others) {
        others.found.forEach(problem -> add(problem.file(), problem.line(), problem.what(), problem.howToMend()));
    }

    /** How many so far. */
    public int count() {
        return found.size();
    }

    void throwIfAny(String pack) throws PackRefusedException {
        if (!found.isEmpty()) {
            throw refusal(pack);
        }
    }

    /** What to throw; there is at least one problem. */
    PackRefusedException refusal(String pack) {
        return new PackRefusedException(pack, sorted());
    }

    /** Everything found, by file and line. */
    public List<PackProblem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(PackProblem::file).thenComparing(PackProblem::line))
                .toList();
    }
}
