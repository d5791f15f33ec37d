package org.claimscreener.engine.pack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gathers problems, so that an author sees all of them at once. Not thread-safe. */
final class Problems {
    /** More than this helps nobody: a table with a wrong column would list every row. */
    private static final int MOST = 200;

    private final List<PackProblem> found = new ArrayList<>();

    void add(String file, int line, String what, String howToMend) {
        if (found.size() < MOST) {
            found.add(new PackProblem(file, line, what, howToMend));
        }
    }

    int count() {
        return found.size();
    }

    void throwIfAny(String pack) throws PackRefusedException {
        if (!found.isEmpty()) {
            throw new PackRefusedException(pack, sorted());
        }
    }

    /** By file and line. */
    List<PackProblem> sorted() {
        return found.stream()
                .sorted(Comparator.comparing(PackProblem::file).thenComparing(PackProblem::line))
                .toList();
    }
}
