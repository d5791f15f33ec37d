package org.claimscreener.faults.swap;

import java.time.Duration;
import java.util.List;

import org.claimscreener.faults.lab.Deployments;
import org.claimscreener.faults.load.Books;

/**
 * What a run showed.
 *
 * @param phases in order: steady, swapping, new versions, wholly new ones, steady again
 * @param first new version that these JVMs compiled under load, in the warm-up: their compilers are cold then
 * @param swaps between versions that had decided before
 * @param fresh deployments of new versions, one rule in each another
 * @param whole deployments of versions with no rule as it was
 * @param strange decisions by a set of packs that was never in force
 * @param outOfTurn decisions by a set of packs whose time it was not
 * @param totals of the whole run, warm-up included; unanswered after the drain
 * @param before the TaskManagers' JVMs after the warm-up and a full collection
 * @param after the same at the end
 * @param violations that the verifier found in the topics, one line each
 */
public record SwapResult(
        List<Phase> phases,
        Deployments.Done first,
        List<Deployments.Done> swaps,
        List<Deployments.Done> fresh,
        List<Deployments.Done> whole,
        long strange,
        long outOfTurn,
        Books.Totals totals,
        List<JvmFigures> before,
        List<JvmFigures> after,
        List<String> violations) {

    private static final double TAIL_PERCENT = 99.9;

    public SwapResult {
        phases = List.copyOf(phases);
        swaps = List.copyOf(swaps);
        fresh = List.copyOf(fresh);
        whole = List.copyOf(whole);
        before = List.copyOf(before);
        after = List.copyOf(after);
        violations = List.copyOf(violations);
    }

    /** Twice the p99.9 of the first steady phase: no decision should take longer while packs are deployed. */
    public Duration limit() {
        return phases.get(0).percentile(TAIL_PERCENT).multipliedBy(2);
    }

    /** How many times the first steady phase's p99.9 a phase's worst decision took. */
    public double worstToTail(Phase phase) {
        return (double) phase.max().toNanos()
                / Math.max(1, phases.get(0).percentile(TAIL_PERCENT).toNanos());
    }

    /** Decisions that say that nothing could be decided. */
    public long undecided() {
        return phases.stream().mapToLong(Phase::undecided).sum();
    }

    /** Whether what must never happen did not; how fast it was is another matter. */
    public boolean isRight() {
        return strange == 0
                && outOfTurn == 0
                && undecided() == 0
                && totals.unanswered() == 0
                && totals.contradictory() == 0
                && totals.strangers() == 0
                && violations.isEmpty();
    }
}
