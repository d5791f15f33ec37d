package org.claimscreener.engine.pack;

import java.util.List;
import java.util.Optional;

/**
 * What reading a pack came to.
 *
 * @param problems by file and line; none when its files are in order, whatever its rules may be
 * @param draft what could be read; with problems it is good for finding more of them, and decides nothing
 * @param cases texts of case files, which can be read without the rest
 */
public record PackInspection(List<PackProblem> problems, Optional<RulePack> draft, List<PackText> cases) {
    public PackInspection {
        problems = List.copyOf(problems);
        cases = List.copyOf(cases);
    }

    static PackInspection sound(RulePack pack) {
        return new PackInspection(List.of(), Optional.of(pack), pack.cases());
    }
}
