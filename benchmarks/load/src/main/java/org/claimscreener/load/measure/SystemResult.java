package org.claimscreener.load.measure;

import java.util.List;
import java.util.Optional;

import org.claimscreener.load.workload.SystemKind;

/**
 * One system's figures.
 *
 * @param filledPerSecond settlements of the past that it took in a second, as fast as it could; 0 where there was none
 * @param phases one a rate, fewer when it did not keep up
 * @param highest rate that was kept up, of those tried; empty when none was asked for
 */
public record SystemResult(
        SystemKind kind, double filledPerSecond, List<PhaseResult> phases, Optional<Integer> highest) {
    public SystemResult {
        phases = List.copyOf(phases);
    }

    /** The phase of a rate, if there was one. */
    public Optional<PhaseResult> at(int rate) {
        return phases.stream().filter(phase -> phase.rate() == rate).findFirst();
    }
}
