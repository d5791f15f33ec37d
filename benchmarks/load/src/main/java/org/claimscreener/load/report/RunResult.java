package org.claimscreener.load.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

import org.claimscreener.load.measure.PhaseResult;
import org.claimscreener.load.measure.SystemResult;
import org.claimscreener.load.workload.SystemKind;
import org.claimscreener.load.workload.Workload;

/**
 * All of one run.
 *
 * @param machine in words
 * @param commit of the source tree
 * @param command that ran it
 */
public record RunResult(Workload workload, String machine, String commit, String command, List<SystemResult> systems) {
    public RunResult {
        systems = List.copyOf(systems);
    }

    /** With commit and command as the script tells them. */
    public static RunResult of(Workload workload, String machine, List<SystemResult> systems) {
        return new RunResult(
                workload,
                machine,
                System.getProperty("screener.commit", "unknown"),
                System.getProperty("screener.command", "run " + workload.name()).strip(),
                systems);
    }

    Optional<SystemResult> of(SystemKind kind) {
        return systems.stream().filter(system -> system.kind() == kind).findFirst();
    }

    Optional<PhaseResult> at(SystemKind kind, int rate) {
        return of(kind).flatMap(system -> system.at(rate)).filter(PhaseResult::sustained);
    }

    /** One system's percentile in another's, at a rate that both keep up. */
    OptionalDouble ratio(SystemKind of, SystemKind to, int rate, double percentile) {
        Optional<PhaseResult> above = at(of, rate);
        Optional<PhaseResult> below = at(to, rate);
        return above.isEmpty() || below.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(above.get().ms(percentile) / below.get().ms(percentile));
    }
}
