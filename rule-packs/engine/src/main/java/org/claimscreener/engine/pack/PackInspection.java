package org.claimscreener.engine.pack;

import java.util.List;
import java.util.Optional;

/**
 * What reading a pack came to.
 *
 * @param problems by file and line; none when its files are in order, whatever its rules may be
 * @param draft what could be read; with problems it is good for finding more of them, and decides nothing
 */
public record PackInspection(List<PackProblem> problems, Optional<RulePack> draft) {
    public PackInspection {
        problems = List.copyOf(problems);
    }

    static PackInspection sound(RulePack pack) {
        return new PackInspection(List.of(), Optional.of(pack));
    }
}
